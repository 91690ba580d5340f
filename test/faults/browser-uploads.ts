import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Page } from 'puppeteer-core';
import type { Client, Upload, UploadQueue } from '../../src/index.ts';
import { launchBrowser } from '../browser/chromium.ts';
import { samplePdf } from '../server/uploads/sample-files.ts';
import { openCuttingProxy } from './cutting-proxy.ts';
import { freePort } from '../free-port.ts';
import { pause, serverProcess, serviceKey } from './server-process.ts';

const mebibyte = 1024 * 1024;
const root = fileURLToPath(new URL('../..', import.meta.url));

export interface BrowserCutReport {
  uploads: number;
  sizeBytes: { least: number; most: number };
  /** Connections that were cut while bytes of a file were on their way. */
  cuts: number;
  /** Tabs that were killed while bytes of files were on their way. */
  kills: number;
  /** The most bytes of one file that had to be sent again after a cut or a kill. */
  mostSentAgain: number;
  /** Files that were on their way in a killed tab with bytes on the server, and went on there. */
  resumed: number;
  /** Files of which the server had nothing yet when their tab was killed, and that were begun once more. */
  begunAnew: number;
  equal: number;
  seconds: number;
}

declare global {
  var openQueue: (baseUrl: string, token: string) => UploadQueue;
  var queue: UploadQueue;
  var shop: Client;
}

/** The SDK as a page gets it, and files for it to send, on an origin of its own. */
const openPages = async (files: readonly Buffer[]) => {
  const { outputFiles: [script] } = await build({
    stdin: { contents: `
      import { createClient } from './src/index.ts';
      globalThis.openQueue = (baseUrl, auth) => {
        globalThis.shop = createClient({ baseUrl, auth });
        return globalThis.queue = globalThis.shop.uploads.createQueue({ scope: 'drf_cuts' });
      };`, resolveDir: root },
    bundle: true, write: false, format: 'esm', platform: 'browser', target: 'es2022', logLevel: 'error', define: { 'process.env.NODE_ENV': '"production"' },
  });
  const server = createServer((request, response) => {
    const file = files[Number(/^\/file\/(\d+)$/.exec(request.url ?? '')?.[1] ?? -1)];
    if (file) response.writeHead(200, { 'content-type': 'application/pdf' }).end(file);
    else if (request.url === '/sdk.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(script?.contents);
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Uploads</title><script type="module" src="/sdk.js"></script>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.closeAllConnections() ?? server.close() };
};

interface Standing { readonly name: string; readonly state: string; readonly acceptedBytes: number; readonly uploadId: string | undefined; readonly stored: string | undefined; readonly isKept: boolean; readonly uploadUrl: string | undefined }

const standing = (page: Page): Promise<Standing[]> => page.evaluate(() => globalThis.queue.records.map(({ name, state, acceptedBytes, uploadId, upload, isKept, uploadUrl, problem }) =>
  ({ name, state: problem ? `${state}: ${problem.code} ${problem.detail}` : state, acceptedBytes, uploadId, stored: upload?.sha256, isKept: isKept === true, uploadUrl })));

/** A random document of just under 10 MiB, the most that a shop takes. */
const slip = (): Buffer => samplePdf({ catalogue: `(${randomBytes(5 * mebibyte - 1_000 - Math.floor(Math.random() * 40_000)).toString('hex')})` });

/**
 * Sends files by the SDK's queue in a real browser to a real server, through a proxy that cuts each upload so many times in
 * the middle of its bytes, and kills the tab now and then: every file must arrive whole, from where the server had it.
 */
export async function browserCutRun({ uploads, cutsEach, kills }: { uploads: number; cutsEach: number; kills: number }): Promise<BrowserCutReport> {
  const began = performance.now();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'kit-browser-cuts-'));
  const files = Array.from({ length: uploads }, slip);
  const pages = await openPages(files);
  const port = await freePort();
  const server = serverProcess({ port, dataDir, environment: { ALLOWED_ORIGINS: pages.origin } });
  const proxy = await openCuttingProxy({ port, cutsEach });
  const browser = await launchBrowser();
  const finished = new Map<string, Standing>();
  let [killed, resumed] = [0, 0];

  const openTab = async (): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(pages.origin);
    await page.waitForFunction(() => typeof globalThis.openQueue === 'function');
    await page.evaluate((baseUrl, token) => void globalThis.openQueue(baseUrl, token), `${proxy.origin}/v1`, serviceKey);
    return page;
  };
  const uploadOf = async (id: string | undefined): Promise<Upload> =>
    await (await fetch(`${server.origin}/v1/uploads/${id}`, { headers: { authorization: `Bearer ${serviceKey}` } })).json() as Upload;
  const look = async (page: Page): Promise<Standing[]> => {
    const records = await standing(page);
    for (const record of records) if (record.state === 'done') finished.set(record.name, record);
    // A person would press “try again”; here nothing but cuts is wrong, and those pass by themselves.
    const broken = records.filter(({ state }) => state.includes(':'));
    assert.deepEqual(broken, []);
    return records;
  };

  try {
    await server.start();
    let page = await openTab();
    await page.evaluate(async (count) => {
      const chosen: File[] = [];
      for (let index = 0; index < count; index += 1) chosen.push(new File([await (await fetch(`/file/${index}`)).blob()], `slip-${index}.pdf`, { lastModified: index }));
      globalThis.queue.add(chosen);
    }, uploads);

    while (finished.size < uploads) {
      const records = await look(page);
      const halfWay = records.filter(({ state, acceptedBytes, isKept }) => state === 'uploading' && acceptedBytes > 0 && isKept);
      const isDue = killed < kills && finished.size >= ((killed + 1) * uploads) / (kills + 2) && halfWay.length > 0 && records.every(({ state, isKept }) => state === 'done' || isKept);
      if (isDue) {
        await page.close({ runBeforeUnload: false });
        killed += 1;
        // Whatever had not a byte on the server may begin anew; what had goes on.
        const before = new Map(halfWay.map(({ uploadUrl }) => [uploadUrl?.split('/').at(-1) ?? '', (proxy.offsets.get(uploadUrl?.split('/').at(-1) ?? '') ?? []).length]));
        page = await openTab();
        const found = await page.evaluate(async () => (await globalThis.queue.recover()).map(({ name, state }) => ({ name, state })));
        assert.ok(found.every(({ state }) => state !== 'needsFile'), found.map(({ state }) => state).join());
        const back = new Set(found.map(({ name }) => name));
        // What does not come back had arrived since it was last looked at.
        for (const record of records.filter(({ name }) => !finished.has(name) && !back.has(name))) {
          const { id, status, sha256 } = await uploadOf(record.uploadUrl?.split('/').at(-1));
          assert.equal(status, 'stored', `${record.name} was ${record.state}, and did not come back`);
          finished.set(record.name, { ...record, uploadId: id, stored: sha256 });
        }
        for (const [id, count] of before) {
          while ((proxy.offsets.get(id) ?? []).length === count) {
            await look(page);
            if ([...finished.values()].some(({ uploadId }) => uploadId === id)) break;
            await pause(20);
          }
          const next = proxy.offsets.get(id)?.[count];
          assert.ok(next === undefined || next > 0, `${id} began anew`);
          resumed += 1;
        }
      }
      await pause(25);
    }
    await page.close();

    let [equal, cuts] = [0, 0];
    for (const [index, bytes] of files.entries()) {
      const local = createHash('sha256').update(bytes).digest('hex');
      const record = finished.get(`slip-${index}.pdf`);
      const upload = await uploadOf(record?.uploadId);
      assert.deepEqual([upload.status, upload.sha256, upload.sizeBytes, record?.stored], ['stored', local, bytes.length, local]);
      equal += 1;
      cuts += proxy.cuts.get(upload.id) ?? 0;
    }
    const sizes = files.map(({ length }) => length);
    return {
      uploads, sizeBytes: { least: Math.min(...sizes), most: Math.max(...sizes) }, cuts,
      kills: killed, mostSentAgain: proxy.mostSentAgain, resumed, begunAnew: proxy.begun - uploads, equal, seconds: Math.round((performance.now() - began) / 1_000),
    };
  } finally {
    await browser.close();
    proxy.close();
    pages.close();
    await server.kill().catch(() => undefined);
    await rm(dataDir, { recursive: true, force: true });
  }
}
