import { css } from 'lit';

export const summaryStyles = css`
  /* With nothing in it, it takes no room. */
  .root > * { margin-block-end: calc(var(--_space) * 3); }
  .root > .alert { padding-block: calc(var(--_space) * 2.5); }
  .all { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: 0 calc(var(--_space) * 3); }
  .totals { display: flex; flex-wrap: wrap; gap: 0 calc(var(--_space) * 2); font-size: var(--_small); }
  .totals > :first-child { font-weight: 600; }
  .totals > * + *::before { content: '·' / ''; margin-inline-end: calc(var(--_space) * 2); }
  .actions { display: flex; flex-wrap: wrap; justify-content: end; margin-inline-end: calc(var(--_space) * -2); }
  .actions .button { padding-inline: calc(var(--_space) * 2); color: var(--_muted); }
  .actions .button:hover { color: var(--_text); }
  .progress { grid-column: 1 / -1; margin-block-start: var(--_space); }
  @container manual-order (max-width: 479px) {
    .all { grid-template-columns: minmax(0, 1fr); }
    .actions { justify-content: start; margin-inline: calc(var(--_space) * -2); }
  }
  /* On lines of their own they need no sign between them. */
  @container manual-order (max-width: 359px) {
    .totals > * + *::before { content: none; }
  }
  @media (forced-colors: active) {
    .actions { gap: var(--_space); margin: var(--_space) 0; }
  }
`;

export const refusedStyles = css`
  .refused { display: grid; grid-template-columns: 48px minmax(0, 1fr) auto; align-items: center; gap: calc(var(--_space) * 3); }
  .preview { display: grid; place-items: center; inline-size: 48px; block-size: 48px; border-radius: var(--_radius-small); background: var(--_danger-tint); color: var(--_danger); }
  .facts { display: grid; justify-items: start; gap: 2px; min-inline-size: 0; line-height: 1.4; }
  .name { font-weight: 500; }
  .state { color: var(--_danger); font-size: var(--_small); }
  .names { --row-height: 32px; grid-column: 1 / -1; max-block-size: 240px; overflow: auto; overscroll-behavior: contain; border: 1px solid var(--_border); border-radius: var(--_radius-small); background: var(--_subtle); }
  .names ul { position: relative; block-size: calc(var(--count) * var(--row-height)); }
  .names li { position: absolute; inset-block-start: 0; inset-inline: 0; display: flex; align-items: center; justify-content: space-between; gap: calc(var(--_space) * 3); block-size: var(--row-height); padding-inline: calc(var(--_space) * 3); font-size: var(--_small); }
  .path { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  @container manual-order (max-width: 479px) {
    .refused { grid-template-columns: 48px minmax(0, 1fr); }
    .refused > .button { grid-column: 2; justify-self: start; }
  }
  @media (forced-colors: active) {
    .preview { border: 1px solid CanvasText; }
  }
`;

export const detailsStyles = css`
  .details { display: grid; gap: calc(var(--_space) * 2) calc(var(--_space) * 3); grid-template-columns: minmax(0, 1fr); }
  @container manual-order (min-width: 400px) {
    .details { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  }
`;
