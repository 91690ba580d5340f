import { css } from 'lit';
import { moneyStyles } from './money-footer.css.ts';
import { tableStyles } from './table.css.ts';

const listStyles = css`
  .list { display: grid; gap: calc(var(--_space) * 3); grid-template-columns: minmax(0, 1fr); }

  .views { display: flex; align-items: center; gap: calc(var(--_space) * 2); border-block-end: 1px solid var(--_border); }
  .view-list { display: flex; flex: 0 1 auto; min-inline-size: 0; overflow-x: auto; scrollbar-width: thin; padding: 2px 2px 0; }
  .view { display: flex; align-items: center; gap: calc(var(--_space) * 1.5); min-block-size: 40px; padding: 0 calc(var(--_space) * 3); border: 0; border-block-end: 3px solid transparent; background: none; color: var(--_muted); font-weight: 500; white-space: nowrap; cursor: pointer; }
  .view:hover { color: var(--_text); background: var(--_hover); border-start-start-radius: var(--_radius-small); border-start-end-radius: var(--_radius-small); }
  .view:focus-visible { outline-offset: -2px; }
  .view[aria-current] { border-block-end-color: var(--_accent); color: var(--_text); font-weight: 600; }
  .view .changed { inline-size: 7px; block-size: 7px; border-radius: 50%; background: var(--_accent); }
  .views > .button { flex: none; }

  .toolbar { display: flex; flex-wrap: wrap; align-items: center; gap: calc(var(--_space) * 2); }
  .search { position: relative; flex: 1 1 260px; min-inline-size: 0; }
  .search .icon { position: absolute; inset-block: 0; inset-inline-start: calc(var(--_space) * 3); margin-block: auto; color: var(--_muted); pointer-events: none; }
  .search .input { padding-inline-start: calc(var(--_space) * 4 + 1.43em); }
  .tools { display: flex; gap: calc(var(--_space) * 2); }
  .tools .button[aria-expanded='true'] { border-color: var(--_accent); background: var(--_accent-tint); }

  .chips, .selection, .selection-actions { display: flex; flex-wrap: wrap; align-items: center; gap: calc(var(--_space) * 2); }
  .chip-list { display: contents; }
  .chip { max-inline-size: 100%; background: var(--_accent-tint); border-color: color-mix(in srgb, var(--_accent) 30%, var(--_surface)); }
  .chip-text { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .selection { padding-block: var(--_space); padding-inline: calc(var(--_space) * 4) calc(var(--_space) * 2); border: 1px solid color-mix(in srgb, var(--_accent) 35%, var(--_surface)); border-radius: var(--_radius); background: var(--_accent-tint); }
  .selection > p { font-weight: 600; }
  .selection-actions { margin-inline-start: auto; }

  .arrived { display: flex; align-items: center; justify-content: center; gap: calc(var(--_space) * 2); min-block-size: 36px; padding-inline: calc(var(--_space) * 3); border: 1px solid color-mix(in srgb, var(--_accent) 35%, var(--_surface)); border-radius: var(--_radius); background: var(--_accent-tint); color: var(--_accent); font-weight: 600; cursor: pointer; }
  .arrived .word { text-decoration: underline; text-underline-offset: 0.15em; font-weight: 500; }
  .arrived:hover { background: color-mix(in srgb, var(--_accent) 16%, var(--_surface)); }

  .money .outdated { opacity: 0.6; }
  /* Rows that wait for others stay as legible as they were. */
  .rows { position: relative; }
  .rows.waiting::after { content: ''; position: absolute; inset-block-start: 0; inset-inline: var(--_radius); block-size: 3px; border-radius: 999px; background: var(--_accent); }
  .rows-foot { padding-inline: var(--_space); min-block-size: 32px; font-size: calc(var(--_font-size) * 0.929); }

  @container manual-order (max-width: 719.98px) {
    .search { flex-basis: 100%; }
    .tools { flex: 1; }
    .tools .button { flex: 1; padding-inline: calc(var(--_space) * 2); }
    /* One line, of which the way back to all orders stays in sight. */
    .chips { flex-wrap: nowrap; }
    .chip-list { display: flex; flex: 1; gap: inherit; min-inline-size: 0; overflow-x: auto; padding: 3px; scrollbar-width: thin; }
    .chips > .button, .chip { flex: none; }
    .selection { padding: calc(var(--_space) * 2) calc(var(--_space) * 3); }
    .selection > p { flex: 1 0 auto; }
    .selection > .quiet { padding-inline: var(--_space); }
    .selection-actions { flex-basis: 100%; }
  }
  @container manual-order (max-width: 399.98px) {
    .tools .word { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .tools .button:first-child { flex: 3; }
  }

  @media (prefers-reduced-motion: no-preference) {
    .money .outdated { transition: opacity 150ms 200ms; }
    .rows.waiting::after { animation: waiting 1.1s ease-in-out infinite alternate; }
    @keyframes waiting { from { scale: 0.2 1; } }
  }

  @media (forced-colors: active) {
    .view { border-block-end-color: Canvas; }
    .view[aria-current] { border-block-end-color: Highlight; }
    .view .changed { background: CanvasText; forced-color-adjust: none; }
    .selection, .arrived { border: 2px solid Highlight; }
  }
`;

export const styles = [listStyles, tableStyles, moneyStyles];
