import { expect } from 'chai';
import { createClient } from '../../../src/index.ts';

const mebibyte = 1024 * 1024;

/** Answers what an upload asks for, in place of a server; remembers the tokens that bytes came with. */
const answerXhr = (answers: { refuseFirst: boolean }) => {
  const tokens: (string | undefined)[] = [];
  const original = globalThis.XMLHttpRequest;
  class AnsweringXhr {
    upload: { onprogress?: (event: { loaded: number }) => void } = {};
    status = 0;
    responseText = '';
    onload?: () => void;
    onloadend?: () => void;
    onabort?: () => void;
    #headers = new Map<string, string>();
    #answer = new Map<string, string>();
    #aborted = false;
    open(): void { this.status = 0; }
    setRequestHeader(name: string, value: string): void { this.#headers.set(name.toLowerCase(), value); }
    getAllResponseHeaders(): string { return [...this.#answer].map(([name, value]) => `${name}: ${value}\r\n`).join(''); }
    abort(): void {
      this.#aborted = true;
      this.onabort?.();
      this.onloadend?.();
    }
    send(body: Blob): void {
      tokens.push(this.#headers.get('authorization'));
      void (async () => {
        for (const part of [0.25, 0.5, 1]) {
          await new Promise((resolve) => setTimeout(resolve, 1));
          if (this.#aborted) return;
          this.upload.onprogress?.({ loaded: body.size * part });
        }
        this.status = answers.refuseFirst && tokens.length === 1 ? 401 : 204;
        if (this.status === 204) this.#answer.set('upload-offset', String(Number(this.#headers.get('upload-offset')) + body.size));
        this.onload?.();
        this.onloadend?.();
      })();
    }
  }
  globalThis.XMLHttpRequest = AnsweringXhr as unknown as typeof XMLHttpRequest;
  return { tokens, restore: () => { globalThis.XMLHttpRequest = original; } };
};

const answerFetch = (sizeBytes: number) => {
  const original = globalThis.fetch;
  globalThis.fetch = async (input) => {
    const request = input as Request;
    if (request.method === 'POST') return new Response(null, { status: 201, headers: { location: '/v1/uploads/upl_1' } });
    return Response.json({ id: 'upl_1', filename: 'a.pdf', sizeBytes, offsetBytes: sizeBytes, status: 'stored', duplicateOf: [], createdAt: '2026-11-22T10:00:00.000Z' });
  };
  return () => { globalThis.fetch = original; };
};

describe('uploads in a browser', () => {
  for (const refuseFirst of [false, true]) {
    it(`counts the bytes of a chunk as they leave${refuseFirst ? ', and sends a refused chunk again with a fresh token' : ''}`, async () => {
      const file = new File(['%PDF-1.7', new Uint8Array(6 * mebibyte)], 'a.pdf');
      const xhr = answerXhr({ refuseFirst });
      const restoreFetch = answerFetch(file.size);
      try {
        let asked = 0;
        const sent: number[] = [];
        const accepted = new Set<number>();
        const stored = await createClient({ baseUrl: '/v1', auth: async () => `t${++asked}` }).uploads.send(file, {
          onProgress: ({ sentBytes, acceptedBytes }) => {
            sent.push(sentBytes);
            accepted.add(acceptedBytes);
          },
        });
        expect(stored.id).to.equal('upl_1');
        expect([...accepted]).to.deep.equal([0, 5 * mebibyte, file.size]);
        expect(sent).to.include(1.25 * mebibyte);
        expect(xhr.tokens).to.deep.equal(refuseFirst ? ['Bearer t1', 'Bearer t2', 'Bearer t2'] : ['Bearer t1', 'Bearer t1']);
      } finally {
        xhr.restore();
        restoreFetch();
      }
    });
  }
});
