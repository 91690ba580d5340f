import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HandOff, ProviderCall, ProviderEvent } from '../../src/index.ts';
import { formatWebhookSecret, signWebhook, verifyWebhook } from '../../src/webhooks/index.ts';
import type { Chance } from './chance.ts';

type Call = HandOff | ProviderCall;
type OfFulfilment = Exclude<ProviderEvent, { type: 'stock.counted' }>;
type News = OfFulfilment extends infer Event ? (Event extends OfFulfilment ? Omit<Event, 'fulfilmentId' | 'at'> : never) : never;

/** A hand-off as the warehouse sees it. */
interface Job {
  handOff: HandOff;
  state: 'new' | 'silent' | 'accepted' | 'held' | 'refused' | 'stopped' | 'shipping' | 'gone';
  /** Of every line, what has left. */
  left: Map<string, number>;
  parcels: { reference: string; at: number; status: string }[];
  wait: number;
}

/**
 * A warehouse with a system of its own, behind a real socket: it checks every signature, works on what it was handed at
 * its own pace, and tells of it twice, late and in disorder.
 */
export async function openWebhookWarehouse({ code, clock, chance, count }: {
  code: string; clock: { now(): number }; chance: Chance;
  /** Told of everything that happened, for the proof that it did. */
  count: (what: string) => void;
}) {
  const secret = formatWebhookSecret({ bytes: crypto.getRandomValues(new Uint8Array(32)) });
  const jobs = new Map<string, Job>();
  const ids = new Map<string, string[]>();
  const told: (() => Promise<void>)[] = [];
  let isDown = false;
  let parcels = 0;
  let calls = 0;

  const note = (id: string, call: Call): void => {
    const known = ids.get(`${call.type} ${call.fulfilmentId}`) ?? [];
    if (known.includes(id)) count('call received again');
    else ids.set(`${call.type} ${call.fulfilmentId}`, [...known, id]);
  };

  const take = (id: string, call: Call): void => {
    note(id, call);
    const job = jobs.get(call.fulfilmentId);
    switch (call.type) {
      case 'fulfilment.requested':
        if (job === undefined) jobs.set(call.fulfilmentId, { handOff: call as HandOff, state: 'new', left: new Map(), parcels: [], wait: chance.between(0, 3) });
        else if (job.state === 'refused') Object.assign(job, { state: 'new', handOff: call });
        return;
      case 'fulfilment.amended': return void (job !== undefined && answerAmendment(job, call as HandOff));
      case 'fulfilment.cancelRequested': return void (job !== undefined && answerCancel(job));
      default:
    }
  };

  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const { id, payload } = await verifyWebhook({ headers: request.headers, body: Buffer.concat(chunks) }, { secrets: [secret], now: () => clock.now() });
      if (isDown) {
        count('warehouse down');
        return response.writeHead(chance.one([500, 503, 429]), { 'retry-after': '600' }).end();
      }
      take(id, payload as Call);
      // Now and then it has the call and nobody hears that it has.
      if (chance.is(0.03)) {
        count('answer cut');
        return response.destroy();
      }
      response.writeHead(202, { 'content-type': 'application/json' }).end('{"events":[]}');
    })().catch(() => { response.writeHead(401).end(); });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const post = async (callbackUrl: string, body: string, { id, by = secret }: { id: string; by?: string }): Promise<number> => {
    const headers = await signWebhook({ secret: by, id, timestamp: Math.floor(clock.now() / 1_000), body });
    const answer = await fetch(callbackUrl, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body });
    await answer.text();
    return answer.status;
  };

  const tell = (job: Job, news: News, at = clock.now()): void => {
    const { fulfilmentId, callbackUrl } = job.handOff;
    const body = JSON.stringify({ ...news, fulfilmentId, at: new Date(at).toISOString() });
    const id = `call_${code}_${calls += 1}`;
    const send = async (): Promise<void> => { assert.equal(await post(callbackUrl, body, { id }), 202, `${code}: ${body}`); };
    told.push(send);
    count(news.type);
    if (chance.is(0.1)) {
      count('told twice');
      told.push(send);
    }
    if (chance.is(0.02)) {
      count('forged');
      told.push(async () => {
        const stranger = formatWebhookSecret({ bytes: crypto.getRandomValues(new Uint8Array(32)) });
        const lie = JSON.stringify({ type: 'fulfilment.rejected', reason: 'forged', fulfilmentId, at: new Date(at).toISOString() });
        assert.equal(await post(callbackUrl, lie, { id: `call_${code}_${calls += 1}`, by: stranger }), 401);
      });
    }
  };

  const answerAmendment = (job: Job, amended: HandOff): void => {
    const amendmentId = amended.amendmentId ?? '';
    if (['refused', 'stopped', 'shipping', 'gone'].includes(job.state) || chance.is(0.2)) return tell(job, { type: 'fulfilment.amendmentRejected', amendmentId, reason: 'Already on the packing table' });
    job.handOff = { ...amended, type: 'fulfilment.requested' };
    tell(job, { type: 'fulfilment.amendmentAccepted', amendmentId });
  };

  const answerCancel = (job: Job): void => {
    if (job.state === 'gone' || job.state === 'shipping' || chance.is(0.25)) return tell(job, { type: 'fulfilment.cancelRefused', reason: 'It is packed' });
    job.state = 'stopped';
    tell(job, { type: 'fulfilment.cancelled' });
  };

  const ship = (job: Job): void => {
    const open = job.handOff.lines.map(({ lineId, quantity }) => ({ lineId, quantity: quantity - (job.left.get(lineId) ?? 0) })).filter(({ quantity }) => quantity > 0);
    if (open.length === 0) return void (job.state = 'gone');
    const some = job.state === 'accepted' && chance.is(0.25) ? open.map(({ lineId, quantity }) => ({ lineId, quantity: Math.ceil(quantity / 2) })) : open;
    for (const { lineId, quantity } of some) job.left.set(lineId, (job.left.get(lineId) ?? 0) + quantity);
    const reference = `${code}-${parcels += 1}`;
    job.parcels.push({ reference, at: clock.now(), status: 'preTransit' });
    tell(job, { type: 'shipment.created', shipmentReference: reference, carrier: chance.one(['Pos Laju', 'J&T Express', 'DHL', 'GDEX']), trackingNumber: `TRK${code.toUpperCase()}${parcels}`, lines: some as never });
    job.state = job.handOff.lines.every(({ lineId, quantity }) => (job.left.get(lineId) ?? 0) >= quantity) ? 'gone' : 'shipping';
  };

  const carry = (job: Job): void => {
    for (const parcel of job.parcels) {
      const hours = (clock.now() - parcel.at) / 3_600_000;
      const next = parcel.status === 'preTransit' && hours > 3 ? 'inTransit'
        : parcel.status === 'inTransit' && hours > 20 ? chance.one(['delivered', 'delivered', 'delivered', 'delivered', 'delivered', 'delivered', 'exception', 'returned'] as const)
          : parcel.status === 'exception' && hours > 30 ? 'delivered' : undefined;
      if (next === undefined) continue;
      parcel.status = next;
      tell(job, { type: 'shipment.trackingUpdated', shipmentReference: parcel.reference, status: next });
    }
  };

  const workOn = (job: Job): void => {
    if (job.wait > 0) return void (job.wait -= 1);
    switch (job.state) {
      case 'new': {
        const mood = chance.next();
        if (mood < 0.04) {
          job.state = 'refused';
          return tell(job, { type: 'fulfilment.rejected', reason: 'Nobody can find these goods' });
        }
        if (mood < 0.08) {
          job.state = 'silent';
          // Longer than it may take to say that it has the hand-off.
          job.wait = 60;
          return count('kept silent');
        }
        job.state = 'accepted';
        job.wait = chance.between(1, 6);
        return tell(job, { type: 'fulfilment.acknowledged', providerReference: `${code}-${jobs.size}` });
      }
      case 'silent':
        job.state = 'accepted';
        return tell(job, { type: 'fulfilment.acknowledged' });
      case 'accepted':
        if (chance.is(0.04)) {
          job.state = 'held';
          job.wait = 4;
          return tell(job, { type: 'fulfilment.held', reason: 'The forklift is broken' });
        }
        if (chance.is(0.5)) tell(job, { type: 'fulfilment.inProgress', stage: 'picking' });
        return ship(job);
      case 'held':
        job.state = 'accepted';
        return tell(job, { type: 'fulfilment.resumed' });
      case 'shipping': return ship(job);
      default:
    }
  };

  return {
    code, secret,
    url: `http://127.0.0.1:${port}/calls`,
    host: `127.0.0.1:${port}`,
    jobs,
    /** The ids under which each call came, by its type and hand-off. */
    ids,
    set down(value: boolean) { isDown = value; },
    /** Half an hour of work; its calls then leave in any order. */
    async work(): Promise<void> {
      for (const job of jobs.values()) {
        workOn(job);
        carry(job);
      }
      for (const send of chance.shuffled(told.splice(0))) await send();
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
    },
  };
}

export type WebhookWarehouse = Awaited<ReturnType<typeof openWebhookWarehouse>>;
