import type { CatalogueItem } from '../../../src/index.ts';
import { isAbort } from '../../foundation/failure-text.ts';
import type { ItemSource } from '../item-source.ts';
import { foundByCode, foundByWords, lookedUpAgain, maxCandidates, overviewOf, rejected, toMatchRows, withQuantity, type MatchRow, type PasteOverview } from './paste-match.ts';
import type { PastedRow } from './paste-rows.ts';

/** What a list is matched against. */
export type PasteSource = Pick<ItemSource, 'byCodes' | 'search'>;

export interface PasteMatcherOptions {
  source: () => PasteSource;
  onChange: () => void;
  /** Called when nothing is being looked up any more. */
  onSettled: () => void;
}

/** So many codes are asked for in one call: what the contract takes, and no more letters than an address may have. */
const maxCodes = 200;
const maxCodeLetters = 6_000;
/** The longest SKU and the longest query that the contract takes. */
const maxCodeLength = 100;
const maxQueryLength = 200;
const maxCalls = 3;
/** So many rows are searched for by their words at once: each takes a call. */
export const searchesAtOnce = 50;

interface Job {
  readonly rows: readonly MatchRow[];
  /** Answers the rows as they are then; those that are to be searched for by their words stay away. */
  readonly run: (signal: AbortSignal) => Promise<readonly MatchRow[]>;
}

// A source that has its items at hand answers at once; between two of its answers the page draws and takes keys.
const nextTask = (): Promise<void> => new Promise((resume) => setTimeout(resume));

/**
 * Finds the item of each row of a pasted list: by their codes, many in one call, then by the words of those that have none,
 * one call each and only so many at once. A call that fails leaves its rows to be tried again and loses nothing.
 */
export class PasteMatcher {
  readonly #options: PasteMatcherOptions;
  #rows: readonly MatchRow[] = [];
  #overview: { rows: readonly MatchRow[]; value: PasteOverview } | undefined;
  #jobs: Job[] = [];
  #calls = 0;
  #searchesLeft = 0;
  #abort = new AbortController();

  constructor(options: PasteMatcherOptions) {
    this.#options = options;
  }

  get rows(): readonly MatchRow[] { return this.#rows; }
  get isBusy(): boolean { return this.#calls > 0 || this.#jobs.length > 0; }
  /** How many rows have been looked up, of all. */
  get done(): number { return this.#rows.length - this.overview.counts.waiting; }

  get overview(): PasteOverview {
    if (this.#overview?.rows !== this.#rows) this.#overview = { rows: this.#rows, value: overviewOf(this.#rows) };
    return this.#overview.value;
  }

  /** Looks up another list. */
  start(rows: readonly PastedRow[]): void {
    this.#callOff();
    this.#rows = toMatchRows(rows);
    this.#lookUp(this.#rows);
  }

  /** Calls off what is under way. Its rows can be tried again. */
  stop(): void {
    if (!this.isBusy) return;
    this.#callOff();
    this.#put(this.#rows.filter(({ lookUp }) => lookUp === 'waiting').map((row) => ({ ...row, lookUp: 'failed', error: undefined, attempt: row.attempt + 1 })));
    this.#options.onSettled();
  }

  /** Looks up again what failed: one row, or all that did. */
  retry(key?: number): void {
    const rows = this.#rows.filter((row) => row.lookUp === 'failed' && !row.isLeftOut && (key === undefined || row.key === key)).map((row) => lookedUpAgain(row));
    this.#put(rows);
    this.#searchesLeft = Math.max(this.#searchesLeft, searchesAtOnce);
    this.#lookUp(rows);
  }

  /** Looks up another code or other words for a row. */
  lookUpAgain(key: number, text: string): void {
    const row = this.#rows[key];
    if (!row) return;
    const changed = lookedUpAgain(row, text.trim());
    this.#put([changed]);
    this.#lookUp([changed], { isUrgent: true });
  }

  /** Searches by their words for the next rows whose code was not found. */
  searchMore(): void {
    const rows = this.overview.unsearched.slice(0, searchesAtOnce).map((row) => lookedUpAgain(row));
    this.#put(rows);
    this.#jobs.push(...rows.map((row) => this.#wordsJob(row)));
    this.#pump();
  }

  /** Takes one of the items that may be meant; with an empty id it is open again. */
  choose(key: number, itemId: string): void {
    this.#change(key, (row) => ({ ...row, item: row.candidates.find(({ id }) => id === itemId) }));
  }

  /** Takes none of them: the person looks up something else. */
  reject(key: number): void {
    this.#change(key, rejected);
  }

  setQuantity(key: number, text: string): void {
    this.#change(key, (row) => withQuantity(row, text));
  }

  leaveOut(key: number, isLeftOut: boolean): void {
    this.#change(key, (row) => ({ ...row, isLeftOut }));
  }

  #change(key: number, change: (row: MatchRow) => MatchRow): void {
    const row = this.#rows[key];
    if (row) this.#put([change(row)]);
  }

  #put(changed: readonly MatchRow[]): void {
    if (changed.length > 0) {
      const rows = [...this.#rows];
      for (const row of changed) rows[row.key] = row;
      this.#rows = rows;
    }
    this.#options.onChange();
  }

  #callOff(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#jobs = [];
    this.#calls = 0;
    this.#searchesLeft = searchesAtOnce;
  }

  /** @param options - What a person waits for goes first, and is searched for whatever else is. */
  #lookUp(rows: readonly MatchRow[], { isUrgent = false }: { isUrgent?: boolean } = {}): void {
    this.#jobs[isUrgent ? 'unshift' : 'push'](...inBatches(rows).map((batch) => this.#codesJob(batch, isUrgent)));
    this.#pump();
  }

  #codesJob(rows: readonly MatchRow[], isUrgent: boolean): Job {
    return {
      rows,
      run: async (signal) => {
        const codes = [...new Set(rows.flatMap(codesOf))];
        const itemsOf = byCode(codes.length > 0 ? await this.#options.source().byCodes(codes, { signal }) : []);
        return rows.flatMap((row) => {
          const answer = foundByCode(row, itemsOf(row.code));
          if (answer) return answer;
          if (row.words === '') return { ...row, lookUp: 'done' as const, isSearched: true };
          if (!isUrgent && this.#searchesLeft <= 0) return { ...row, lookUp: 'done' as const };
          if (!isUrgent) this.#searchesLeft -= 1;
          this.#jobs[isUrgent ? 'unshift' : 'push'](this.#wordsJob(row));
          return [];
        });
      },
    };
  }

  #wordsJob(row: MatchRow): Job {
    return {
      rows: [row],
      run: async (signal) => [foundByWords(row, await this.#options.source().search(
        { text: row.words.slice(0, maxQueryLength), category: '', inStock: false }, { limit: maxCandidates, signal }))],
    };
  }

  #pump(): void {
    while (this.#calls < maxCalls && this.#jobs.length > 0) {
      const job = this.#jobs.shift();
      if (job) void this.#call(job);
    }
    this.#options.onChange();
  }

  async #call({ rows, run }: Job): Promise<void> {
    const { signal } = this.#abort;
    this.#calls += 1;
    let answered: readonly MatchRow[];
    try {
      answered = await run(signal);
    } catch (error) {
      answered = rows.map((row) => ({ ...row, lookUp: 'failed', error: isAbort(error) ? undefined : error }));
    }
    await nextTask();
    if (signal.aborted) return;
    this.#calls -= 1;
    this.#put(answered.flatMap((answer) => this.#merged(answer)));
    this.#pump();
    if (!this.isBusy) this.#options.onSettled();
  }

  // The person may have changed the row meanwhile: its quantity stands, and a code that was changed has another answer coming.
  #merged(answer: MatchRow): readonly MatchRow[] {
    const row = this.#rows[answer.key];
    if (row?.attempt !== answer.attempt) return [];
    const { quantity, quantityText, isLeftOut } = row;
    return [{ ...answer, quantity, quantityText, isLeftOut }];
  }
}

// The contract compares SKUs letter by letter, and most are written in capitals.
const codesOf = ({ code }: MatchRow): readonly string[] => (code === '' || code.length > maxCodeLength ? [] : [...new Set([code, code.toUpperCase()])]);

const inBatches = (rows: readonly MatchRow[]): readonly (readonly MatchRow[])[] => {
  const batches: MatchRow[][] = [];
  let [codes, letters] = [0, 0];
  for (const row of rows) {
    const own = codesOf(row);
    const length = new URLSearchParams(own.map((code) => ['sku', code])).toString().length;
    if (batches.length === 0 || codes + own.length > maxCodes || letters + length > maxCodeLetters) {
      batches.push([]);
      [codes, letters] = [0, 0];
    }
    batches.at(-1)?.push(row);
    codes += own.length;
    letters += length;
  }
  return batches;
};

const byCode = (items: readonly CatalogueItem[]): ((code: string) => readonly CatalogueItem[]) => {
  const known = new Map<string, Set<CatalogueItem>>();
  for (const item of items) {
    for (const code of [item.sku, item.barcode ?? '']) known.set(code.toLowerCase(), (known.get(code.toLowerCase()) ?? new Set()).add(item));
  }
  return (code) => [...known.get(code.toLowerCase()) ?? []];
};
