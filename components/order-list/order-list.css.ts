import { css } from 'lit';
import { moneyStyles } from './money-footer.css.ts';

const listStyles = css`
  .list { display: grid; gap: calc(var(--_space) * 3); grid-template-columns: minmax(0, 1fr); }

  .toolbar { display: flex; flex-wrap: wrap; align-items: center; gap: calc(var(--_space) * 2); }
  .search-row { display: flex; flex: 1 1 260px; gap: calc(var(--_space) * 2); }
  .search { position: relative; flex: 1; min-inline-size: 0; }
  .search .icon { position: absolute; inset-block: 0; inset-inline-start: calc(var(--_space) * 3); margin-block: auto; color: var(--_muted); pointer-events: none; }
  .search .input { padding-inline-start: calc(var(--_space) * 9); }
  .filters { display: flex; flex-wrap: wrap; align-items: center; gap: calc(var(--_space) * 2); }
  .filter { flex: 0 1 auto; min-inline-size: 0; }
  .filter .input { font-size: calc(var(--_font-size) * 0.929); }
  .filter.on .input { border-color: var(--_accent); background: var(--_accent-tint); font-weight: 600; }
  .fold, .sort-choice { display: none; }
  .flag-filter[aria-pressed='true'] { border-color: var(--_accent); background: var(--_accent-tint); font-weight: 600; }
  .day { display: inline-flex; align-items: center; gap: calc(var(--_space) * 1.5); font-size: calc(var(--_font-size) * 0.929); color: var(--_muted); }
  .day .input { inline-size: auto; flex: 1; color: var(--_text); }

  .outdated { opacity: 0.6; }
  .table-scroll { border: 1px solid var(--_border); border-radius: calc(var(--_radius) * 1.25); background: var(--_surface); }
  .table { font-size: calc(var(--_font-size) * 0.929); line-height: 1.4; }
  .table :is(th, td) { padding: calc(var(--_space) * 2) calc(var(--_space) * 2); block-size: 48px; }
  .table thead th { block-size: 40px; background: var(--_subtle); white-space: normal; line-height: 1.25; }
  .table tr > :first-child { padding-inline-start: calc(var(--_space) * 4); }
  .table tr > :last-child { padding-inline-end: calc(var(--_space) * 4); }
  .table tbody tr:last-child > * { border-block-end: 0; }
  .table tbody tr { cursor: pointer; }
  .table tbody tr.loading { cursor: auto; }
  .table tbody th { color: var(--_text); font-size: inherit; font-weight: 400; }
  .table td { white-space: nowrap; }
  .table td.customer { white-space: normal; min-inline-size: 9em; }
  .table td:is(.paymentMethod, .channel) { white-space: normal; }

  .sort { display: inline-flex; align-items: center; gap: var(--_space); min-block-size: 28px; padding: 0; border: 0; background: none; font: inherit; color: inherit; cursor: pointer; border-radius: 4px; }
  .sort .icon { inline-size: 14px; block-size: 14px; opacity: 0; }
  .sort:is(:hover, :focus-visible) .icon { opacity: 0.6; }
  .sort.sorted { color: var(--_text); }
  .sort.sorted .icon { opacity: 1; }
  th.numeric .sort { flex-direction: row-reverse; }

  .order-link { padding: 0; min-block-size: 24px; border: 0; background: none; color: var(--_accent); font-weight: 600; font-variant-numeric: tabular-nums; white-space: nowrap; cursor: pointer; border-radius: 4px; }
  .order-link:hover, tbody tr:hover .order-link { text-decoration: underline; text-underline-offset: 0.15em; }
  tbody th .badge { display: flex; inline-size: fit-content; margin-block-start: 2px; }
  .flag { display: flex; inline-size: fit-content; align-items: center; gap: var(--_space); margin-block-start: 2px; color: var(--_danger); font-size: var(--_small); font-weight: 600; white-space: nowrap; }
  .flag .icon { inline-size: 14px; block-size: 14px; }
  .blank::after { content: '–' / ''; color: var(--_muted); }
  .second { display: block; color: var(--_muted); font-size: var(--_small); }
  td.total { font-weight: 500; }
  td.trackingNumber { max-inline-size: 14em; overflow: hidden; text-overflow: ellipsis; }
  .loading .skeleton { inline-size: 80%; min-inline-size: 3em; }
  .pager { padding-inline: var(--_space); min-block-size: 32px; font-size: calc(var(--_font-size) * 0.929); }

  /* The number stays in sight while the rest is scrolled sideways. */
  @container manual-order (min-width: 720px) {
    .table tr > :first-child { position: sticky; inset-inline-start: 0; background: var(--_surface); }
    .table thead tr > :first-child { background: var(--_subtle); }
    .table tbody tr:hover > :first-child { background: color-mix(in srgb, var(--_text) 6%, var(--_surface)); }
  }

  @container manual-order (min-width: 720px) and (max-width: 1239.98px) {
    .table { font-size: var(--_small); }
    .table :is(th, td) { padding-inline: calc(var(--_space) * 1.5); }
    .table .badge { padding-inline: calc(var(--_space) * 1.5); }
    .table td.customer { min-inline-size: 8em; }
    .table td.trackingNumber { white-space: normal; }
  }

  /* Cards, where eleven columns have no room: what tells orders apart first, the rest in one line. */
  @container manual-order (max-width: 719.98px) {
    .search-row { flex-basis: 100%; }
    .fold { display: inline-flex; }
    .sort-choice { display: block; }
    .filters { display: none; }
    .filters.open { display: grid; flex-basis: 100%; grid-template-columns: repeat(auto-fit, minmax(min(100%, 140px), 1fr)); }

    .table-scroll { overflow: visible; border: 0; background: none; }
    .table, .table tbody { display: grid; gap: calc(var(--_space) * 3); grid-template-columns: minmax(0, 1fr); }
    .table thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .table tbody tr {
      --_aside: 140px;
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: var(--_space) calc(var(--_space) * 2);
      padding: calc(var(--_space) * 4);
      border: 1px solid var(--_border);
      border-radius: calc(var(--_radius) * 1.25);
      background: var(--_surface);
    }
    .table tbody tr > :is(th, td) { flex: 0 1 auto; order: 7; block-size: auto; padding: 0; border: 0; white-space: normal; text-align: start; color: var(--_muted); }
    .table tbody tr > :is(.number, .customer) { flex: 1 1 calc(100% - var(--_aside) - var(--_space) * 2); min-inline-size: 0; order: 1; color: var(--_text); }
    .table tbody tr > :is(.total, .orderedAt) { flex: 0 0 var(--_aside); order: 1; text-align: end; }
    .table tbody tr > .total { color: var(--_text); }
    .table tbody tr > :is(:first-child, :last-child) { padding-inline: 0; }
    .table tbody tr > :is(.number, .total) { font-size: var(--_large); }
    .table tbody tr > .customer { order: 2; }
    .table tbody tr > .orderedAt { order: 3; }
    .table tbody tr > :is(.paymentStatus, .fulfilmentStatus) { order: 5; }
    .table tbody tr > .trackingNumber { flex-basis: 100%; order: 8; max-inline-size: none; color: var(--_text); overflow-wrap: anywhere; }
    .table tbody tr > .trackingNumber.blank { display: none; }
    .table tbody tr::before, .table tbody tr::after { content: ''; flex: 0 0 100%; order: 4; block-size: var(--_space); }
    .table tbody tr::after { order: 6; block-size: 0; }
    .table tbody :is(.channel, .paymentMethod):not(.blank)::before { content: '· '; }
    .table tbody .items::before { content: '· ' attr(data-label) ' '; }
    .table tbody .trackingNumber::before { content: attr(data-label) ' '; color: var(--_muted); }
    .table tbody tr > :is(.channel, .paymentMethod).blank { display: none; }
    .table tbody tr.loading > td { flex-basis: 40%; }
    .table tbody tr > .number { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_space) calc(var(--_space) * 2); }
    tbody th .badge { margin: 0; }
  }

  @media (prefers-reduced-motion: no-preference) {
    .outdated { transition: opacity 150ms 200ms; }
    .table tbody tr.moved > * { animation: moved 2.4s ease-out; }
    @keyframes moved { from { background-color: var(--_accent-tint); } }
  }

  @media (forced-colors: active) {
    .filter.on .input, .flag-filter[aria-pressed='true'] { border: 2px solid Highlight; }
  }
`;

export const styles = [listStyles, moneyStyles];
