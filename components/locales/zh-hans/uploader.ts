import type { uploader as english } from '../en/uploader.ts';
import type { Translation } from '../message.ts';

export const uploader: Translation<typeof english> = {};
