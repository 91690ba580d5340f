import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../free-port.ts';

const onPath = (...names: readonly string[]): string | undefined =>
  names.flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))).find((path) => existsSync(path));

/** The Firefox that `FIREFOX_PATH` names, else one that is installed; nothing where there is none. */
export const findFirefox = (): string | undefined => process.env.FIREFOX_PATH ?? onPath('firefox-esr', 'firefox');

/** A WebKit that takes orders by WebDriver. */
export interface WebKit {
  /** Of the driver, on 127.0.0.1. */
  port: number;
  /** The browser that the driver starts. */
  binary: string;
}

/**
 * Starts the driver of WebKitGTK on a screen of its own, where both are installed; nothing where they are not. They end with
 * this process.
 */
export const startWebKit = async (): Promise<WebKit | undefined> => {
  const [driver, screen] = [onPath('WebKitWebDriver'), onPath('Xvfb')];
  const [binary] = globSync('/usr/{lib,lib/*,libexec}/webkit2gtk-4.*/MiniBrowser');
  if (!driver || !screen || !binary) return undefined;
  const started: ChildProcess[] = [];
  process.once('exit', () => { for (const each of started) each.kill(); });
  // It takes a display that is free and writes its number.
  const display = spawn(screen, ['-displayfd', '1', '-screen', '0', '1280x1024x24'], { stdio: ['ignore', 'pipe', 'ignore'] });
  started.push(display);
  const [number] = await once(createInterface({ input: display.stdout }), 'line') as [string];
  const port = await freePort();
  started.push(spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore', env: { ...process.env, DISPLAY: `:${number}` } }));
  await listening(port);
  return { port, binary };
};

async function listening(port: number): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error('WebKitWebDriver does not answer.');
}
