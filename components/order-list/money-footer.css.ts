import { css } from 'lit';

/** The sums below the list. */
export const moneyStyles = css`
  .money { border: 1px solid var(--_border); border-radius: calc(var(--_radius) * 1.25); background: var(--_surface); }
  .money-bar { display: flex; flex-wrap: wrap; align-items: center; gap: calc(var(--_space) * 2) calc(var(--_space) * 4); padding: calc(var(--_space) * 2); }
  .money-bar > .said { flex: 1 1 240px; min-inline-size: 0; font-size: calc(var(--_font-size) * 0.929); }
  .sum-line { display: flex; flex-wrap: wrap; gap: var(--_space) calc(var(--_space) * 5); }
  .sum strong { font-weight: 600; }
  .money td.overdue:not(.blank) { color: var(--_danger); font-weight: 600; }

  .sums-area { border-block-start: 1px solid var(--_border); }
  .sums-scroll { overflow-x: auto; }
  .sums-scroll > p { padding: calc(var(--_space) * 3) calc(var(--_space) * 4); }
  .sums-foot { display: flex; flex-wrap: wrap; justify-content: flex-end; align-items: center; gap: calc(var(--_space) * 3); padding: calc(var(--_space) * 2); }
  .sums { inline-size: 100%; border-collapse: collapse; font-size: calc(var(--_font-size) * 0.929); }
  .sums :is(th, td) { padding: calc(var(--_space) * 2) calc(var(--_space) * 3); border-block-end: 1px solid var(--_border); text-align: start; white-space: nowrap; }
  .sums tr > :first-child { padding-inline-start: calc(var(--_space) * 4); white-space: normal; }
  .sums tr > :last-child { padding-inline-end: calc(var(--_space) * 4); }
  .sums thead th { background: var(--_subtle); color: var(--_muted); font-size: var(--_small); font-weight: 600; }
  .sums tbody th { font-weight: 500; }
  .sums tfoot :is(th, td) { background: var(--_subtle); font-weight: 600; }
  .sums tfoot tr:last-child > * { border-block-end: 0; }
  .sums .numeric { text-align: end; font-variant-numeric: tabular-nums; }

  /* Each method as a small list, where eight columns have no room. */
  @container manual-order (max-width: 719.98px) {
    .money-bar { justify-content: space-between; }
    .money-bar > .said { order: 1; flex-basis: 100%; padding-inline: calc(var(--_space) * 2); }
    .sums tbody th { font-weight: 600; }
    .sums, .sums :is(tbody, tfoot) { display: grid; }
    .sums thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .sums tr { display: grid; gap: 2px; padding: calc(var(--_space) * 3) calc(var(--_space) * 4); border-block-end: 1px solid var(--_border); }
    .sums tfoot tr { background: var(--_subtle); }
    .sums tfoot tr:last-child { border: 0; }
    .sums tr > :is(th, td), .sums tr > :is(:first-child, :last-child) { display: flex; justify-content: space-between; gap: calc(var(--_space) * 4); padding: 0; border: 0; background: none; }
    .sums td::before { content: attr(data-label); color: var(--_muted); font-weight: 400; }
    .sums td.blank { display: none; }
  }
`;
