import { requireScope } from '../caller.ts';
import type { Sessions } from '../sessions/sessions.ts';
import { describeTus } from './tus-protocol.ts';
import type { Uploads } from './uploads.ts';

const form = /^\/v1\/uploads(\/[^/]+)?\/?$/;
const methods = new Set(['POST', 'HEAD', 'PATCH', 'DELETE']);

/**
 * Answers what belongs to tus: everything but GET on `/v1/uploads` and `/v1/uploads/{id}`, for whoever may send files.
 * Anything else is left to the table of operations.
 */
export const uploadRoute = ({ uploads, sessions }: { uploads: Uploads; sessions: Sessions }) => async (request: Request): Promise<Response | undefined> => {
  if (!form.test(new URL(request.url).pathname)) return undefined;
  if (request.method === 'OPTIONS') return describeTus();
  if (!methods.has(request.method)) return undefined;
  const caller = await sessions.authenticate(request);
  requireScope(caller, 'uploads:write');
  return uploads.receive(request, caller);
};
