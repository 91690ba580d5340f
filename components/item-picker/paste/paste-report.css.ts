import { css } from 'lit';

export const styles = css`
  /* The dialog lies in the top layer: what holds it takes no place in the page. */
  :host, .root { display: contents; }

  .dialog {
    inline-size: min(100vi - 32px, 940px);
    block-size: min(100dvb - 32px, 760px);
    max-inline-size: none;
    max-block-size: none;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    overflow: clip;
    container: manual-order-paste / inline-size;
  }
  .dialog.brief { block-size: fit-content; max-block-size: calc(100dvb - 32px); inline-size: min(100vi - 32px, 640px); overflow: auto; }
  .dialog::backdrop { background: rgb(10 14 20 / 50%); }
  .frame { display: flex; flex-direction: column; block-size: 100%; }
  .frame > * { padding-inline: calc(var(--_space) * 5); }

  .head { display: flex; flex-wrap: wrap; align-items: baseline; gap: var(--_space) calc(var(--_space) * 3); padding-block: calc(var(--_space) * 4) calc(var(--_space) * 3); }
  .head .header-line { color: var(--_muted); font-size: var(--_small); min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .entry { padding-block-end: calc(var(--_space) * 4); }
  .entry textarea { resize: vertical; font-family: ui-monospace, monospace; min-block-size: 9em; max-block-size: 60dvb; white-space: pre; overflow-x: auto; }

  .tools { display: grid; gap: calc(var(--_space) * 3); padding-block-end: calc(var(--_space) * 3); }
  .progress-line { display: grid; grid-template-columns: auto minmax(80px, 1fr) auto; align-items: center; gap: calc(var(--_space) * 3); }
  .filters { display: flex; flex-wrap: wrap; gap: calc(var(--_space) * 2); }
  .filter { display: inline-flex; align-items: center; gap: calc(var(--_space) * 1.5); min-block-size: 32px; padding: 0 calc(var(--_space) * 3); border: 1px solid var(--_border); border-radius: 999px; background: var(--_surface); font-size: var(--_small); cursor: pointer; }
  .filter:hover { background: var(--_hover); }
  .filter[aria-pressed='true'] { border-color: var(--_accent); background: var(--_accent-tint); font-weight: 600; box-shadow: inset 0 0 0 1px var(--_accent); }
  .filter .number { color: var(--_muted); }

  .state-icon { display: inline-grid; color: var(--_muted); }
  .state-icon .icon { inline-size: 1.25em; block-size: 1.25em; }
  .state-icon.matched { color: var(--_success); }
  .state-icon:is(.ambiguous, .invalid, .unavailable) { color: var(--_warning); }
  .state-icon:is(.notFound, .failed) { color: var(--_danger); }

  .list { --row-height: round(var(--_font-size) * 4.6, 1px); flex: 1; min-block-size: calc(var(--row-height) * 1.5); overflow-y: auto; overscroll-behavior: contain; scrollbar-gutter: stable; border-block: 1px solid var(--_border); padding: 0; }
  .surface { position: relative; block-size: calc(var(--count) * var(--row-height)); }
  .paste-row {
    position: absolute;
    inset-inline: 0;
    inset-block-start: 0;
    block-size: var(--row-height);
    display: grid;
    grid-template: 'line pasted remedy quantity button' minmax(0, 1fr) / minmax(2.2em, auto) minmax(0, 1fr) minmax(0, 1.1fr) 76px 40px;
    align-items: center;
    column-gap: calc(var(--_space) * 3);
    padding-inline: calc(var(--_space) * 5) calc(var(--_space) * 3);
    border-block-end: 1px solid var(--_border);
  }
  .line { grid-area: line; color: var(--_muted); font-size: var(--_small); text-align: end; }
  .pasted { grid-area: pasted; display: grid; gap: 2px; min-inline-size: 0; line-height: 1.35; }
  .text { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-family: ui-monospace, monospace; font-size: 0.95em; }
  .state { display: flex; gap: var(--_space); min-inline-size: 0; color: var(--_muted); font-size: var(--_small); line-height: 1.3; }
  .state > span:last-child { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
  .remedy { grid-area: remedy; min-inline-size: 0; }
  .item { display: grid; line-height: 1.35; }
  .title { font-weight: 500; }
  .details { color: var(--_muted); font-size: var(--_small); }
  .title, .details { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; text-align: -webkit-match-parent; text-align: match-parent; }
  .look-up { display: flex; align-items: center; gap: calc(var(--_space) * 2); }
  .look-up .button { flex: none; }
  .paste-row .quantity { grid-area: quantity; }
  .paste-row > .button { grid-area: button; }
  .paste-row.leftOut .text { text-decoration: line-through; color: var(--_muted); }
  .none { padding-block: calc(var(--_space) * 8); text-align: center; color: var(--_muted); }

  .foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: flex-end; gap: calc(var(--_space) * 2) calc(var(--_space) * 3); padding-block: calc(var(--_space) * 3); background: var(--_subtle); }
  .foot .rest { flex: 1 1 auto; display: flex; flex-wrap: wrap; align-items: center; column-gap: calc(var(--_space) * 3); font-size: var(--_small); color: var(--_muted); }
  .foot .copied { display: inline-flex; align-items: center; gap: var(--_space); }
  .foot .copy-text { flex: 1 0 100%; }
  .foot .copy-text textarea { font-family: ui-monospace, monospace; font-size: var(--_small); white-space: pre; }

  @container manual-order-paste (max-width: 719px) {
    .frame > * { padding-inline: calc(var(--_space) * 4); }
    .list { --row-height: round(var(--_font-size) * 8.6, 1px); padding: 0; }
    .filters { flex-wrap: nowrap; overflow-x: auto; scrollbar-width: none; margin-inline: calc(var(--_space) * -4); padding: 3px calc(var(--_space) * 4); }
    .filter { flex: none; }
    .paste-row {
      grid-template: 'line pasted pasted button' minmax(0, 1fr) '. remedy quantity quantity' auto / minmax(1.4em, auto) minmax(0, 1fr) 36px 40px;
      gap: calc(var(--_space) * 1.5) calc(var(--_space) * 2);
      padding-block: calc(var(--_space) * 2);
      padding-inline: calc(var(--_space) * 3);
      align-items: start;
    }
    .line { line-height: 1.6; }
    .remedy { align-self: center; }
    .look-up .word { display: none; }
    .look-up .button { padding-inline: calc(var(--_space) * 2); }
  }
  @container manual-order-paste (max-width: 479px) {
    .foot > .button { flex: 1 1 auto; }
  }
  @media (max-width: 639px) {
    .dialog:not(.brief) { inline-size: 100vi; block-size: 100dvb; border: 0; border-radius: 0; }
  }

  @media (forced-colors: active) {
    .filter[aria-pressed='true'] { outline: 2px solid Highlight; outline-offset: -2px; }
    .state-icon { color: CanvasText; }
    .paste-row.leftOut { color: GrayText; }
  }
`;
