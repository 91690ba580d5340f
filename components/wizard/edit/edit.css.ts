import { css } from 'lit';

/** For the wizard while it edits an order that is there. */
export const styles = css`
  .edit-head { align-items: center; }
  .edit-title { font-size: var(--_large); font-weight: 600; }

  .alert .change-list { margin-block: var(--_space); }
  .change-list { display: grid; gap: var(--_space); overflow-wrap: anywhere; }
  .changes { display: grid; }
  .changes > .change-row:first-child { padding-block-start: 0; }
  .change-row { display: grid; gap: var(--_space) calc(var(--_space) * 3); grid-template-columns: minmax(0, 1fr) auto; align-items: center; padding-block: calc(var(--_space) * 2); }
  .change-row > .button { grid-column: 2; grid-row: 1 / span 2; }
  .change-row:not(:last-child) { border-block-end: 1px solid var(--_border); }
  .change-field { color: var(--_muted); font-size: var(--_small); }
  .change-values, .change-whole { display: flex; flex-wrap: wrap; gap: var(--_space) calc(var(--_space) * 2); align-items: baseline; min-inline-size: 0; overflow-wrap: anywhere; white-space: pre-line; }
  .change-values > .icon { inline-size: 16px; block-size: 16px; align-self: center; color: var(--_muted); }
  .change-before { color: var(--_muted); text-decoration: line-through; text-decoration-color: color-mix(in srgb, currentColor 60%, transparent); }
  .change-after { font-weight: 500; }
  @container step (min-width: 560px) {
    .change-row { grid-template-columns: 220px minmax(0, 1fr) auto; }
    .change-row > .button { grid-column: 3; grid-row: 1; }
  }

  .dialog { inline-size: min(100vi - 32px, 640px); max-block-size: calc(100dvb - 32px); padding: calc(var(--_space) * 6); border: 1px solid var(--_border); border-radius: calc(var(--_radius) * 1.5); background: var(--_surface); color: var(--_text); box-shadow: var(--_shadow); }
  .dialog::backdrop { background: rgb(10 14 20 / 50%); }
  .dialog h3:focus { outline: none; }
  .dialog .actions { justify-content: space-between; }
  .conflict { padding-block-start: calc(var(--_space) * 4); border-block-start: 1px solid var(--_border); }
  .conflict-head { display: grid; }
  .conflict-value { display: block; font-weight: 500; overflow-wrap: anywhere; white-space: pre-line; }
  @media (max-width: 559px) {
    .dialog { padding: calc(var(--_space) * 4); }
    .dialog .actions .button { flex: 1 1 auto; }
  }
`;
