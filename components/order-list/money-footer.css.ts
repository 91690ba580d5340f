import { css } from 'lit';

/** The sums below the list. */
export const moneyStyles = css`
  .money { border: 1px solid var(--_border); border-radius: calc(var(--_radius) * 1.25); background: var(--_surface); }
  .money-bar { display: flex; flex-wrap: wrap; align-items: center; gap: calc(var(--_space) * 2) calc(var(--_space) * 4); padding: calc(var(--_space) * 2); }
  .money-bar > .said { flex: 1 1 240px; min-inline-size: 0; font-size: calc(var(--_font-size) * 0.929); }
  .sum-line { display: flex; flex-wrap: wrap; gap: var(--_space) calc(var(--_space) * 5); }
  .sum strong { font-weight: 600; }
  .sums-area { border-block-start: 1px solid var(--_border); }
  .sums-area > :not(manual-order-part-money-table) { padding: calc(var(--_space) * 3) calc(var(--_space) * 4); }

  @container manual-order (max-width: 719.98px) {
    .money-bar { justify-content: space-between; }
    .money-bar > .said { order: 1; flex-basis: 100%; padding-inline: calc(var(--_space) * 2); }
  }
`;
