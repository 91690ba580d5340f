/**
 * The reference server: the contract as one fetch handler. Runs wherever web standards do; `manual-order-kit/server/node`
 * has what a Node process needs beside it.
 * @module
 */
export { createServer, type Server, type ServerOptions, type ShopOptions } from './server.ts';
export { defaultSettings } from './settings/default-settings.ts';
export { DatabaseBusy, type Database, type DatabaseOptions, type TransactionContext } from './database/database.ts';
export { openPglite, type PgliteDatabase } from './database/open-pglite.ts';
export { migrate } from './database/migrate.ts';
export { migrations } from './database/migrations/index.ts';
export { memoryFiles } from './uploads/memory-files.ts';
export type { CarrierSecrets } from './fulfilments/carrier-calls.ts';
export type { EmailConnection, ProviderConnection, WebhookConnection } from './fulfilments/provider-port.ts';
export type { UploadReceiver } from './uploads/receiver.ts';
export type { Log, LogEntry } from './log.ts';
export * from './ports.ts';
