import type { IncomingMessage, ServerResponse } from 'node:http';

/** How long a client may take to send. */
export interface SendingLimits {
  /** For the line and headers of a request. */
  headersMs: number;
  /** For the body of a request that is not a file. */
  bodyMs: number;
  /** For a file: in each stretch of this length … */
  fileWindowMs: number;
  /** … at least this many bytes come in. */
  fileWindowBytes: number;
}

/** A slow telephone network passes; a client that holds a connection open for its own sake does not. */
export const sendingLimits: SendingLimits = { headersMs: 10_000, bodyMs: 15_000, fileWindowMs: 30_000, fileWindowBytes: 30 * 1024 };

const fileType = 'application/offset+octet-stream';
/** How long a client has to read why it is ended. */
const lingerMs = 1_000;
const tooSlow = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/**
 * Ends a request whose body comes too slowly. Node's own limit for a whole request would also end an honest upload over
 * a slow network, so it is off and this takes its place.
 */
export function endSlowBodies(request: IncomingMessage, response: ServerResponse, limits: SendingLimits): void {
  // Nobody reads the end of a body that is not there, and its answer may be a stream that lasts.
  if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) return;
  const { socket } = request;
  const end = (): void => {
    clearInterval(timer);
    if (response.headersSent || !socket.writable) return void socket.destroy();
    // A socket that is destroyed while its client still sends is reset, and the answer lost with it: it is left time to be read.
    socket.end(tooSlow);
    setTimeout(() => { socket.destroy(); }, lingerMs).unref();
  };
  let bytesBefore = socket.bytesRead;
  const isFile = request.headers['content-type'] === fileType;
  const timer = setInterval(() => {
    if (!isFile || socket.bytesRead - bytesBefore < limits.fileWindowBytes) return end();
    bytesBefore = socket.bytesRead;
  }, isFile ? limits.fileWindowMs : limits.bodyMs);
  timer.unref();
  const stop = (): void => { clearInterval(timer); };
  request.once('end', stop);
  request.once('close', stop);
  // An answer that came before the body's end settles the request, whatever the client still sends.
  response.once('close', stop);
}
