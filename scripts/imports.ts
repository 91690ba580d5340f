// Checks who imports whom, over the folders that there are: dependency-cruiser stops at one that is missing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const folders = ['src', 'components', 'server', 'testing', 'cli', 'demo', 'stories', 'test', 'bench', 'examples'].filter((folder) => existsSync(folder));
const { status } = spawnSync('depcruise', ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', ...folders], { stdio: 'inherit', shell: process.platform === 'win32' });
process.exitCode = status ?? 1;
