import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { launch, type Browser, type LaunchOptions } from 'puppeteer-core';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where a Chromium lies and what its process needs around it. */
export interface Chromium {
  executablePath: string;
  /** `chromePath` was named by `CHROME_PATH`, `system` was found on the machine, `packaged` came with `npm ci`. */
  source: 'chromePath' | 'system' | 'packaged';
  /** Environment for the browser's process: libraries and fonts, where it brings its own. */
  env: Record<string, string>;
}

/** What a test may change about a browser; everything else is the same for all of them. */
export interface LaunchBrowserOptions {
  /** Chromium switches beyond the common ones. */
  args?: string[];
  /** How long one command to the browser may take. Default 60,000: a loaded machine with two cores is slow to start one. */
  protocolTimeoutMs?: number;
}

// Without these it asks for component updates, field trials and QUIC, which a closed network answers with refused connections.
const quietArguments = [
  '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/**
 * Finds the Chromium that every browser test of this repository uses: the one `CHROME_PATH` names, else one installed on
 * the machine, else the one that `npm ci` brought (Linux x64), unpacked once under `node_modules/.cache`.
 *
 * @throws {Error} when `CHROME_PATH` names nothing that can be run, or when no Chromium is to be had on this platform.
 */
export async function findChromium(): Promise<Chromium> {
  const named = process.env.CHROME_PATH;
  if (named) {
    // A wrong path must not fall back in silence: the tests would run in another browser than the one asked for.
    if (!isExecutable(named)) throw new Error(`CHROME_PATH is ${named}, which is not a program that can be run.`);
    return { executablePath: named, source: 'chromePath', env: {} };
  }
  const installed = systemPlaces().find(isExecutable);
  if (installed) return { executablePath: installed, source: 'system', env: {} };
  if (process.platform === 'linux' && process.arch === 'x64') return unpackedChromium();
  throw new Error('No Chromium found. Install Chrome or Chromium, or set CHROME_PATH to one.');
}

/**
 * The options that start this Chromium with puppeteer-core. For launchers that start it themselves (the element tests'
 * runner); everything else calls {@link launchBrowser}.
 */
export async function chromiumLaunchOptions({ args = [], protocolTimeoutMs = 60_000 }: LaunchBrowserOptions = {}): Promise<LaunchOptions> {
  const chromium = await findChromium();
  return {
    executablePath: chromium.executablePath,
    // The packaged build is Chromium's headless shell, which knows no other mode; the others have it as well.
    headless: chromium.source === 'packaged' ? 'shell' : true,
    // As root Chromium refuses to start with its sandbox; containers seldom allow it at all.
    args: [...quietArguments, '--no-sandbox', ...args],
    env: { ...process.env, ...chromium.env },
    protocolTimeout: protocolTimeoutMs,
  };
}

/**
 * Starts a headless Chromium with an empty profile of its own. The caller closes it.
 *
 * ```ts
 * const browser = await launchBrowser();
 * try {
 *   const page = await browser.newPage();
 * } finally {
 *   await browser.close();
 * }
 * ```
 */
export async function launchBrowser(options: LaunchBrowserOptions = {}): Promise<Browser> {
  return launch(await chromiumLaunchOptions(options));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function systemPlaces(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((name) => process.env[name])
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'));
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'].flatMap((name) => folders.map((folder) => join(folder, name)));
}

async function unpackedChromium(): Promise<Chromium> {
  const manifest = join(root, 'node_modules/@sparticuz/chromium/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const cache = join(root, 'node_modules/.cache');
  const home = join(cache, `chromium-${version}`);
  if (!existsSync(home)) await unpack({ cache, home });

  const libraries = join(home, 'al2023/lib');
  const inherited = process.env.LD_LIBRARY_PATH;
  return {
    executablePath: join(home, 'chromium'),
    source: 'packaged',
    env: {
      // NSS, NSPR and expat are missing on a bare Debian; the package brings them.
      LD_LIBRARY_PATH: inherited ? `${libraries}${delimiter}${inherited}` : libraries,
      // A machine with fonts of its own shows more scripts than the one font in the package.
      ...(!existsSync('/etc/fonts/fonts.conf') && { FONTCONFIG_FILE: join(home, 'fonts/fonts.conf') }),
    },
  };
}

/**
 * The package unpacks into the temporary folder and reuses whatever lies there, of any version; and it unpacks its
 * libraries only when it believes that it runs on Lambda. So it runs in a process of its own, with a folder that nobody
 * else has, and the finished folder is moved into place in one step: test processes that start together all do this at once.
 */
async function unpack({ cache, home }: { cache: string; home: string }): Promise<void> {
  await mkdir(cache, { recursive: true });
  const scratch = await mkdtemp(join(cache, 'unpacking-'));
  try {
    await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', "await (await import('@sparticuz/chromium')).default.executablePath()"],
      { cwd: root, env: { ...process.env, TMPDIR: scratch, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' } },
    );
    await writeFile(
      join(scratch, 'fonts/fonts.conf'),
      '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>\n',
    );
    await rename(scratch, home);
  } catch (error) {
    if (!existsSync(join(home, 'chromium'))) throw error;
    // Another process finished first; its folder is as good.
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
