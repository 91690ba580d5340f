import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Upload } from '../../src/contract/upload.ts';
import { fillDataDir } from '../server/database/open-test-database.ts';
import { samplePdf } from '../server/uploads/sample-files.ts';
import { freePort } from '../free-port.ts';
import { pause, serverProcess, serviceKey } from './server-process.ts';

const chunkBytes = 5 * 1024 * 1024;

export interface CutReport {
  uploads: number;
  /** Connections that were cut while bytes of a file were on their way. */
  cuts: number;
  /** Kills of the server while bytes of a file were on their way. */
  kills: number;
  /** The most bytes that had to be sent again after one cut. */
  mostSentAgain: number;
}

const authorization = `Bearer ${serviceKey}`;
const tus = { authorization, 'tus-resumable': '1.0.0' };

/**
 * Sends one part of a file, in pieces.
 * @param cutAfter of so many bytes the connection is destroyed
 * @returns how many bytes were given to the connection, and the answer, unless it was cut
 */
async function sendPart(address: string, { bytes, offset, cutAfter, onPiece }: { bytes: Buffer; offset: number; cutAfter?: number; onPiece?: (sent: number) => Promise<void> }): Promise<{ sent: number; status: number | undefined }> {
  const part = bytes.subarray(offset, offset + chunkBytes);
  const call = request(address, { method: 'PATCH', headers: { ...tus, 'content-type': 'application/offset+octet-stream', 'upload-offset': offset, 'content-length': part.length } });
  const answered = new Promise<number | undefined>((resolve) => {
    call.on('response', (response: IncomingMessage) => { response.resume(); resolve(response.statusCode); });
    call.on('error', () => { resolve(undefined); });
    call.on('close', () => { resolve(undefined); });
  });
  let over = false;
  void answered.then(() => { over = true; });
  let sent = 0;
  while (sent < part.length && !over && !call.destroyed) {
    const piece = part.subarray(sent, sent + 64 * 1024);
    if (!call.write(piece)) await Promise.race([new Promise((resolve) => { call.once('drain', resolve); }), answered]);
    sent += piece.length;
    await onPiece?.(sent);
    if (cutAfter !== undefined && sent >= cutAfter) {
      call.destroy();
      break;
    }
  }
  if (!call.destroyed) call.end();
  return { sent, status: await answered };
}

/** Cuts uploads to a real server at random places, and kills it in the middle of some: every file must arrive whole. */
export async function cutRun({ uploads, cutsEach, kills, sizeBytes }: { uploads: number; cutsEach: number; kills: number; sizeBytes: number }): Promise<CutReport> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'kit-cuts-'));
  const server = serverProcess({ port: await freePort(), dataDir });
  const report: CutReport = { uploads, cuts: 0, kills: 0, mostSentAgain: 0 };
  const offsetOf = async (address: string): Promise<number> => {
    const head = await fetch(address, { method: 'HEAD', headers: tus });
    assert.equal(head.status, 200, `HEAD ${address}`);
    return Number(head.headers.get('upload-offset'));
  };
  try {
    await fillDataDir(dataDir);
    await server.start();
    for (let index = 0; index < uploads; index += 1) {
      const bytes = samplePdf({ catalogue: `(${randomBytes(sizeBytes / 2).toString('hex')})` });
      const created = await fetch(`${server.origin}/v1/uploads`, { method: 'POST', headers: { ...tus, 'upload-length': String(bytes.length), 'upload-metadata': `filename ${btoa('slip.pdf')}` } });
      assert.equal(created.status, 201, await created.text());
      const address = new URL(created.headers.get('location') ?? '', server.origin).href;
      const killHere = index < kills;
      for (let cut = 0, offset = 0; offset < bytes.length; offset = await offsetOf(address)) {
        if (cut >= cutsEach) {
          const { status } = await sendPart(address, { bytes, offset });
          assert.equal(status, 204);
          continue;
        }
        const room = Math.min(chunkBytes, bytes.length - offset);
        const cutAfter = Math.max(1, Math.floor(Math.random() * room * 0.9));
        const kill = killHere && cut === 0;
        let killed: Promise<void> | undefined;
        const { sent } = await sendPart(address, {
          bytes, offset, cutAfter: kill ? room : cutAfter,
          ...(kill && { onPiece: async (so) => { if (so >= cutAfter && killed === undefined) await (killed = server.kill()); } }),
        });
        cut += 1;
        if (kill) {
          assert.ok(killed !== undefined, 'the kill landed while bytes were on their way');
          report.kills += 1;
          await server.start();
        } else {
          report.cuts += 1;
          await pause(10);
        }
        report.mostSentAgain = Math.max(report.mostSentAgain, offset + sent - await offsetOf(address));
      }
      const id = address.split('/').at(-1) ?? '';
      const upload = await (await fetch(address, { headers: { authorization } })).json() as Upload;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      assert.deepEqual([upload.status, upload.sha256, upload.sizeBytes], ['stored', sha256, bytes.length]);
      const [year, month] = upload.createdAt.split('-');
      const kept = await readFile(path.join(dataDir, 'files', year ?? '', month ?? '', id, `${id}.pdf`));
      assert.equal(createHash('sha256').update(kept).digest('hex'), sha256);
    }
    return report;
  } finally {
    await server.kill().catch(() => {});
    await rm(dataDir, { recursive: true, force: true });
  }
}
