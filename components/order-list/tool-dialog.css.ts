import { css } from 'lit';

/** The dialogs that the tools of the list open. */
export const toolDialogStyles = css`
  .tool-dialog { container: manual-order / inline-size; inline-size: min(100vi - 32px, 440px); max-block-size: min(100dvb - 32px, 720px); padding: calc(var(--_space) * 5); border: 1px solid var(--_border); border-radius: calc(var(--_radius) * 1.5); background: var(--_surface); color: var(--_text); box-shadow: var(--_shadow); }
  .tool-dialog[open] { display: flex; flex-direction: column; gap: calc(var(--_space) * 3); }
  .tool-dialog::backdrop { background: rgb(10 14 20 / 50%); }
  .tool-actions { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: calc(var(--_space) * 2); padding-block-start: var(--_space); }
  .tool-actions > :first-child { margin-inline-end: auto; }
  @container manual-order (max-width: 359.98px) { .tool-actions > .button { flex: auto; } }

  @media (forced-colors: active) {
    .tool-dialog { border: 2px solid CanvasText; }
  }
`;
