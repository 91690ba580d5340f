import { css } from 'lit';

export const styles = css`
  .notice { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_space) calc(var(--_space) * 3); font-size: var(--_small); }
  .notice .link-button { display: inline-flex; align-items: center; gap: var(--_space); }

  /* The list lies in the top layer: no overflow, transform or stacking of the page cuts it off. */
  .panel {
    position: fixed;
    position-anchor: --manual-order-combobox;
    inset: auto;
    inset-block-start: calc(anchor(end) + var(--_space));
    inset-inline-start: anchor(start);
    inline-size: anchor-size(inline);
    min-inline-size: min(480px, 100vi - 40px);
    position-try-fallbacks: flip-block, flip-inline, flip-block flip-inline;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    box-shadow: var(--_shadow);
    overflow: clip;
  }
  .panel:popover-open { display: block; }
  .panel > .notice, .dialog-list > .notice { padding: calc(var(--_space) * 2) calc(var(--_space) * 3); border-block-start: 1px solid var(--_border); }

  .dialog { container: manual-order / inline-size; inline-size: min(880px, 100vi - 48px); max-inline-size: none; block-size: min(760px, 100dvb - 48px); max-block-size: none; padding: 0; border: 1px solid var(--_border); border-radius: calc(var(--_radius) * 1.5); background: var(--_surface); color: inherit; box-shadow: var(--_shadow); overflow: clip; }
  .dialog[open] { display: flex; flex-direction: column; }
  .dialog::backdrop { background: rgb(0 0 0 / 45%); }
  .dialog > h2 { padding: calc(var(--_space) * 4) calc(var(--_space) * 4) 0; }
  .dialog > .search { padding: calc(var(--_space) * 3) calc(var(--_space) * 4); grid-template-columns: minmax(0, 1fr); border-block-end: 1px solid var(--_border); }
  .dialog-list { flex: 1; min-block-size: 0; display: flex; flex-direction: column; }
  .dialog-list > .listbox { flex: 1; max-block-size: none; }
  .dialog-list > :is(.waiting, slot) { flex: 1; align-content: start; }
  .dialog-list > .panel-foot { margin-block-start: auto; }
  @media (max-width: 639px) {
    .dialog { container: manual-order / inline-size; inline-size: 100vi; block-size: 100dvb; margin: 0; border: 0; border-radius: 0; }
  }

  .listbox {
    --row-height: round(var(--_font-size) * 4, 1px);
    position: relative;
    max-block-size: min(var(--manual-order-item-picker-list-height, 364px), 55dvh);
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-gutter: stable;
  }
  /* Higher than any window shows: another count changes neither its own height nor what lies around it. */
  .listbox.long { contain: strict; block-size: min(var(--manual-order-item-picker-list-height, 364px), 55dvh); }
  .listbox:focus-visible { outline-offset: -2px; }
  /* As high as all rows, and beside them: around them, each other count would have all of them styled anew. */
  .surface { block-size: calc(var(--count) * var(--row-height)); }
  .surface ~ * { position: absolute; inset-inline: 0; inset-block-start: 0; }
  .row-label { block-size: calc(var(--row-height) / 2); padding-inline: calc(var(--_space) * 3); align-content: center; background: var(--_subtle); color: var(--_muted); font-size: var(--_small); font-weight: 600; }
  .option {
    /* A row whose words change makes no other be laid out anew. */
    contain: strict;
    block-size: var(--row-height);
    display: grid;
    grid-template: auto auto / 20px 40px minmax(0, 1fr) auto;
    align-content: center;
    column-gap: calc(var(--_space) * 3);
    padding-inline: calc(var(--_space) * 3);
    border-block-end: 1px solid var(--_border);
    line-height: 1.35;
    cursor: pointer;
  }
  .option:hover { background: var(--_hover); }
  .option.selected { background: var(--_accent-tint); }
  .option.active { box-shadow: inset 0 0 0 2px var(--_accent); }
  .option.disabled { cursor: not-allowed; color: var(--_muted); }
  .option.variant { padding-inline-start: calc(var(--_space) * 9); }
  /* Without a picture its words stand below those of the product. */
  .option.plain { grid-template-columns: 20px 0 minmax(0, 1fr) auto; padding-inline-start: calc(var(--_space) * 13); }
  /* The tick is drawn, not an element: a row has few nodes. */
  .option::before { content: ''; grid-row: 1 / 3; align-self: center; inline-size: 20px; block-size: 20px; border: 1px solid var(--_control-border); border-radius: 5px; background: var(--_surface); color: var(--_on-accent); font: 700 14px / 18px var(--_font); text-align: center; }
  .option:is(.selected, .mixed)::before { background: var(--_accent); border-color: var(--_accent); }
  .option.selected::before { content: '✓' / ''; }
  .option.mixed::before { content: '–' / ''; }
  .option.disabled::before { border-style: dashed; background: transparent; }
  .waiting-row::before { visibility: hidden; }
  /* What the page shows in a row has all of it. */
  .option > .content { grid-area: 1 / 2 / -1 / -1; align-self: center; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; }
  .waiting-row > .skeleton { grid-area: 1 / 2 / 3 / -1; block-size: 24px; }

  .thumbnail { position: relative; grid-row: 1 / 3; align-self: center; display: grid; place-items: center; inline-size: 40px; block-size: 40px; border-radius: var(--_radius-small); background: var(--_subtle); color: var(--_muted); font-weight: 600; overflow: hidden; }
  .thumbnail img { position: absolute; inline-size: 40px; block-size: 40px; object-fit: contain; background: var(--_subtle); }
  .thumbnail img:not([src]) { display: none; }
  .thumbnail::before { content: attr(data-letter); }
  .title, .price { align-self: end; font-weight: 500; }
  .title, .details, .stock { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  /* A name keeps its own direction, and stands at the row's start all the same. */
  .title, .details { unicode-bidi: plaintext; justify-self: start; max-inline-size: 100%; }
  .details, .stock { color: var(--_muted); font-size: var(--_small); }
  .option > .title { grid-area: 1 / 3; }
  .details { grid-area: 2 / 3; }
  .price { grid-area: 1 / 4; text-align: end; font-variant-numeric: tabular-nums; }
  .stock { grid-area: 2 / 4; text-align: end; font-variant-numeric: tabular-nums; }
  .stock.low { color: var(--_warning); }
  mark { background: light-dark(#ffe9a8, #574714); color: inherit; border-radius: 2px; }

  .panel-foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: calc(var(--_space) * 2); padding: calc(var(--_space) * 2) calc(var(--_space) * 3); border-block-start: 1px solid var(--_border); background: var(--_subtle); font-size: var(--_small); }
  @container manual-order (min-width: 480px) {
    .panel > .panel-foot { --button: max(32px, var(--_small) * 1.4 + var(--_space) * 2 + 2px); contain: size layout; flex-wrap: nowrap; block-size: calc(var(--button) + var(--_space) * 4 + 1px); }
    @media (pointer: coarse) {
      .panel > .panel-foot { --button: max(var(--_control), var(--_small) * 1.4 + var(--_space) * 2 + 2px); }
    }
  }
  .panel-foot .only:disabled { visibility: hidden; }
  .panel-foot .only[aria-pressed='true'] { background: var(--_accent-tint); border-color: currentColor; }
  :is(.panel, .dialog-list) > :is(.alert, .waiting) { margin: calc(var(--_space) * 3); }
  .waiting .skeleton { block-size: 40px; }
  .panel slot::slotted(*), .dialog-list slot::slotted(*) { padding-inline: calc(var(--_space) * 3); }
  .busy { display: inline-flex; align-items: center; gap: var(--_space); }

  .nothing { border: 1px dashed var(--_border); border-radius: var(--_radius); }
  .nothing .empty { padding-block: calc(var(--_space) * 5); }
  @container manual-order (max-width: 479px) {
    .listbox { --row-height: round(var(--_font-size) * 5.2, 1px); }
    .option { grid-template: auto auto auto / 20px 40px minmax(0, 1fr) auto; column-gap: calc(var(--_space) * 2); }
    .option.variant { padding-inline-start: calc(var(--_space) * 6); }
    .option.plain { grid-template-columns: 20px 0 minmax(0, 1fr) auto; padding-inline-start: calc(var(--_space) * 13); }
    .option::before, .option > .thumbnail { grid-row: 1 / 4; }
    .option > .title { grid-column: 3 / 5; }
    .option > .details { grid-column: 3 / 5; }
    .option > .price { grid-area: 3 / 4; align-self: baseline; }
    /* The row has room for two lines of it. */
    .option > .stock { grid-area: 3 / 3; align-self: baseline; text-align: start; white-space: normal; }
    /* Of what has one line less the words stand in the middle. */
    .option.product > .title { align-self: end; }
    .option.product > .details { grid-row: 2 / 4; }
    .panel-foot { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .panel-foot > .row:last-child { display: contents; }
    .panel-foot .only { justify-self: end; padding-inline: calc(var(--_space) * 2); }
    .panel-foot [part=done] { grid-column: 1 / -1; }
    .panel-foot.bare :is(.row:first-child, .only:disabled) { display: none; }
  }
  /* Large text on a phone: price and stock have no room beside each other. */
  @container manual-order (max-width: 16em) {
    .listbox { --row-height: round(var(--_font-size) * 6.6, 1px); }
    .option { grid-template: repeat(4, auto) / 20px 40px minmax(0, 1fr) auto; }
    .option::before, .option > .thumbnail { grid-row: 1 / 5; }
    .option > .stock { grid-column: 3 / 5; }
    .option > .price { grid-area: 4 / 3 / auto / 5; text-align: start; }
  }

  @media (forced-colors: active) {
    .panel, .dialog { border: 2px solid CanvasText; }
    .option.active { outline: 2px solid Highlight; outline-offset: -2px; }
    .option:is(.selected, .mixed)::before { background: Highlight; color: HighlightText; forced-color-adjust: none; }
    .option.disabled { color: GrayText; }
    .thumbnail { border: 1px solid CanvasText; }
    /* A pair of colours that belong together: of our own the browser would keep one alone. */
    mark { background: Mark; color: MarkText; forced-color-adjust: none; }
  }
`;
