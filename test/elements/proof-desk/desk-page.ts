import { html } from 'lit';
import '../../../components/proof-desk/define.ts';
import type { ManualOrderProofDesk } from '../../../components/index.ts';
import { byRole, fixture, press, until } from '../foundation/fixture.ts';
import { waitingOrder, type FakeDesk } from './fake-desk.ts';

export const textOf = (element: Element | null | undefined): string => element?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '';
export const ordersOf = (count: number) => Array.from({ length: count }, (_, place) => waitingOrder(place));

export const numberOf = (element: Element): string => textOf(element.shadowRoot!.querySelector('#entry-title'));
export const queueOf = (element: Element): string[] => [...element.shadowRoot!.querySelectorAll('.waiting .order-number')].map(textOf);
export const zoomOf = (element: Element): string => textOf(element.shadowRoot!.querySelector('.zoom'));
export const announced = (element: Element): string => textOf(byRole(element, 'status'));
export const focusDesk = (element: Element): void => element.shadowRoot!.querySelector<HTMLElement>('.desk')!.focus();
/** Presses a key where the focus is; answers whether the desk left it to the browser. */
export const key = (element: Element, name: string, modifiers?: KeyboardEventInit): boolean =>
  press(element.shadowRoot!.activeElement ?? element.shadowRoot!.querySelector('.desk')!, name, modifiers);

/** Puts a desk on the page, wide enough for queue, file and claim beside each other. */
export const mount = async (desk: FakeDesk) => {
  const element = await fixture<ManualOrderProofDesk>(html`<manual-order-proof-desk .client=${desk.client}></manual-order-proof-desk>`);
  element.parentElement!.style.width = '1200px';
  const events: [string, Record<string, unknown>][] = [];
  for (const name of ['payment-verified', 'payment-rejected', 'order-open', 'proofs-error'] as const) {
    element.addEventListener(name, ({ detail }: CustomEvent) => events.push([name, detail as Record<string, unknown>]));
  }
  return { element, events, root: element.shadowRoot! };
};

/** The same, once its first payment, the file and the rights are there. */
export const shown = async (desk: FakeDesk) => {
  const mounted = await mount(desk);
  await until(() => numberOf(mounted.element), 'a payment is there');
  await until(() => mounted.root.querySelector('img')?.offsetWidth || mounted.root.querySelector('.empty, .alert'), 'its file is there');
  await until(() => mounted.root.querySelector('[part=verify]')?.getAttribute('aria-disabled') !== 'true' || mounted.root.querySelector('#refusal'), 'the rights are known');
  return mounted;
};
