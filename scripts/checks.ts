// Checks the sources without running them, and what is built of them. The longest first and a short one last.
import { runBatches } from './batches.ts';

await runBatches(['checks:types', 'lint', 'checks:built', 'imports'].map((name) => ({ name, command: 'npm', args: ['run', '--silent', name] })));
