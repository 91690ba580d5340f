import { css } from 'lit';

/**
 * The table: every row a grid of the same tracks, placed by its index on a surface as high as all of them. The head is laid
 * out first and painted last (`order`; CSS Grid, section 4), so that rows pass below it without a z-index.
 */
export const tableStyles = css`
  .viewport {
    --row-height: round(var(--_font-size) * 3.72, 1px);
    --head: calc(var(--_font-size) * 2.86);
    --tick: calc(var(--_font-size) * 3.15);
    position: relative;
    max-block-size: var(--manual-order-list-height, max(420px, 72dvb));
    overflow: auto;
    overscroll-behavior-inline: contain;
    scroll-padding-block: var(--head) 0;
    scroll-padding-inline: calc(var(--tick) + var(--_font-size) * 10) 0;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.25);
    background: var(--_surface);
  }
  .table { display: grid; inline-size: 100%; min-inline-size: calc(var(--tick) + var(--_font-size) * var(--least) + var(--_space) * 2); font-size: calc(var(--_font-size) * 0.929); line-height: 1.4; }
  .table thead { position: sticky; inset-block-start: 0; grid-row: 1; order: 1; }
  .table tbody { position: relative; grid-row: 2; block-size: calc(var(--count) * var(--row-height)); }
  .table tr { display: grid; grid-template-columns: var(--tick) var(--tracks); inline-size: 100%; padding-inline-end: calc(var(--_space) * 2); }
  .table tbody tr { position: absolute; inset-block-start: 0; inset-inline-start: 0; grid-template-rows: 100%; block-size: var(--row-height); cursor: pointer; }
  .table :is(th, td) { display: block; align-content: center; min-inline-size: 0; padding: 0 calc(var(--_space) * 2); overflow: clip; text-overflow: ellipsis; white-space: nowrap; border: 0; background: var(--row-background); }
  .table tr { --row-background: var(--_surface); border-block-end: 1px solid var(--_border); background: var(--row-background); }
  .table thead tr { --row-background: var(--_subtle); block-size: var(--head); }
  .table tbody tr:hover { --row-background: color-mix(in srgb, var(--_text) 4%, var(--_surface)); }
  .table tbody tr.selected { --row-background: var(--_accent-tint); }
  .table tbody tr.loading { --row-background: var(--_surface); cursor: auto; }
  .table tbody tr:focus-within .order-link { text-decoration: underline; }
  .table tbody th { color: var(--_text); font-size: inherit; font-weight: 400; }
  .table :is(.items, .total, .balance) { text-align: end; font-variant-numeric: tabular-nums; }
  td.total { font-weight: 500; }

  .table .select { position: sticky; inset-inline-start: 0; padding: 0; }
  /* Where the columns that stay in place end, so that what passes below them is not read with them. */
  .table .number { position: sticky; inset-inline-start: var(--tick); padding-inline-start: 0; border-inline-end: 1px solid var(--_border); }
  .tick { display: grid; place-items: center; inline-size: 100%; block-size: 100%; min-block-size: 24px; cursor: pointer; }
  .tick input { inline-size: 16px; block-size: 16px; cursor: inherit; accent-color: var(--_accent); }

  .sort { display: inline-flex; align-items: center; gap: var(--_space); max-inline-size: 100%; min-block-size: 28px; padding: 0; border: 0; background: none; font: inherit; color: inherit; cursor: pointer; border-radius: 4px; }
  .sort:focus-visible, .order-link:focus-visible, .tick :focus-visible { outline-offset: -1px; }
  .sort .icon { inline-size: 14px; block-size: 14px; opacity: 0; }
  .sort:is(:hover, :focus-visible) .icon { opacity: 0.6; }
  .sort.sorted { color: var(--_text); }
  .sort.sorted .icon { opacity: 1; }
  th.total .sort { flex-direction: row-reverse; }

  .cut { display: block; overflow: clip; text-overflow: ellipsis; white-space: nowrap; min-inline-size: 0; }
  .cut, .table td[dir] { text-align: -webkit-match-parent; text-align: match-parent; }
  .several { display: flex; gap: var(--_space); }
  .second { color: var(--_muted); font-size: var(--_small); }
  .order-link { display: inline-grid; align-items: center; padding: 0; min-block-size: 24px; border: 0; background: none; color: var(--_accent); font-weight: 600; font-variant-numeric: tabular-nums; text-decoration: none; white-space: nowrap; cursor: pointer; border-radius: 4px; }
  .order-link:hover, tbody tr:hover .order-link { text-decoration: underline; text-underline-offset: 0.15em; }
  .under { display: flex; gap: calc(var(--_space) * 1.5); align-items: center; }
  .under .badge { line-height: 1.3; }
  .flag { display: flex; inline-size: fit-content; max-inline-size: 100%; align-items: center; gap: var(--_space); color: var(--_danger); font-size: var(--_small); font-weight: 600; min-inline-size: 0; }
  .flag .icon { inline-size: 14px; block-size: 14px; }
  .under .badge + .flag .cut { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  /* No flex box: in one, a word that has no room would be cut without a sign of it. */
  .table td > .badge { display: inline-block; max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; vertical-align: middle; }
  .table td > .badge::before { display: inline-block; margin-inline-end: var(--_space); vertical-align: middle; }
  .table td > .badge + .flag { margin-block-start: 1px; }
  .table td > .badge:has(+ .flag) { line-height: 1.3; }
  .table td:empty:not(.select)::after { content: '–' / ''; color: var(--_muted); }
  .loading td { grid-column: 1 / -1; padding-inline-start: var(--tick); }
  .loading .skeleton { mask: repeating-linear-gradient(90deg, #000 0 8em, #0000 0 10em); }

  /* Where the columns have no room, four lines of what tells orders apart; the rest is a tap away. */
  @container manual-order (max-width: 719.98px) {
    .viewport { --row-height: round(var(--_font-size) * 8.3, 1px); --tick: calc(var(--_font-size) * 2.86); scroll-padding: 0; overflow-x: hidden; }
    .table { min-inline-size: 0; }
    .table thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .table tbody tr { grid-template: repeat(4, minmax(0, 1fr)) / var(--tick) minmax(0, 1fr) auto auto; column-gap: 0; padding-block: calc(var(--_space) * 2.5); padding-inline: 0 calc(var(--_space) * 3); }
    .table tbody tr > :is(td, th) { display: none; padding: 0; color: var(--_muted); text-align: -webkit-match-parent; text-align: match-parent; }
    .table tbody tr > :is(.select, .number, .customer, .total, .orderedAt, .paymentStatus, .fulfilmentStatus, .paymentMethod, .trackingNumber) { display: block; position: static; border: 0; }
    .table tbody tr > .select { grid-area: 1 / 1 / 5; }
    .table tbody tr.loading > td { display: block; grid-area: 1 / 2 / 5 / 5; }
    .loading .skeleton { block-size: 100%; mask: repeating-linear-gradient(#000 0 1.1em, #0000 0 2em); }
    .tick { align-items: start; padding-block-start: 4px; }
    .table tbody tr > :is(.number, .customer) { grid-column: 2 / 4; color: var(--_text); }
    .table tbody tr > :is(.paymentStatus, .paymentMethod) { grid-column: 2; }
    .table tbody tr > :is(.total, .orderedAt) { grid-column: 4; }
    .table tbody tr > :is(.fulfilmentStatus, .trackingNumber) { grid-column: 3 / 5; }
    .table tbody tr > :is(.total, .orderedAt, .fulfilmentStatus, .trackingNumber) { text-align: end; padding-inline-start: calc(var(--_space) * 2); }
    .table tbody tr > :is(.number, .total) { grid-row: 1; }
    .table tbody tr > :is(.customer, .orderedAt) { grid-row: 2; }
    .table tbody tr > :is(.paymentStatus, .fulfilmentStatus) { grid-row: 3; }
    .table tbody tr > :is(.paymentMethod, .trackingNumber) { grid-row: 4; }
    .table tbody tr > :is(.number, .paymentStatus) { display: flex; align-items: center; gap: calc(var(--_space) * 2); }
    .table tbody tr > .total { color: var(--_text); font-size: var(--_large); }
    .table tbody tr > :is(.trackingNumber, .paymentMethod):empty { visibility: hidden; }
    .table tbody .number > .under { min-inline-size: 0; }
    /* Beside the number and the total there is room for its word, and none for its frame. */
    .table tbody .number .badge { display: block; padding: 0; border: 0; background: none; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; }
    .table tbody .number .badge::before { display: none; }
    .several { justify-content: flex-end; }
    .paymentStatus .flag .cut { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .table .order-link { font-size: var(--_font-size); }
    .customer .second { display: none; }
  }
  /* On the smallest screens two states stand beside each other without their frames. */
  @container manual-order (max-width: 359.98px) {
    .table tbody td > .badge { display: block; inline-size: fit-content; padding-inline: 0; border: 0; background: none; }
    .table tbody tr > .fulfilmentStatus > .badge { margin-inline-start: auto; }
    .table tbody tr > .total { font-size: inherit; }
    .table tbody tr > .number { gap: var(--_space); }
    .table tbody tr > :is(.total, .orderedAt) { padding-inline-start: var(--_space); }
  }

  @media (prefers-reduced-motion: no-preference) {
    .table tbody tr.moved > * { animation: moved 2.4s ease-out; }
    /* Words in muted colours keep 4.5:1 on it. */
    @keyframes moved { from { background-color: color-mix(in srgb, var(--_accent) 18%, var(--_surface)); } }
  }

  @media (forced-colors: active) {
    /* Painted after the cells, of which those that stay in place would cover it. */
    .table tbody tr.selected::after { content: ''; position: absolute; inset: 0; outline: 2px solid Highlight; outline-offset: -2px; pointer-events: none; }
  }
`;
