import { randomInt, randomUUID } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { HandOff, ProviderCall, ProviderEvent } from '../../src/index.ts';

/** Where an order is in the warehouse; `rejected` and `cancelled` are ends of their own. */
export const stages = ['received', 'acknowledged', 'picking', 'packed', 'shipped', 'inTransit', 'outForDelivery', 'delivered'] as const;
export type Stage = (typeof stages)[number] | 'rejected' | 'cancelled';

type News = ProviderEvent extends infer Event ? (Event extends { fulfilmentId: string; at: string } ? Omit<Event, 'fulfilmentId' | 'at'> : never) : never;

export interface Job {
  handOff: HandOff;
  readonly receivedAt: string;
  stage: Stage;
  changedAt: string;
  readonly reference: string;
  carrier?: string;
  trackingNumber?: string;
  /** A change of the order that is not answered yet. */
  amendment?: HandOff;
  /** The wish to stop, while it is not answered. */
  cancellation?: { reason?: string };
  held?: boolean;
  /** Everything that the shop was told of it. */
  told?: ProviderEvent[];
}

const inHouse = new Set<Stage>(['received', 'acknowledged', 'picking', 'packed']);

const carriers = [
  { name: 'Pos Laju', number: () => `EH${digits(9)}MY`, url: (number: string) => `https://track.pos.com.my/postal-services/quick-access/?track-trace=${number}` },
  { name: 'J&T Express', number: () => `6300${digits(8)}`, url: (number: string) => `https://www.jtexpress.my/tracking/${number}` },
  { name: 'GDEX', number: () => `MY${digits(11)}`, url: (number: string) => `https://gdexpress.com/tracking/?consignmentno=${number}` },
] as const;

const digits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join('');

const words: Readonly<Record<string, string>> = {
  shipped: 'Collected from the warehouse', inTransit: 'At the sorting centre', outForDelivery: 'With the driver', delivered: 'Handed over',
};

/** A warehouse of its own: it keeps its jobs in its own file and tells the shop what happens, in order, until the shop has heard it. */
export class Warehouse {
  readonly #file: string;
  readonly #tell: (call: { url: string; id: string; event: ProviderEvent }) => Promise<void>;
  readonly #jobs: Map<string, Job>;
  /** One after the other for each job, so that nothing overtakes. */
  readonly #queues = new Map<string, Promise<void>>();
  automatic: boolean;

  constructor(options: { file: string; automatic: boolean; tell: (call: { url: string; id: string; event: ProviderEvent }) => Promise<void> }) {
    this.#file = options.file;
    this.#tell = options.tell;
    this.automatic = options.automatic;
    this.#jobs = new Map(readJobs(options.file).map((job) => [job.handOff.fulfilmentId, job]));
  }

  /** Newest first. */
  get jobs(): readonly Job[] {
    return [...this.#jobs.values()].reverse();
  }

  /** Takes a call of the shop, once: the shop may say it again. @returns what it asked for, if anything; `unknown` for what is not here */
  receive(call: HandOff | ProviderCall): { events: ProviderEvent[] } | 'unknown' | undefined {
    const job = this.#jobs.get(call.fulfilmentId);
    if (!job && call.type !== 'fulfilment.requested') return 'unknown';
    switch (call.type) {
      case 'fulfilment.queried': return { events: job?.told ?? [] };
      case 'fulfilment.amended':
        if (job && inHouse.has(job.stage)) this.#ask(job, { amendment: call as HandOff });
        return undefined;
      case 'fulfilment.cancelRequested':
        if (job) this.#ask(job, { cancellation: { ...('reason' in call && call.reason !== undefined && { reason: call.reason }) } });
        return undefined;
      default:
        this.#take(call as HandOff);
        return undefined;
    }
  }

  #ask(job: Job, asked: Pick<Job, 'amendment' | 'cancellation'>): void {
    Object.assign(job, asked);
    this.#save();
  }

  #take(handOff: HandOff): void {
    if (this.#jobs.has(handOff.fulfilmentId)) return;
    const now = new Date().toISOString();
    this.#jobs.set(handOff.fulfilmentId, { handOff, receivedAt: now, stage: 'received', changedAt: now, reference: `WH-${digits(6)}` });
    this.#save();
    this.advance(handOff.fulfilmentId);
  }

  /** One stage on. */
  advance(fulfilmentId: string): void {
    const job = this.#jobs.get(fulfilmentId);
    const next = job && stages[stages.indexOf(job.stage as (typeof stages)[number]) + 1];
    if (!job || !next || job.held || job.amendment || job.cancellation) return;
    if (next === 'shipped') {
      const carrier = carriers[randomInt(carriers.length)] ?? carriers[0];
      job.carrier = carrier.name;
      job.trackingNumber = carrier.number();
    }
    this.#enter(job, next);
  }

  /** Says no to an order that has not been packed. */
  reject(fulfilmentId: string, reason: string): void {
    const job = this.#jobs.get(fulfilmentId);
    if (!job || !['received', 'acknowledged', 'picking'].includes(job.stage)) return;
    job.stage = 'rejected';
    this.#say(job, { type: 'fulfilment.rejected', reason });
  }

  /** Does as the last change of the order asks, or goes on as before. */
  answerAmendment(fulfilmentId: string, accepted: boolean): void {
    const job = this.#jobs.get(fulfilmentId);
    const amendmentId = job?.amendment?.amendmentId as `amd_${string}` | undefined;
    if (!job?.amendment || amendmentId === undefined) return;
    if (accepted) job.handOff = job.amendment;
    delete job.amendment;
    this.#say(job, accepted ? { type: 'fulfilment.amendmentAccepted', amendmentId } : { type: 'fulfilment.amendmentRejected', amendmentId, reason: 'The order is packed as it was.' });
  }

  /** Stops, or says that it is too late. */
  answerCancellation(fulfilmentId: string, accepted: boolean): void {
    const job = this.#jobs.get(fulfilmentId);
    if (!job?.cancellation) return;
    delete job.cancellation;
    if (accepted && inHouse.has(job.stage)) {
      job.stage = 'cancelled';
      this.#say(job, { type: 'fulfilment.cancelled' });
    } else this.#say(job, { type: 'fulfilment.cancelRefused', reason: 'The carrier has the parcel, or is at the door.' });
  }

  /** Puts an order aside, or takes it up again. */
  hold(fulfilmentId: string): void {
    const job = this.#jobs.get(fulfilmentId);
    if (!job || !inHouse.has(job.stage)) return;
    job.held = !job.held;
    this.#say(job, job.held ? { type: 'fulfilment.held', reason: 'The warehouse has put it aside.' } : { type: 'fulfilment.resumed' });
  }

  /** One stage on for every job, oldest first; what a timer does while the warehouse runs by itself. What the shop asks is answered first. */
  advanceAll(): void {
    for (const [id, { amendment, cancellation, stage }] of this.#jobs) {
      if (cancellation) this.answerCancellation(id, inHouse.has(stage));
      else if (amendment) this.answerAmendment(id, stage !== 'packed');
      else this.advance(id);
    }
  }

  #say(job: Job, news: News): void {
    job.changedAt = new Date().toISOString();
    this.#send(job, { ...news, fulfilmentId: job.handOff.fulfilmentId, at: job.changedAt } as ProviderEvent);
    this.#save();
  }

  #enter(job: Job, stage: (typeof stages)[number]): void {
    job.stage = stage;
    job.changedAt = new Date().toISOString();
    for (const event of eventsOf(job, stage)) this.#send(job, event);
    this.#save();
  }

  #send(job: Job, event: ProviderEvent): void {
    const id = job.handOff.fulfilmentId;
    job.told = [...job.told ?? [], event];
    const call = { url: job.handOff.callbackUrl, id: `evt_${randomUUID()}`, event };
    const before = this.#queues.get(id) ?? Promise.resolve();
    this.#queues.set(id, before.then(() => this.#tell(call)).catch((error: unknown) => console.error('warehouse:', error)));
  }

  #save(): void {
    // Written aside and renamed, so that a stop in the middle leaves the old list.
    writeFileSync(`${this.#file}.new`, JSON.stringify([...this.#jobs.values()]));
    renameSync(`${this.#file}.new`, this.#file);
  }
}

const readJobs = (file: string): Job[] => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Job[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};

const eventsOf = (job: Job, stage: (typeof stages)[number]): ProviderEvent[] => {
  const base = { fulfilmentId: job.handOff.fulfilmentId as `ful_${string}`, at: job.changedAt };
  const tracked = { ...base, type: 'shipment.trackingUpdated' as const, shipmentReference: job.reference, location: 'Shah Alam, Selangor' };
  const carrier = carriers.find(({ name }) => name === job.carrier);
  switch (stage) {
    case 'received': return [];
    case 'acknowledged': return [{ ...base, type: 'fulfilment.acknowledged', providerReference: job.reference }];
    case 'picking': case 'packed': return [{ ...base, type: 'fulfilment.inProgress', stage }];
    case 'shipped': return [
      {
        ...base, type: 'shipment.created', shipmentReference: job.reference, carrier: job.carrier ?? '', trackingNumber: job.trackingNumber ?? '',
        ...(carrier && job.trackingNumber && { trackingUrl: carrier.url(job.trackingNumber) }),
        estimatedDeliveryOn: new Date(Date.parse(job.changedAt) + 2 * 86_400_000).toISOString().slice(0, 10),
      },
      { ...tracked, status: 'preTransit', description: words[stage] ?? stage },
    ];
    default: return [{ ...tracked, status: stage, description: words[stage] ?? stage }];
  }
};
