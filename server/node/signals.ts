/** One part of stopping, such as “close the database”. */
export interface StopStep {
  readonly name: string;
  run(): unknown;
}

const defaultTimeoutMs = 25_000;

/**
 * Stops the process in order on SIGTERM and SIGINT: the steps run one after another, also when one fails, then the
 * process ends with 0, or with 1 when a step failed. A second signal, or the end of `timeoutMs`, ends it at once with 1:
 * nothing that was acknowledged is lost then either, the next start finds it as after a power cut.
 * @param options.steps in the order: say “not ready”, end event streams, finish requests, stop the outbox, close the database, release the lock
 * @param options.report told of each step that failed
 */
export function stopOnSignals({ steps, timeoutMs = defaultTimeoutMs, report }: {
  steps: readonly StopStep[];
  timeoutMs?: number;
  report: (message: string, error?: unknown) => void;
}): void {
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) {
      report(`${signal} came again: stopping at once.`);
      process.exit(1);
    }
    stopping = true;
    setTimeout(() => {
      report(`Stopping took longer than ${timeoutMs} ms: stopping at once.`);
      process.exit(1);
    }, timeoutMs);
    void runSteps(steps, report).then((failed) => process.exit(failed ? 1 : 0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** @returns whether a step failed */
async function runSteps(steps: readonly StopStep[], report: (message: string, error?: unknown) => void): Promise<boolean> {
  let failed = false;
  for (const step of steps) {
    try {
      await step.run();
    } catch (error) {
      failed = true;
      report(`Stopping: “${step.name}” failed.`, error);
    }
  }
  return failed;
}
