import type { wizard as english } from '../en/wizard.ts';
import type { Translation } from '../message.ts';

export const wizard: Translation<typeof english> = {};
