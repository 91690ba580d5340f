import type { Kysely } from 'kysely';
import type { Fulfilment, Shipment } from '../../src/contract/fulfilment.ts';
import type { Order } from '../../src/contract/order.ts';
import type { Settings } from '../../src/contract/settings.ts';
import type { HandOffTerms } from '../database/delivery-tables.ts';
import type { Database, Tables } from '../database/database.ts';
import { newId } from '../ids.ts';
import { addressLines, formatsOf } from '../messages/format.ts';
import type { OrderFollowing } from '../orders/order-ports.ts';
import type { Clock } from '../ports.ts';
import { findFulfilment, fulfilmentOf, wasNoted, type FulfilmentRow } from './fulfilment-store.ts';
import { eventOf, isPageAction, readForm, type PageAction } from './provider-form.ts';
import { shopOfPage } from './provider-link.ts';
import type { ProviderNews } from './provider-news.ts';
import { pageStyle } from './provider-page-style.ts';
import { noPage, providerPage, type PageContent } from './provider-page.ts';
import type { Providers } from './providers.ts';
import { agreedTerms, detailsOf, handOffOf, termsDiffer } from './terms.ts';

export interface ProviderPagesOptions {
  database: Database;
  clock: Clock;
  shopIds: readonly string[];
  linkSecret: string;
  publicUrl: string;
  providers: Pick<Providers, 'connection'>;
  settingsOf: (db: Kysely<Tables>, shopId: string) => Promise<Settings>;
  orders: Pick<OrderFollowing, 'read'>;
  news: ProviderNews;
}

/** What a link opens. */
export interface PageLink { providerCode: string; fulfilmentId: string; expires?: string | undefined; signature?: string | undefined }

interface Opened { shopId: string; row: FulfilmentRow; order: Order; settings: Settings }
type Said = Partial<Pick<PageContent, 'notice' | 'action' | 'typed' | 'errors'>>;

const onceForm = /^ans_[0-9a-f]{32}$/;

const leftOf = (lines: Fulfilment['lines'], shipments: readonly Shipment[]): Fulfilment['lines'] => {
  const sent = new Map<string, number>();
  for (const { lineId, quantity } of shipments.flatMap((shipment) => shipment.lines)) sent.set(lineId, (sent.get(lineId) ?? 0) + quantity);
  return lines.map((line) => ({ ...line, quantity: line.quantity - (sent.get(line.lineId) ?? 0) })).filter(({ quantity }) => quantity > 0);
};

/** What may be answered, from where the hand-off is. A wish to cancel comes before a change, and a change before anything else. */
const openActions = ({ status, amendments }: FulfilmentRow, shipments: readonly Shipment[]): Set<PageAction> => {
  if (status === 'cancelRequested') return new Set(['stop', 'tooLate']);
  if (['closed', 'rejected', 'cancelled'].includes(status)) return new Set();
  if (amendments?.list.at(-1)?.status === 'requested') return new Set(['acceptChange', 'refuseChange']);
  const hasAnswered = !['pending', 'queued', 'failed', 'sent'].includes(status);
  return new Set([...(hasAnswered ? [] : ['accept'] as const), ...(shipments.length === 0 ? ['reject'] as const : []), 'ship']);
};

const recorded: Readonly<Record<PageAction, string>> = {
  accept: 'The order is accepted. Thank you.', reject: 'The order is refused, and the shop has been told why.', ship: 'The parcel is recorded, and the customer is told.',
  acceptChange: 'The change is accepted.', refuseChange: 'The change is refused, and the shop has been told why.',
  stop: 'It is cancelled. Please ship nothing more of it.', tooLate: 'The shop has been told that it is too late.',
};

/** The pages on which warehouses without a system of their own read and answer what they were written. */
export function createProviderPages({ database, clock, shopIds, linkSecret, publicUrl, providers, settingsOf, orders, news }: ProviderPagesOptions) {
  let policy: Promise<string> | undefined;
  /** Nothing may be loaded or run: only the one sheet in the page, by its hash. */
  const securityPolicy = (): Promise<string> => policy ??= (async () => {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(pageStyle.toString())));
    return `default-src 'none'; style-src 'sha256-${btoa(String.fromCharCode(...digest))}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
  })();

  const html = async (body: string, status: number): Promise<Response> => new Response(body, {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': await securityPolicy(), 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex' },
  });

  const open = async ({ providerCode, fulfilmentId, expires = '', signature = '' }: PageLink): Promise<Opened | undefined> => {
    if (!/^\d{1,12}$/.test(expires)) return undefined;
    const shopId = await shopOfPage({ secret: linkSecret, shopIds, fulfilmentId, expires: Number(expires), signature, now: clock.now() });
    if (shopId === undefined || providers.connection(shopId, providerCode)?.kind !== 'email') return undefined;
    return database.read(async (db) => {
      const row = await findFulfilment(db, { shopId, fulfilmentId });
      if (row?.provider_code !== providerCode) return undefined;
      return { shopId, row, order: await orders.read(db, { shopId, orderId: row.order_id }), settings: await settingsOf(db, shopId) };
    });
  };

  const shipmentsOf = ({ row, order }: Opened): Shipment[] => order.shipments.filter(({ fulfilmentId, carrier }) => fulfilmentId === row.id && carrier !== 'unknown');

  const changesOf = ({ row, order, settings }: Opened): PageContent['changes'] => {
    const last = row.amendments?.list.at(-1);
    if (last?.status !== 'requested') return [];
    const agreed = agreedTerms(row);
    const formats = formatsOf({ locale: 'en', shop: settings });
    const told = ({ shipTo, instructions, details = detailsOf(order) }: HandOffTerms): [string, string | undefined][] => [
      ['Address', shipTo && addressLines(shipTo, formats).join(', ')], ['Instructions', instructions], ['Packing note', details.packingNote],
      ['Wanted on', details.requestedDeliveryDate], ['Recipient', [details.recipient.name, details.recipient.phone, details.recipient.email].filter(Boolean).join(', ')],
    ];
    const now = told(last);
    return [
      ...termsDiffer(agreed.lines, last.lines).map(({ title, sku, before, after }) => ({ what: `${title} (${sku})`, before: String(before), now: String(after) })),
      ...told(agreed).flatMap(([what, before], index) => (before === now[index]?.[1] ? [] : [{ what, before: before ?? '–', now: now[index]?.[1] ?? '–' }])),
    ];
  };

  const show = (opened: Opened, { notice, action, typed = {}, errors = {} }: Said = {}, status = 200): Promise<Response> => {
    const { row, order, settings } = opened;
    const shipments = shipmentsOf(opened);
    const last = row.amendments?.list.at(-1);
    const terms = last?.status === 'requested' ? last : agreedTerms(row);
    return html(providerPage({
      settings, publicUrl, fulfilment: fulfilmentOf(row), shipments, changes: changesOf(opened), open: openActions(row, shipments),
      handOff: { ...handOffOf({ row, order, callbackUrl: '', terms }), ...terms.details },
      left: leftOf(row.lines, shipments), notice, action, typed, errors, once: newId('ans'),
    }), status);
  };

  return {
    /** Shows the page, and changes nothing: programs that look through e-mails open every link. */
    async show(link: PageLink): Promise<Response> {
      const opened = await open(link);
      return opened === undefined ? html(noPage(), 404) : show(opened);
    },

    /**
     * Takes what was typed on the page, once however often it is sent, and shows the page anew.
     * @param answered is called with the shop when something has changed
     */
    async answer(link: PageLink, body: () => Promise<Uint8Array>, answered: (shopId: string) => void): Promise<Response> {
      const opened = await open(link);
      if (opened === undefined) return html(noPage(), 404);
      const typed = readForm(await body());
      const { action } = typed;
      if (!isPageAction(action)) return show(opened, { notice: { text: 'This answer is not known here. Please choose one below.', tone: 'bad' } }, 422);
      const { shopId, row } = opened;
      const once = typed['once'] !== undefined && onceForm.test(typed['once']) ? typed['once'] : newId('ans');
      const source = link.providerCode;
      const done: Said = { notice: { text: recorded[action], tone: 'good' } };
      if (await database.read((db) => wasNoted(db, { shopId, providerCode: source, webhookId: once }))) return show(opened, done);
      const shipments = shipmentsOf(opened);
      if (!openActions(row, shipments).has(action)) {
        return show(opened, { notice: { text: 'This was not recorded: the order has moved on since the page was opened. Below is how it stands now.', tone: 'bad' } }, 409);
      }
      const about = { fulfilmentId: row.id, amendmentId: row.amendments?.list.at(-1)?.id, left: leftOf(row.lines, shipments) };
      const made = eventOf({ action, typed, about, once, at: new Date(clock.now()).toISOString() });
      if ('errors' in made) return show(opened, { action, typed, errors: made.errors, notice: { text: 'This was not recorded yet: please look at what is marked below.', tone: 'bad' } }, 422);
      const outcome = await database.transaction((tx) => news.take(tx, { shopId, event: made.event, source, webhookId: once }));
      answered(shopId);
      const now = await open(link);
      if (now === undefined) return html(noPage(), 404);
      return outcome === 'parked' ? show(now, { notice: { text: 'This was not recorded: the order has been cancelled.', tone: 'bad' } }, 409) : show(now, done);
    },
  };
}

export type ProviderPages = ReturnType<typeof createProviderPages>;
