import type { LogEntry } from '../log.ts';

/** An error with what caused it, for a line of JSON. */
const describe = (error: unknown, depth = 0): unknown => (error instanceof Error
  ? {
      name: error.name, message: error.message, stack: error.stack,
      ...(error.cause !== undefined && depth < 3 && { cause: describe(error.cause, depth + 1) }),
    }
  : String(error));

/** Writes one line of JSON: to standard error what somebody should look at, to standard output the rest. */
export function writeLog({ level, message, error, ...fields }: LogEntry): void {
  const line = JSON.stringify({ at: new Date().toISOString(), level, message, ...fields, ...(error !== undefined && { error: describe(error) }) });
  (level === 'info' ? process.stdout : process.stderr).write(`${line}\n`);
}
