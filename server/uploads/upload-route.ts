import { requireScope } from '../caller.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { describeTus, markTus } from './tus-protocol.ts';
import type { Uploads } from './uploads.ts';

const form = /^\/v1\/uploads(\/[^/]+)?\/?$/;
const methods = new Set(['POST', 'HEAD', 'PATCH', 'DELETE']);

/** Marks what is answered to tus, refusals too. */
export const answeringTus = (handle: (request: Request) => Promise<Response>) => async (request: Request): Promise<Response> => {
  const answer = await handle(request);
  if (methods.has(request.method) && form.test(new URL(request.url).pathname)) markTus(answer);
  return answer;
};

/**
 * Answers what belongs to tus: everything but GET on `/v1/uploads` and `/v1/uploads/{id}`, for whoever may send files.
 * Anything else is left to the table of operations.
 */
export const uploadRoute = ({ uploads, sessions }: { uploads: Uploads; sessions: Sessions }) => async (request: Request): Promise<Response | undefined> => {
  const match = form.exec(new URL(request.url).pathname);
  if (match === null) return undefined;
  if (request.method === 'OPTIONS') return describeTus();
  if (!methods.has(request.method)) return undefined;
  // A file is created in the collection, and never below another file.
  if ((request.method === 'POST') !== (match[1] === undefined)) return undefined;
  const caller = await sessions.authenticate(request);
  requireScope(caller, 'uploads:write');
  return uploads.receive(request, caller);
};
