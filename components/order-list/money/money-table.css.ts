import { css } from 'lit';

/** The sums by payment method. */
export const styles = css`
  .sums td.overdue:not(.blank) { color: var(--_danger); font-weight: 600; }
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
  .outdated { opacity: 0.6; }

  /* Each method as a small list, where eight columns have no room. */
  @container manual-order (max-width: 719.98px) {
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

  @media (prefers-reduced-motion: no-preference) {
    .outdated { transition: opacity 150ms 200ms; }
  }
`;
