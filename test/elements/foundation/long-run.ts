/** Whether this is the run that may take minutes: `npm run test:elements:long`. */
export const isLongRun = (globalThis as { process?: { env: Record<string, string | undefined> } }).process?.env['RUN'] === 'long';
