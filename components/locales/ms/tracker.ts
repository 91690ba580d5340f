import type { tracker as english } from '../en/tracker.ts';
import type { Translation } from '../message.ts';

export const tracker: Translation<typeof english> = {};
