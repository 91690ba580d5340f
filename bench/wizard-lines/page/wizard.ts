// A wizard with so many lines, each of an item of its own, open at its items; and how long a key takes until it has been painted.
import '../../../components/wizard/define.ts';
import type { ManualOrderWizard } from '../../../components/index.ts';
import type { CatalogueItem, Client } from '../../../src/index.ts';
import { fakeShop, items as samples } from '../../../test/elements/wizard/fake-client.ts';

const count = Number(location.hash.slice(1));
const items: readonly CatalogueItem[] = Array.from({ length: count }, (_, index) => {
  const sample = samples[index % samples.length];
  if (!sample) throw new Error('The sample shop has no items.');
  return { ...sample, id: `itm_${index}`, sku: `SKU-${index}`, title: `${sample.title} ${index}`, stock: { onHand: 99_999, available: 99_999 } };
});
const byId = new Map(items.map((item) => [item.id, item]));

const { client } = fakeShop({ actorId: `bench-${Date.now()}`, scopes: ['orders:write', 'prices:override'] });
const search = async ({ ids = [] }: { ids?: string[] }) => ({ items: ids.flatMap((id) => byId.get(id) ?? []), total: count });
const shop = { ...client, catalogue: { ...client.catalogue, search } } as unknown as Client;

const until = async <Value>(what: () => Value | null | undefined | false): Promise<Value> => {
  for (;;) {
    const value = what();
    if (value) return value;
    await new Promise((resolve) => { setTimeout(resolve, 10); });
  }
};

/** The moment at which a frame that was asked for now has been laid out and painted. */
const painted = (): Promise<number> => new Promise((resolve) => {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    port2.postMessage(undefined);
  });
});

const countNodes = (node: Node): number => {
  const inner = [...node.childNodes, ...(node instanceof Element && node.shadowRoot ? [node.shadowRoot] : [])];
  return inner.reduce((sum, child) => sum + countNodes(child), node instanceof Element ? 1 : 0);
};

const open = async () => {
  const wizard: ManualOrderWizard = document.createElement('manual-order-wizard');
  wizard.client = shop;
  wizard.steps = ['items'];
  wizard.prefill = { segment: 'b2b', lines: items.map(({ id, sku }) => ({ kind: 'catalogue', itemId: id as `itm_${string}`, sku, quantity: 1 })) };
  document.querySelector('main')?.append(wizard);
  const root = await until(() => wizard.shadowRoot);
  await until(() => root.querySelector('.summary .grand'));
  const field = (index: number) => root.getElementById(`lines-${index}-quantity`) as HTMLInputElement | null;
  let answer: Promise<number> | undefined;
  return {
    /** Brings a line to where it is seen, and its quantity into focus with its text marked. */
    focus: async (index: number): Promise<void> => {
      while (!field(index)) {
        root.querySelector('.lines .gap:last-child')?.scrollIntoView({ block: 'start' });
        await painted();
      }
      field(index)?.scrollIntoView({ block: 'center' });
      await painted();
      field(index)?.focus();
      field(index)?.select();
      await painted();
    },
    /** Takes the time from the next key until the total that follows from it has been painted. */
    expectKey: (): void => {
      const before = root.querySelector('.summary .grand .number')?.textContent;
      answer = new Promise((resolve) => {
        addEventListener('keydown', ({ timeStamp }) => void (async () => {
          let now = await painted();
          while (root.querySelector('.summary .grand .number')?.textContent === before) now = await painted();
          resolve(now - timeStamp);
        })(), { once: true, capture: true });
      });
    },
    answer: () => answer,
    nodes: () => countNodes(wizard),
    rows: () => root.querySelectorAll('.line').length,
    settled: async (): Promise<void> => {
      await painted();
      await new Promise((resolve) => { requestIdleCallback(resolve, { timeout: 300 }); });
      await new Promise((resolve) => { setTimeout(resolve, 60); });
    },
  };
};

const bench = open();
export type Bench = Awaited<typeof bench>;
declare global {
  interface Window { linesBench: Promise<Bench> }
}
window.linesBench = bench;
