import { createReadStream } from 'node:fs';
import { isApiError, upsertOutcomes, type CatalogueItemInput, type Client } from '../../src/index.ts';
import { readHeader, readRow, type Column } from './shopify-columns.ts';
import { shopifyItems } from './shopify-items.ts';

export interface ImportSummary { created: number; updated: number; unchanged: number; skipped: number; wrong: number }

interface Waiting { readonly line: number; readonly item: CatalogueItemInput }

const isOutcome = (outcome: string): outcome is (typeof upsertOutcomes)[number] => upsertOutcomes.some((known) => known === outcome);

/** How many items the server takes at once. */
const chunkItems = 200;

/** What csv-parse gives with `info`. */
interface Parsed { readonly record: string[]; readonly info: { readonly lines: number } }

async function* readLines(file: string, tell: (line: number, reason: string) => void): AsyncGenerator<{ line: number; cells: string[] }, void, undefined> {
  const { parse } = await import('csv-parse');
  let end = 0;
  const parser = createReadStream(file).pipe(parse({
    bom: true, info: true, relax_column_count: true, skip_records_with_error: true,
    on_skip: (error) => { if (error) tell(Number(error.lines ?? end + 1), error.message); },
  }));
  for await (const { record, info } of parser as AsyncIterable<Parsed>) {
    // Empty lines are read as well, so that the count is right where a record runs over several.
    if (record.some((cell) => cell !== '')) yield { line: end + 1, cells: record };
    end = info.lines;
  }
}

/** The items that the server refused by their places in the request, with the reason of each. */
const refusedPlaces = (error: unknown): Map<number, string> | undefined => {
  if (!isApiError(error) || error.fields.length === 0) return undefined;
  const reasons = new Map<number, string>();
  for (const { pointer, detail } of error.fields) {
    const [, place, field = ''] = /^\/items\/(\d+)(?:\/(.*))?$/.exec(pointer) ?? [];
    if (place === undefined) return undefined;
    reasons.set(Number(place), [reasons.get(Number(place)), `${field}: ${detail}`].filter(Boolean).join(' '));
  }
  return reasons;
};

/**
 * Brings a Shopify product export into the catalogue: what is right is imported, what is wrong is told by its line.
 * @throws {Error} the file is no product export, or cannot be read; @throws {ManualOrderError} the server cannot be asked
 */
export const importCatalogue = async ({ client, file, tell }: {
  readonly client: Pick<Client, 'catalogue' | 'settings'>;
  readonly file: string;
  /** Told of each line that was wrong, or that was not taken as it stands. */
  readonly tell: (line: number, message: string) => void;
}): Promise<ImportSummary> => {
  const summary: ImportSummary = { created: 0, updated: 0, unchanged: 0, skipped: 0, wrong: 0 };
  const wrong = (line: number, reason: string): void => {
    summary.wrong += 1;
    tell(line, reason);
  };
  const { currency } = await client.settings.get();
  const itemOf = shopifyItems(currency);
  let waiting: Waiting[] = [];
  let header: readonly (Column | undefined)[] | undefined;

  const send = async (): Promise<void> => {
    let chunk = waiting;
    waiting = [];
    while (chunk.length > 0) {
      try {
        const { results } = await client.catalogue.upsert(chunk.map(({ item }) => item));
        for (const { outcome } of results) if (isOutcome(outcome)) summary[outcome] += 1;
        return;
      } catch (error) {
        const refused = refusedPlaces(error);
        // A refusal that names none of these items would be answered again and again.
        if (!refused || [...refused.keys()].every((place) => place >= chunk.length)) throw error;
        for (const [place, reason] of refused) wrong(chunk[place]?.line ?? 0, reason);
        chunk = chunk.filter((_, place) => !refused.has(place));
      }
    }
  };

  for await (const { line, cells } of readLines(file, wrong)) {
    if (!header) {
      header = readHeader(cells);
      continue;
    }
    const outcome = itemOf(readRow(cells, header), line);
    if (outcome.kind === 'skipped') summary.skipped += 1;
    else if (outcome.kind === 'wrong') wrong(line, outcome.reason);
    else {
      for (const note of outcome.notes) tell(line, note);
      waiting.push({ line, item: outcome.item });
      if (waiting.length === chunkItems) await send();
    }
  }
  if (!header) throw new Error('The file is empty.');
  await send();
  return summary;
};
