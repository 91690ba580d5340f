/** Whether this is the run that may take minutes: `npm run test:often`. */
export const isLongRun = process.env['RUN'] === 'long';

/** How often a test tries what it makes up, in the daily run and in the long one. */
export const times = (daily: number, long: number): number => (isLongRun ? long : daily);
