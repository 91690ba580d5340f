import { expect } from 'chai';
import { createClient, memoryStore } from '../../../src/index.ts';
import { until } from '../foundation/fixture.ts';

const sizeBytes = 6 * 1024 * 1024;
const slip = () => new File(['%PDF-1.7', new Uint8Array(sizeBytes - 8)], 'slip.pdf');

/** A tus server in the page: keeps what it is sent, and answers a PATCH as it is told. */
const serverInPage = ({ extensions = 'creation,termination' } = {}) => {
  const calls: string[] = [];
  const offsets: number[] = [];
  /** The answers to the next chunks, in place of taking them. */
  const refusals: number[] = [];
  const tokens: (string | null)[] = [];
  let offset = 0;
  const answer = async (request: Request): Promise<Response> => {
    calls.push(request.method);
    switch (request.method) {
      case 'OPTIONS': return new Response(null, { status: 204, headers: { 'tus-extension': extensions } });
      case 'POST': return new Response(null, { status: 201, headers: { location: new URL('/v1/uploads/upl_1', location.href).href } });
      case 'HEAD': return new Response(null, { status: 200, headers: { 'upload-offset': String(offset), 'upload-length': String(sizeBytes) } });
      case 'DELETE': return new Response(null, { status: 204 });
      case 'PATCH': {
        offsets.push(Number(request.headers.get('upload-offset')));
        tokens.push(request.headers.get('authorization'));
        const refusal = refusals.shift();
        if (refusal === 0) return new Promise((_, fail) => { request.signal.addEventListener('abort', () => { fail(request.signal.reason as Error); }); });
        if (refusal !== undefined) return new Response(null, { status: refusal });
        offset += (await request.arrayBuffer()).byteLength;
        return new Response(null, { status: 204, headers: { 'upload-offset': String(offset) } });
      }
      default: return Response.json({ id: 'upl_1', filename: 'slip.pdf', sizeBytes, offsetBytes: offset, status: 'stored', duplicateOf: [], createdAt: '2026-11-22T10:00:00.000Z' });
    }
  };
  let asked = 0;
  const client = createClient({ baseUrl: '/v1', auth: async () => `t${(asked += 1)}`, fetch: (input: RequestInfo | URL) => answer(input as Request) });
  const queue = client.uploads.createQueue({ scope: `drf-${crypto.randomUUID()}`, resumeStore: memoryStore() });
  return { queue, calls, offsets, refusals, tokens };
};

describe('what a server may answer to an upload in a browser', () => {
  it('U10 tries again what may pass, from the byte where it was, and not what will be refused again', async function () {
    this.timeout(30_000);
    const passing = serverInPage();
    passing.refusals.push(503, 423);
    passing.queue.add([slip()]);
    await until(() => passing.queue.records[0]?.state === 'done', 'it arrives in the end');
    expect(passing.refusals, 'both faults happened').to.deep.equal([]);
    expect(passing.offsets).to.deep.equal([0, 0, 0, 5 * 1024 * 1024]);
    const refused = serverInPage();
    refused.refusals.push(403);
    refused.queue.add([slip()]);
    await until(() => refused.queue.records[0]?.state === 'failed');
    expect(refused.offsets, 'asked once').to.deep.equal([0]);
  });

  it('U17 takes a fresh token once when one is refused, and goes on at the same byte', async () => {
    const { queue, offsets, refusals, tokens } = serverInPage();
    refusals.push(401);
    queue.add([slip()]);
    await until(() => queue.records[0]?.state === 'done');
    expect(refusals, 'the refusal happened').to.deep.equal([]);
    expect(offsets).to.deep.equal([0, 0, 5 * 1024 * 1024]);
    expect(tokens[1], 'another token than the refused one').not.to.equal(tokens[0]);
  });

  for (const [extensions, isDeleted] of [['creation,termination', true], ['creation', false]] as const) {
    it(`U25 ${isDeleted ? 'deletes what was removed on a server that can' : 'asks nothing of a server that cannot delete'}`, async () => {
      const { queue, calls, refusals, offsets } = serverInPage({ extensions });
      // The chunk hangs, so that the file is removed on its way.
      refusals.push(0);
      queue.add([slip()]);
      await until(() => offsets.length === 1);
      queue.remove(queue.records[0]!.id);
      await until(() => calls.includes('OPTIONS'), 'the server is asked what it can');
      await new Promise((done) => setTimeout(done));
      await until(() => calls.includes('DELETE') === isDeleted);
    });
  }
});
