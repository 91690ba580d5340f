import { maskedEntry, type LogEntry } from '../log.ts';

/** What a terminal or a reader of logs takes for a new line or an order to itself, and JSON lets through. */
const unsafe = /[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** An entry as one line of JSON, whatever it holds. */
export const logLine = (entry: LogEntry, at: Date): string => {
  const { level, message, ...fields } = maskedEntry(entry);
  return JSON.stringify({ at: at.toISOString(), level, message, ...fields })
    .replaceAll(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
};

/** Writes one line of JSON: to standard error what somebody should look at, to standard output the rest. */
export function writeLog(entry: LogEntry): void {
  (entry.level === 'info' ? process.stdout : process.stderr).write(`${logLine(entry, new Date())}\n`);
}
