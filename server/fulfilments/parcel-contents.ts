import type { ProviderEvent } from '../../src/contract/fulfilment.ts';

type Created = Extract<ProviderEvent, { type: 'shipment.created' }>;
type Contents = { lineId: string; quantity: number }[];

/** What was ever said to lie in a parcel; `undefined` when it was said to hold the rest. Said again, a parcel only grows. */
const saidContents = (created: readonly Created[]): Contents | undefined => {
  const largest = new Map<string, number>();
  for (const { lines } of created) {
    if (lines === undefined) return undefined;
    for (const { lineId, quantity } of lines) largest.set(lineId, Math.max(quantity, largest.get(lineId) ?? 0));
  }
  return [...largest].map(([lineId, quantity]) => ({ lineId, quantity })).sort((a, b) => (a.lineId < b.lineId ? -1 : 1));
};

/** What lies in each parcel. One that names its lines goes before one that holds the rest; none holds more than was handed over. */
export const contentsOf = (handedOver: readonly { lineId: string; quantity: number }[], created: ReadonlyMap<string, readonly Created[]>): Map<string, Contents> => {
  const left = new Map(handedOver.map(({ lineId, quantity }) => [lineId, quantity]));
  const take = (lines: Contents): Contents => lines.flatMap(({ lineId, quantity }) => {
    const taken = Math.min(quantity, left.get(lineId) ?? 0);
    left.set(lineId, (left.get(lineId) ?? 0) - taken);
    return taken === 0 ? [] : [{ lineId, quantity: taken }];
  });
  const said = [...created].map(([reference, events]) => ({ reference, lines: saidContents(events) }));
  return new Map([
    ...said.flatMap(({ reference, lines }) => (lines === undefined ? [] : [[reference, take(lines)] as const])),
    ...said.flatMap(({ reference, lines }) => (lines === undefined ? [[reference, take([...handedOver])] as const] : [])),
  ]);
};
