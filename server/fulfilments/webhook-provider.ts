import * as z from 'zod/mini';
import { ProviderEvent } from '../../src/contract/fulfilment.ts';
import type { Outcome } from '../outbox/outbox-worker.ts';
import { OutboundError, type Outbound, type OutboundAnswer } from '../ports.ts';
import { ProblemError } from '../problem-error.ts';
import type { FulfilmentProvider, WebhookConnection } from './provider-port.ts';

const Told = z.object({ events: z.array(ProviderEvent).check(z.maxLength(1_000)) });

/** What an answer says that no repetition will change (Standard Webhooks 1.0.0, “Deliverability”); a redirect is never followed. */
const isPermanent = (status: number): boolean => [400, 401, 404, 410, 422].includes(status) || (status >= 300 && status < 400);
/** What a gateway says that got no answer: the warehouse behind it may have taken the call. */
const leavesOpen = (status: number): boolean => status === 502 || status === 504;

const detailOf = (status: number): string =>
  (status >= 300 && status < 400 ? `The warehouse answered ${status}, a redirect, which is not followed.` : `The warehouse answered ${status}.`);

const outcomeOf = ({ status, retryAfterSeconds }: OutboundAnswer): Outcome => {
  const detail = detailOf(status);
  if (status >= 200 && status < 300) return { result: 'done', detail };
  return { result: 'failed', permanent: isPermanent(status), mayHaveArrived: leavesOpen(status), detail, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
};

const unavailable = (detail: string): ProblemError => new ProblemError('providerUnavailable', { detail });

/** A warehouse that is called by signed webhooks, all to one address, and calls back. */
export function webhookProvider({ connection: { url, secrets }, outbound }: { connection: WebhookConnection; outbound: Outbound }): FulfilmentProvider {
  const post = async (body: object, id: string): Promise<OutboundAnswer> => {
    const [secret, ...older] = secrets;
    if (secret === undefined) throw new OutboundError('forbidden', 'No secret is configured for this warehouse.');
    return outbound.post({ url, id, body: JSON.stringify(body), secret: older.length === 0 ? secret : secrets });
  };

  const send = async (body: object, id: string): Promise<Outcome> => {
    try {
      return outcomeOf(await post(body, id));
    } catch (error) {
      if (!(error instanceof OutboundError)) throw error;
      return { result: 'failed', permanent: error.reason === 'forbidden', mayHaveArrived: error.mayHaveArrived, detail: error.message };
    }
  };

  return {
    delegate: (handOff, { id }) => send(handOff, id),
    amend: (handOff, { id }) => send(handOff, id),
    async cancel(request, { id }) {
      const outcome = await send(request, id);
      return outcome.result === 'failed' && outcome.detail === detailOf(404) ? { ...outcome, absent: true } : outcome;
    },
    async get(request, { id }) {
      let answer: OutboundAnswer;
      try {
        answer = await post(request, id);
      } catch (error) {
        if (!(error instanceof OutboundError)) throw error;
        throw unavailable(error.message);
      }
      if (answer.status < 200 || answer.status >= 300) throw unavailable(detailOf(answer.status));
      let said: unknown;
      try {
        said = JSON.parse(answer.body);
      } catch {
        throw unavailable('The warehouse did not answer with JSON.');
      }
      const told = Told.safeParse(said);
      if (!told.success) throw unavailable('The warehouse answered something that is no list of its events.');
      return told.data.events;
    },
  };
}
