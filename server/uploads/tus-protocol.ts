import { maxUploadBytes } from '../../src/contract/upload-limits.ts';
import { ProblemError } from '../problem-error.ts';
import { chunksOf } from './memory-files.ts';

const version = '1.0.0';
const digests: Readonly<Record<string, string>> = { sha1: 'SHA-1', sha256: 'SHA-256' };

/** What a browser's script must be able to read of an answer; for `Access-Control-Expose-Headers`. */
export const tusAnswerHeaders = [
  'Location', 'Upload-Offset', 'Upload-Length', 'Upload-Expires', 'Tus-Resumable', 'Tus-Version', 'Tus-Extension', 'Tus-Max-Size', 'Tus-Checksum-Algorithm',
] as const;

/** What a browser's script must be able to send; for `Access-Control-Allow-Headers`. */
export const tusRequestHeaders = [
  'Tus-Resumable', 'Upload-Length', 'Upload-Offset', 'Upload-Metadata', 'Upload-Checksum', 'Upload-Defer-Length', 'X-Request-ID',
] as const;

/** Says what this server speaks (tus 1.0.0, “OPTIONS”). */
export const describeTus = (): Response => new Response(null, {
  status: 204,
  headers: {
    'tus-version': version,
    'tus-resumable': version,
    'tus-extension': 'creation,creation-with-upload,termination,expiration,checksum',
    'tus-max-size': String(maxUploadBytes),
    'tus-checksum-algorithm': Object.keys(digests).join(','),
  },
});

/** Answers a client that speaks another version, as tus asks: 412 with those that are spoken here. */
export const otherVersion = (request: Request): Response | undefined =>
  (request.headers.get('tus-resumable') === version ? undefined : new Response(null, { status: 412, headers: { 'tus-version': version, 'tus-resumable': version } }));

/** Marks an answer as one of tus 1.0.0. */
export const asTus = (answer: Response): Response => {
  const marked = new Response(answer.body, answer);
  markTus(marked);
  marked.headers.set('cache-control', 'no-store');
  return marked;
};

/** Says by which version an answer is meant, as every answer must (tus 1.0.0, “Tus-Resumable”). */
export const markTus = (answer: Response): void => { answer.headers.set('tus-resumable', version); };

async function bytesOf(stream: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let sizeBytes = 0;
  for await (const chunk of chunksOf(stream)) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) throw new ProblemError('uploadTooLarge', { detail: `A file has at most ${maxBytes} bytes.` });
    chunks.push(chunk.slice());
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** The whole of a file's bytes. @throws {ProblemError} `uploadTooLarge` */
export const wholeFile = (stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> => bytesOf(stream, maxUploadBytes);

/**
 * Checks the bytes of a request against its `Upload-Checksum` (tus 1.0.0, “Checksum”) before one of them is kept.
 * @returns the request to go on with, or the answer 460 when what came is not what was sent
 * @throws {ProblemError} `malformedRequest` for an algorithm that is not spoken here
 */
export async function checked(request: Request): Promise<Request | Response> {
  const header = request.headers.get('upload-checksum');
  if (header === null || request.body === null) return request;
  const [name = '', expected = ''] = header.split(' ');
  const digest = digests[name];
  if (digest === undefined) throw new ProblemError('malformedRequest', { detail: `Checksums are ${Object.keys(digests).join(' or ')} here.` });
  const bytes = await bytesOf(request.body, maxUploadBytes);
  const actual = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest(digest, bytes))));
  if (actual !== expected) return new Response(null, { status: 460 });
  return new Request(request.url, { method: request.method, headers: request.headers, body: bytes });
}
