import type { picker as english } from '../en/picker.ts';
import type { Translation } from '../message.ts';

export const picker: Translation<typeof english> = {};
