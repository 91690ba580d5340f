import { createIdempotencyKey, isApiError, type Client, type Order, type OrderSummary } from '../../../src/index.ts';

export type HoldKind = 'hold' | 'release';

/** An order that is to be held or released; with `holdId`, only that hold ends. */
export type HoldTarget = Pick<OrderSummary, 'id' | 'number' | 'version'> & { readonly holdId?: `hld_${string}` };

export interface HoldFailure {
  readonly target: HoldTarget;
  readonly error: unknown;
}

export interface HoldRunOptions {
  client: Pick<Client, 'orders'>;
  kind: HoldKind;
  targets: readonly HoldTarget[];
  /** Why they are held. */
  reason?: string;
  /** Something became of one of them. */
  onStep: () => void;
}

/** How many orders the server is asked about at a time. */
const parallel = 4;

/** Whether the order is not where that could be done, so that another try would come to nothing. */
export const isRefused = (error: unknown): boolean => isApiError(error) && error.code === 'invalidTransition';

/** Holds or releases orders, each by a call of its own, so that one that cannot be keeps no other back. */
export class HoldRun {
  readonly kind: HoldKind;
  readonly total: number;
  /** As they are now. */
  readonly done: HoldTarget[] = [];
  /** Orders that are not where they could be held or released. */
  readonly refused: HoldFailure[] = [];
  /** Orders of which another try may come to something. */
  failed: HoldFailure[] = [];

  readonly #options: HoldRunOptions;
  /** One for each order, whatever is tried: what went through and was not heard of is not done a second time. */
  readonly #keys = new Map<string, string>();
  #waiting: HoldTarget[];
  #isStopped = false;

  constructor(options: HoldRunOptions) {
    this.#options = options;
    this.kind = options.kind;
    this.total = options.targets.length;
    this.#waiting = [...options.targets];
  }

  get settled(): number { return this.done.length + this.refused.length + this.failed.length; }
  /** How many have not been tried, since the run was stopped. */
  get left(): number { return this.#waiting.length; }

  /** Goes through those that wait; done once nothing is under way. */
  async go(): Promise<void> {
    this.#isStopped = false;
    const work = async (): Promise<void> => {
      for (let target = this.#next(); target !== undefined; target = this.#next()) await this.#one(target);
    };
    await Promise.all(Array.from({ length: parallel }, work));
  }

  /** Begins with no further order. What is under way comes to its end. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Tries those again that failed, and goes on with those that were left. */
  async retry(): Promise<void> {
    this.#waiting.unshift(...this.failed.map(({ target }) => target));
    this.failed = [];
    await this.go();
  }

  /** The way back from a hold: ends those holds that this run has put on, and no others. */
  undo(): HoldRun {
    return new HoldRun({ ...this.#options, kind: 'release', targets: this.done });
  }

  #next(): HoldTarget | undefined {
    return this.#isStopped ? undefined : this.#waiting.shift();
  }

  async #one(target: HoldTarget): Promise<void> {
    try {
      const { version, holds } = await this.#act(target);
      const hold = this.kind === 'hold' ? holds.at(-1) : undefined;
      this.done.push({ ...target, version, ...(hold && { holdId: hold.id as `hld_${string}` }) });
    } catch (error) {
      (isRefused(error) ? this.refused : this.failed).push({ target, error });
      // Where the server cannot be reached, it cannot for the others either.
      if (!isApiError(error)) this.stop();
    }
    this.#options.onStep();
  }

  async #act(target: HoldTarget): Promise<Order> {
    const { client: { orders } } = this.#options;
    try {
      return await this.#call(target, target.version);
    } catch (error) {
      if (!isApiError(error) || error.code !== 'versionConflict') throw error;
      // What else has changed of the order has no bearing on whether it waits.
      return this.#call(target, (await orders.get(target.id)).version);
    }
  }

  #call({ id, holdId }: HoldTarget, ifMatch: number): PromiseLike<Order> {
    const { client: { orders }, reason = '' } = this.#options;
    const idempotencyKey = this.#keys.get(id) ?? createIdempotencyKey();
    this.#keys.set(id, idempotencyKey);
    return this.kind === 'hold' ? orders.hold(id, { ifMatch, idempotencyKey, reason }) : orders.release(id, { ifMatch, idempotencyKey, ...(holdId && { holdId }) });
  }
}
