import { AsyncLocalStorage } from 'node:async_hooks';
import type { OpenTransaction, TransactionContext } from '../database/database.ts';

/** Lets a database on Node refuse a nested call at once, where it stands, instead of waiting for the watchdog. */
export const transactionContext: TransactionContext = new AsyncLocalStorage<OpenTransaction>();
