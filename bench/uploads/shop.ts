import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jpegSegment, sampleJpeg } from '../../test/server/uploads/sample-files.ts';
import { serverProcess, serviceKey } from '../../test/faults/server-process.ts';
import { freePort } from '../../test/free-port.ts';

/** The most that one segment of a JPEG has. */
const segmentBytes = 65_533;

/** A photograph of a slip: as near to the 10 MiB that a shop takes as segments of one size allow. */
export const slip = (): Buffer => sampleJpeg({ extra: Array.from({ length: 159 }, () => jpegSegment(0xfe, Buffer.alloc(segmentBytes, 'slip '))) });

/** Puts slips on the disk. Each is of a size of its own, as photographs are: what follows the picture's end says nothing to whoever decodes it. @returns where they lie */
export const writeSlips = (folder: string, { bytes, names }: { bytes: Buffer; names: readonly string[] }): Promise<string[]> => Promise.all(names.map(async (name, index) => {
  const path = join(folder, name);
  await writeFile(path, Buffer.concat([bytes, Buffer.alloc(index)]));
  return path;
}));

/** The kit's own server as a process of its own, with an empty folder. `publicUrl` is where it says that it lies. */
export async function openServer({ publicUrl, allowedOrigin }: { publicUrl?: string; allowedOrigin?: string } = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), 'kit-bench-'));
  const port = await freePort();
  const server = serverProcess({ port, dataDir, environment: { ...(publicUrl && { PUBLIC_URL: publicUrl }), ...(allowedOrigin && { ALLOWED_ORIGINS: allowedOrigin }) } });
  const close = async (): Promise<void> => {
    await server.kill().catch(() => {});
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await server.start();
  } catch (error) {
    await close();
    throw error;
  }
  return { port, baseUrl: `${server.origin}/v1`, key: serviceKey, close };
}
