import type { Client } from '../src/index.ts';
import { verifyChain, type ChainReport, type KeptHash } from '../src/rules/event-chain.ts';

/** How many events the server answers at once. */
const pageSize = 200;
/** How often long work says how far it has come, in events. */
const tellEvery = 5_000;

/** Reads `position:hash`, as a good run prints it; `undefined` when it is none. */
export function readKeptHash(text: string): KeptHash | undefined {
  const [, position, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  return position === undefined || hash === undefined ? undefined : { position: Number(position), hash: hash.toLowerCase() };
}

/**
 * Reads the whole history of a shop and says, line by line, whether it is what was written.
 * @param options.kept what an earlier run printed; the history must still contain it
 * @param options.tell takes each line of the result; `progress` each line on the way there
 * @returns whether the history is whole
 * @throws {ManualOrderError} the server cannot be asked
 */
export async function verifyHistory({ client, kept, tell, progress }: {
  client: Pick<Client, 'events'>;
  kept?: KeptHash | undefined;
  tell: (line: string) => void;
  progress: (line: string) => void;
}): Promise<boolean> {
  const report = await verifyChain(client.events.list({ limit: pageSize }), {
    kept, onProgress: (events) => { if (events % tellEvery === 0) progress(`${events} events …`); },
  });
  describe(report, tell);
  return report.breaks.length === 0;
}

function describe({ events, unchained, first, last, breaks, furtherBreaks }: ChainReport, tell: (line: string) => void): void {
  if (first !== undefined && last !== undefined) tell(`${events} events, from ${first.id} (${first.at}) to ${last.id} (${last.at})`);
  else tell('No events.');
  if (unchained > 0) tell(`${unchained} of them are older than the chain, and cannot be checked.`);
  for (const { position, how, detail } of breaks) tell(`${position}: ${how}. ${detail}`);
  if (furtherBreaks > 0) tell(`And ${furtherBreaks} more.`);
  if (breaks.length > 0) {
    tell('broken');
    return;
  }
  tell('whole');
  if (last?.hash !== undefined) tell(`Keep this elsewhere, and give it to the next run: --expect ${last.id}:${last.hash}`);
}
