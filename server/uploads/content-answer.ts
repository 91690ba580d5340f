/** A name as a header can hold it: RFC 6266 with a fallback in ASCII, and the name itself by RFC 8187. */
const disposition = (filename: string): string => {
  const fallback = filename.replace(/[^\x20-\x7e]|["\\%;]/g, '_');
  const encoded = encodeURIComponent(filename).replace(/['()*!]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${fallback}"; filename*=UTF-8''${encoded}`;
};

/** Hands out a stored file so that no browser ever opens it as a page of this server. */
export const contentAnswer = ({ body, filename, mediaType, sizeBytes }: {
  body: ReadableStream<Uint8Array>;
  /** Clean: without control characters and lone surrogates. */
  filename: string;
  /** As our own inspection found it. */
  mediaType: string;
  sizeBytes: number;
}): Response => new Response(body, {
  status: 200,
  headers: {
    'content-type': mediaType,
    'content-length': String(sizeBytes),
    'content-disposition': disposition(filename),
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-site',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'referrer-policy': 'no-referrer',
  },
});
