import type { provider as english } from '../en/provider.ts';
import type { Translation } from '../message.ts';

export const provider: Translation<typeof english> = {};
