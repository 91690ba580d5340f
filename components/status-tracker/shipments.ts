import { html, nothing, type TemplateResult } from 'lit';
import type { OrderLine, Shipment, TrackingEvent } from '../../src/index.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { dateAt } from '../foundation/calendar.ts';
import { safeUrl } from '../foundation/safe-url.ts';
import { copyButton } from '../parts/copy-button.ts';
import { icon } from '../parts/icon.ts';
import * as icons from '../parts/icons.ts';
import { statusBadge, statusText } from '../parts/status-badge.ts';
import { time, type TrackerView } from './stages.ts';

/** More events than these are folded away: a parcel that crosses a country has dozens. */
const openEvents = 4;
/** And so many kinds of goods are named. */
const namedContents = 3;

const trackingLink = (localiser: Localiser, { trackingNumber, trackingUrl, carrier }: Shipment): TemplateResult => {
  if (!trackingNumber) return html`<span class="muted">${localiser.msg('tracker.noTrackingNumber')}</span>`;
  const url = safeUrl(trackingUrl);
  const number = html`<span class="number">${trackingNumber}</span>`;
  if (!url) return number;
  return html`<a href=${url} target="_blank" rel="noopener noreferrer" part="tracking-link"
    aria-label=${localiser.msg('tracker.openTracking', { number: trackingNumber, carrier: carrier || localiser.msg('tracker.unknownCarrier') })}>${number}${icon(icons.external)}</a>`;
};

const eventItem = (view: TrackerView, { status, at, description, location }: TrackingEvent): TemplateResult => html`
  <li class="event" part="tracking-event">
    <p><span class="what">${statusText(view.localiser, 'carrier', status)}</span>${description ? html` <span class="muted">· ${description}</span>` : nothing}</p>
    <p class="muted small-text">${time(view, at)}${location ? html` · ${location}` : nothing}</p>
  </li>`;

const history = (view: TrackerView, { events }: Shipment): TemplateResult => {
  const { localiser } = view;
  if (events.length === 0) return html`<p class="muted small-text">${localiser.msg('tracker.noHistory')}</p>`;
  const newestFirst = events.toSorted((one, other) => (one.at < other.at ? 1 : -1));
  return html`<details ?open=${events.length <= openEvents} part="tracking-history">
    <summary>${icon(icons.chevronRight)}<span>${localiser.msg('tracker.history', { count: events.length })}</span></summary>
    <ol class="events">${newestFirst.map((event) => eventItem(view, event))}</ol>
  </details>`;
};

/** When it should arrive; that the day has passed is said. */
const expected = ({ localiser, timeZone }: TrackerView, { estimatedDeliveryOn: on, status }: Shipment): TemplateResult | typeof nothing => {
  if (!on || status === 'delivered' || status === 'returned') return nothing;
  const date = localiser.date(on);
  const isLate = on < dateAt(Date.now(), timeZone ?? 'UTC');
  return html`<p class=${isLate ? 'late' : ''}>${isLate ? icon(icons.alert) : nothing}${localiser.msg(isLate ? 'tracker.wasExpected' : 'tracker.expected', { date })}</p>`;
};

/** What lies in it, by the names of the order's lines. */
const contents = ({ localiser }: TrackerView, { lines }: Shipment, ordered: readonly OrderLine[]): string => {
  const named = lines.flatMap(({ lineId, quantity }) => {
    const item = ordered.find(({ id }) => id === lineId)?.title;
    return item === undefined ? [] : [localiser.msg('tracker.content', { count: quantity, item })];
  });
  if (named.length < lines.length || named.length === 0) return localiser.msg('tracker.items', { count: lines.reduce((sum, { quantity }) => sum + quantity, 0) });
  const rest = named.length - namedContents;
  return [...named.slice(0, namedContents), ...(rest > 0 ? [localiser.msg('tracker.moreContents', { count: rest })] : [])].join(' · ');
};

/** One parcel: who carries it, its number, what lies in it, where it is, and how it came there. */
export const shipmentItem = (view: TrackerView, shipment: Shipment, ordered: readonly OrderLine[]): TemplateResult => {
  const { localiser, clipboard } = view;
  const { trackingNumber } = shipment;
  return html`
    <li class="card shipment" part="shipment">
      <div class="parcel">
        <div class="spread">
          <p class="carrier">${icon(icons.truck)}<strong>${shipment.carrier || localiser.msg('tracker.unknownCarrier')}</strong></p>
          ${statusBadge(localiser, 'carrier', shipment.status)}
        </div>
        <dl class="facts"><dt>${localiser.msg('tracker.trackingNumber')}</dt><dd>${trackingLink(localiser, shipment)}${trackingNumber ? copyButton(localiser, { text: trackingNumber, name: localiser.msg('tracker.trackingNumber'), clipboard }) : nothing}</dd></dl>
        ${expected(view, shipment)}
        <p class="muted small-text contents">${contents(view, shipment, ordered)}</p>
      </div>
      <div class="way">${history(view, shipment)}</div>
    </li>`;
};
