import { NetworkError } from 'ky';
import type { Core, Fetch, RequestContext } from './core.ts';

/** Platforms word their network errors differently; every TypeError of a request that was well formed is one. */
export const onNetwork = async <T>(request: Request, run: () => Promise<T>): Promise<T> => {
  try {
    return await run();
  } catch (error) {
    if (error instanceof TypeError && !request.signal.aborted) throw new NetworkError(request, { cause: error });
    throw error;
  }
};

const withToken = (request: Request, token: string): Request => {
  request.headers.set('authorization', `Bearer ${token}`);
  return request;
};

/** Puts the token on a request and sends it; a 401 is answered once with a fresh token, whatever the rules for repeats say. */
const authorised = (core: Core): Fetch => async (request) => {
  const { signal } = request;
  const token = await core.tokens.take({ signal });
  // Made before the first use, since a body can be read only once.
  const again = !core.tokens.renewable || request.method === 'GET' || request.method === 'HEAD' ? request : request.clone();
  const response = await onNetwork(request, () => core.fetch(withToken(request, token)));
  if (response.status !== 401 || !core.tokens.renewable) return response;
  const fresh = await core.tokens.take({ signal, refused: token });
  void response.body?.cancel().catch(() => undefined);
  return onNetwork(again, () => core.fetch(withToken(again, fresh)));
};

/** Sends one request: through the middlewares, with a token, to the network. */
export const send = (core: Core, request: Request, context: RequestContext): Promise<Response> =>
  core.use.reduceRight<Fetch>((next, middleware) => (inner) => middleware(inner, next, context), authorised(core))(request);
