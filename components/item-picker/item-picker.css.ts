import { css } from 'lit';

export const styles = css`
  .root { display: grid; gap: calc(var(--_space) * 4); grid-template-columns: minmax(0, 1fr); }

  .search { display: grid; gap: calc(var(--_space) * 2); grid-template-columns: minmax(0, 1fr); }
  .filters { display: flex; flex-wrap: wrap; align-items: center; gap: calc(var(--_space) * 2) calc(var(--_space) * 4); }
  .filters .input { inline-size: auto; max-inline-size: 100%; }
  @container manual-order (min-width: 640px) {
    .search { grid-template-columns: minmax(0, 1fr) auto; align-items: center; column-gap: calc(var(--_space) * 4); }
    .search > .visible-label { grid-column: 1 / -1; }
  }
  .visible-label { font-weight: 500; font-size: calc(var(--_font-size) * 0.929); }

  .combobox { position: relative; display: flex; anchor-name: --manual-order-combobox; }
  .combobox > .icon { position: absolute; inset-inline-start: calc(var(--_space) * 3); inset-block: 0; margin-block: auto; color: var(--_muted); pointer-events: none; }
  .combobox .input { padding-inline: calc(var(--_space) * 10) calc(var(--_space) * 26); }
  .combobox .input::-webkit-search-cancel-button { display: none; }
  .combobox .browse { position: absolute; inset-inline-end: 3px; inset-block: 3px; min-block-size: 0; padding-inline: calc(var(--_space) * 3); border: 0; border-radius: var(--_radius-small); background: transparent; color: var(--_muted); font-size: var(--_small); }
  .combobox .browse:hover { background: var(--_hover); color: var(--_text); }

  /* The list lies in the top layer: no overflow, transform or stacking of the page cuts it off. */
  .panel {
    position: fixed;
    position-anchor: --manual-order-combobox;
    inset: auto;
    inset-block-start: calc(anchor(end) + var(--_space));
    inset-inline-start: anchor(start);
    inline-size: anchor-size(inline);
    min-inline-size: min(280px, 100vi);
    position-try-fallbacks: flip-block;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    box-shadow: var(--_shadow);
    overflow: clip;
  }
  .panel:popover-open { display: grid; grid-template-columns: minmax(0, 1fr); }

  .listbox {
    --row-height: calc(var(--_font-size) * 4);
    max-block-size: min(var(--manual-order-item-picker-list-height, 364px), 55dvh);
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-gutter: stable;
  }
  .listbox:focus-visible { outline-offset: -2px; }
  .surface { position: relative; block-size: calc(var(--count) * var(--row-height)); }
  .option {
    position: absolute;
    inset-inline: 0;
    inset-block-start: calc(var(--index) * var(--row-height));
    block-size: var(--row-height);
    display: grid;
    grid-template-columns: 20px 40px minmax(0, 1fr) auto;
    align-items: center;
    gap: calc(var(--_space) * 3);
    padding-inline: calc(var(--_space) * 3);
    border-block-end: 1px solid var(--_border);
    cursor: pointer;
  }
  .option:hover { background: var(--_hover); }
  .option.selected { background: var(--_accent-tint); }
  .option.active { box-shadow: inset 0 0 0 2px var(--_accent); }
  .option.disabled { cursor: not-allowed; color: var(--_muted); }
  .tick { display: grid; place-items: center; inline-size: 20px; block-size: 20px; border: 1px solid var(--_control-border); border-radius: 5px; background: var(--_surface); }
  .option.selected .tick { background: var(--_accent); border-color: var(--_accent); color: var(--_on-accent); }
  .option.disabled .tick { border-style: dashed; background: transparent; }
  .tick .icon { inline-size: 14px; block-size: 14px; stroke-width: 3; }

  .thumbnail { display: grid; place-items: center; inline-size: 40px; block-size: 40px; border-radius: var(--_radius-small); background: var(--_subtle); color: var(--_muted); overflow: hidden; flex: none; }
  .thumbnail img { inline-size: 40px; block-size: 40px; object-fit: contain; }
  .words { display: grid; min-inline-size: 0; line-height: 1.35; }
  .title { font-weight: 500; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .details { color: var(--_muted); font-size: var(--_small); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .figures { display: grid; justify-items: end; line-height: 1.35; font-weight: 500; }
  .stock { color: var(--_muted); font-size: var(--_small); font-weight: 400; white-space: nowrap; }
  .stock.low { color: var(--_warning); }
  mark { background: light-dark(#ffe9a8, #574714); color: inherit; border-radius: 2px; }

  .panel-foot { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: calc(var(--_space) * 2); padding: calc(var(--_space) * 2) calc(var(--_space) * 3); border-block-start: 1px solid var(--_border); background: var(--_subtle); font-size: var(--_small); }
  .panel-foot .row { gap: calc(var(--_space) * 2); }
  .panel > .alert, .panel > .waiting { margin: calc(var(--_space) * 3); }
  .waiting .skeleton { block-size: 40px; }
  .busy { display: inline-flex; align-items: center; gap: var(--_space); }

  .tight { gap: calc(var(--_space) * 2); }
  .selected-head .button { margin-inline-end: calc(var(--_space) * -3); }
  .selected-head { min-block-size: 32px; }
  .picked-list { border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_surface); }
  .selected-row { display: grid; grid-template-columns: 40px minmax(0, 1fr) auto 84px 40px; align-items: center; gap: var(--_space) calc(var(--_space) * 3); padding: calc(var(--_space) * 2) calc(var(--_space) * 3); }
  .selected-row + .selected-row { border-block-start: 1px solid var(--_border); }
  .selected-row .stock { display: inline-flex; align-items: center; gap: var(--_space); white-space: normal; }
  .row-error { grid-column: 1 / -1; justify-self: end; }
  .row-error:not(:has(p)) { display: none; }
  .nothing { border: 1px dashed var(--_border); border-radius: var(--_radius); }
  .nothing .empty { padding-block: calc(var(--_space) * 5); }
  @container manual-order (max-width: 479px) {
    .listbox { --row-height: calc(var(--_font-size) * 5.6); }
    .option { grid-template-columns: 20px 40px minmax(0, 1fr); row-gap: 0; align-content: center; }
    .option > .tick, .option > .thumbnail { grid-row: 1 / 3; }
    .figures { grid-column: 3; display: flex; justify-content: space-between; align-items: baseline; column-gap: calc(var(--_space) * 3); min-inline-size: 0; }
    .figures .stock { overflow: hidden; text-overflow: ellipsis; }
    .selected-row { grid-template-columns: 40px minmax(0, 1fr) 84px; }
    .selected-row .title { white-space: normal; }
    .selected-row .thumbnail { align-self: start; }
    .selected-row .words { grid-column: 2; grid-row: 1; }
    .selected-row .button { grid-column: 3; grid-row: 1; justify-self: end; align-self: start; }
    .selected-row .unit-price { grid-column: 2; grid-row: 2; }
    .selected-row .quantity { grid-column: 3; grid-row: 2; }
  }

  @media (forced-colors: active) {
    .selected-head .button { margin-inline-end: 0; }
    .panel { border: 2px solid CanvasText; }
    .option.active { outline: 2px solid Highlight; outline-offset: -2px; }
    .option.selected .tick { background: Highlight; color: HighlightText; forced-color-adjust: none; }
    .option.disabled { color: GrayText; }
    mark { background: none; text-decoration: underline; }
  }
`;
