import { css } from 'lit';

export const styles = css`
  .root { display: grid; gap: calc(var(--_space) * 4); padding: calc(var(--_space) * 4); border: 1px solid var(--_border); border-radius: calc(var(--_radius) * 1.25); background: var(--_subtle); }
  .groups { columns: 5 180px; column-gap: calc(var(--_space) * 6); }
  .group { display: grid; gap: var(--_space); break-inside: avoid; padding-block-end: calc(var(--_space) * 5); }
  .group legend { color: var(--_muted); }
  .choice { min-block-size: 26px; }
  .choice input { accent-color: var(--_accent); }

  .dates { gap: calc(var(--_space) * 2); }
  .pills { display: flex; flex-wrap: wrap; gap: var(--_space); }
  .button.pill { padding-inline: calc(var(--_space) * 2); border-radius: 999px; }
  .pill[aria-pressed='true'] { border-color: var(--_accent); background: var(--_accent-tint); color: var(--_accent); font-weight: 600; }
  .days { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: calc(var(--_space) * 2); }
  .day { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; align-items: center; color: var(--_muted); font-size: var(--_small); }
  .day .input { color: var(--_text); min-block-size: 32px; }
  .sort-choice { display: none; }

  @container manual-order (max-width: 719.98px) {
    .groups { columns: 2 130px; column-gap: calc(var(--_space) * 4); }
    .dates { break-inside: auto; column-span: all; }
    .sort-choice { display: block; }
  }

  @media (forced-colors: active) {
    .pill[aria-pressed='true'] { border: 2px solid Highlight; }
  }
`;
