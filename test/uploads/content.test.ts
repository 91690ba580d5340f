import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createClient, isApiError, isNetworkError } from '../../src/index.ts';

const link = { url: 'https://files.example/v1/uploads/upl_1/content?expires=1&signature=s', expiresAt: '2026-11-02T04:01:00Z' };

/** A client whose link is good and whose bytes come as the test says. */
const clientOf = (content: (request: Request) => Response | Promise<Response>) => {
  const asked: Request[] = [];
  const client = createClient({
    baseUrl: 'https://shop.example/v1', auth: 'mos_secret', retry: { limit: 0 },
    fetch: async (input: Request | string | URL) => {
      const request = input as Request;
      asked.push(request);
      return request.method === 'POST' ? Response.json(link, { status: 201 }) : content(request);
    },
  });
  return { client, asked };
};

describe('the bytes of a file', () => {
  it('come by a link of their own, and no token goes along', async () => {
    const { client, asked } = clientOf(() => new Response(new Uint8Array([1, 2, 3])));
    const file = await client.uploads.content('upl_1');
    assert.deepEqual(new Uint8Array(await file.arrayBuffer()), new Uint8Array([1, 2, 3]));
    assert.deepEqual(asked.map(({ method, url, headers }) => [method, url, headers.get('authorization')]), [
      ['POST', 'https://shop.example/v1/uploads/upl_1/content-link', 'Bearer mos_secret'], ['GET', link.url, null],
    ]);
  });

  it('fail as the server says, as the network does, or as they were called off', async () => {
    const gone = { type: 'about:blank', title: 'Not found', status: 404, code: 'notFound', requestId: 'req_1' };
    await assert.rejects(clientOf(() => Response.json(gone, { status: 404 })).client.uploads.content('upl_1'), (error) => isApiError(error) && error.code === 'notFound');
    await assert.rejects(clientOf(() => { throw new TypeError('fetch failed'); }).client.uploads.content('upl_1'), isNetworkError);
    const cut = new ReadableStream({ pull: (stream) => stream.error(new TypeError('terminated')) });
    await assert.rejects(clientOf(() => new Response(cut)).client.uploads.content('upl_1'), isNetworkError);
    const abort = new AbortController();
    const reason = new Error('looked at another one');
    const calledOff = clientOf(({ signal }) => new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      abort.abort(reason);
    })).client.uploads.content('upl_1', { signal: abort.signal });
    await assert.rejects(calledOff, reason);
  });

  it('do not keep anybody waiting for ever', async () => {
    const slow = clientOf(({ signal }) => new Promise((_, reject) => { signal.addEventListener('abort', () => reject(signal.reason as Error)); }));
    await assert.rejects(slow.client.uploads.content('upl_1', { timeoutMs: 60 }), isNetworkError);
  });
});
