// Checks the sources without running them, and what is built of them. Each takes one core for its while.
import { runBatches } from './batches.ts';

await runBatches(['lint', 'checks:built', 'checks:types'].map((name) => ({ name, command: 'npm', args: ['run', '--silent', name] })));
