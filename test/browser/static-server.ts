import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

const mediaTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** A running file server and the way to stop it. */
export interface StaticServer {
  /** Address of the folder, with a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves a folder as the plainest of web hosts does: files and `index.html`, nothing made up, no headers beyond the type.
 *
 * @param options.folder the folder to serve
 * @param options.basePath where it hangs, with slashes at both ends; a sub-folder proves that pages use relative addresses
 */
export async function serveFolder({ folder, basePath = '/' }: { folder: string; basePath?: string }): Promise<StaticServer> {
  const server = createServer((request, response) => {
    void (async () => {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
      let file = normalize(join(folder, path.slice(basePath.length)));
      const inside = path.startsWith(basePath) && (file + sep).startsWith(normalize(folder + sep));
      if (inside && path.endsWith('/')) file = join(file, 'index.html');
      const found = inside ? await stat(file).catch(() => undefined) : undefined;
      if (!found?.isFile()) {
        response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
        return;
      }
      response.writeHead(200, { 'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream', 'content-length': found.size });
      await pipeline(createReadStream(file), response);
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${basePath}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
