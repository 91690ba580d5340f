/** One thing worth writing down: plain values, without secrets, tokens or addresses. */
export interface LogEntry {
  level: 'info' | 'warn' | 'error';
  message: string;
  error?: unknown;
  [field: string]: unknown;
}

export type Log = (entry: LogEntry) => void;
