import type { detail as english } from '../en/detail.ts';
import type { Translation } from '../message.ts';

export const detail: Translation<typeof english> = {};
