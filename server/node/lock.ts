import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Another process works on the folder. */
export class DataDirInUse extends Error {
  override readonly name = 'DataDirInUse';
  /** The process that holds the folder, in its own machine's or container's count. */
  readonly pid: number;

  constructor({ dataDir, pid }: { dataDir: string; pid: number }) {
    super(`The data folder ${dataDir} is in use by process ${pid}. Two servers on one folder would lose each other's orders; stop that one, or set DATA_DIR to another folder.`);
    this.pid = pid;
  }
}

/** A held folder. */
export interface DataDirLock {
  /** Lets the next process in. Doing it twice changes nothing. */
  release(): Promise<void>;
}

const lockFolder = 'lock';
const holderFile = 'holder';
const socketForm = /^(\d{1,10})-[0-9a-f]{12}$/;
/** `sun_path` holds 104 bytes on macOS and 108 on Linux, the closing NUL included. */
const maxSocketPathBytes = 103;
const maxAttempts = 50;

/**
 * Takes the data folder for this process, before anything opens it.
 *
 * A lock is a listening socket inside the folder: it dies with its process, however that dies. A process first listens
 * on a socket of its own, then looks whether any other is alive. Of two that come together at least one sees the other,
 * so never both go on; who sees one that has not won yet steps back and tries again. `lock/holder` names the winner.
 * @throws {DataDirInUse} at once, when another process holds it
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  await mkdir(path.join(dataDir, lockFolder), { recursive: true, mode: 0o700 });
  const folder = path.join(await realpath(dataDir), lockFolder);
  const short = await shortPathTo(folder);
  try {
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      const lock = await claim({ dataDir, folder, socketFolder: short.folder });
      if (lock !== undefined) return { release: releasing(lock, short.remove) };
      await new Promise((resolve) => { setTimeout(resolve, 5 + Math.random() * 20 * attempt); });
    }
    throw new Error(`Several processes are trying to take the data folder ${dataDir} at once; start one of them.`);
  } catch (error) {
    await short.remove();
    throw error;
  }
}

const releasing = (lock: DataDirLock, removeLink: () => Promise<void>) => async (): Promise<void> => {
  try {
    await lock.release();
  } finally {
    await removeLink();
  }
};

interface Place { dataDir: string; folder: string; socketFolder: string }

/** A lock; `undefined` when another process is trying too. */
async function claim({ dataDir, folder, socketFolder }: Place): Promise<DataDirLock | undefined> {
  const own = `${process.pid}-${randomBytes(6).toString('hex')}`;
  const server = await listen(path.join(socketFolder, own));
  const letGo = async (): Promise<void> => {
    await unlink(path.join(folder, own)).catch(() => {});
    await new Promise((resolve) => { server.close(resolve); });
  };
  try {
    const others = (await readdir(folder)).filter((name) => socketForm.test(name) && name !== own);
    const alive = await Promise.all(others.map((name) => isAlive(path.join(socketFolder, name))));
    const living = others.filter((_, index) => alive[index]);
    if (living.length > 0) {
      const holder = await readFile(path.join(folder, holderFile), 'utf8').catch(() => '');
      if (living.includes(holder)) throw new DataDirInUse({ dataDir, pid: Number(holder.split('-')[0]) });
      await letGo();
      return undefined;
    }
    // A winner that came and went meanwhile may have swept our socket away, and then nobody would see us.
    if (!existsSync(path.join(folder, own))) {
      await letGo();
      return undefined;
    }
    const written = path.join(folder, `${own}.new`);
    await writeFile(written, own);
    await rename(written, path.join(folder, holderFile));
    await Promise.all(others.map((name) => rm(path.join(folder, name), { force: true })));
  } catch (error) {
    await letGo();
    throw error;
  }
  const sweep = (): void => { rmSync(path.join(folder, own), { force: true }); };
  process.once('exit', sweep);
  return {
    async release() {
      process.off('exit', sweep);
      await letGo();
    },
  };
}

async function listen(socketPath: string): Promise<Server> {
  const server = createServer((socket) => { socket.destroy(); });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  // Holding the folder is no reason to stay alive.
  server.unref();
  return server;
}

/** Whether a process listens: the system accepts for it, so one that is busy, or paused, counts as alive. */
function isAlive(socketPath: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(false);
      // A full queue of connections is a process too, and so is one that lets go at this moment. What cannot be told is an error: to guess would risk the data.
      else if (error.code === 'EAGAIN' || error.code === 'ECONNRESET') resolve(true);
      else reject(error);
    });
  });
}

/** A path to the folder that is short enough for a socket's address: its own, or a link in the system's temporary folder. */
async function shortPathTo(folder: string): Promise<{ folder: string; remove: () => Promise<void> }> {
  const longestName = 24;
  if (Buffer.byteLength(folder) + longestName <= maxSocketPathBytes) return { folder, remove: () => Promise.resolve() };
  const made = await mkdtemp(path.join(tmpdir(), 'kit-lock-'));
  const link = path.join(made, 'l');
  await symlink(folder, link);
  return { folder: link, remove: () => rm(made, { recursive: true, force: true }) };
}
