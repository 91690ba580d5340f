/**
 * The reference server as a Node process: configuration from the environment, PGlite in a folder or PostgreSQL, files in
 * a folder, SMTP, and HTTP.
 * @module
 */
export { startServer, type RunningServer, type StartOptions } from './start-server.ts';
export { ConfigError, readConfig, type ServerConfig } from './config.ts';
export { openServerDatabase } from './open-database.ts';
export { openPostgres } from './open-postgres.ts';
export { DataDirInUse } from './lock.ts';
