import { css } from 'lit';

export const styles = css`
  .root { gap: calc(var(--_space) * 2); }
  .head { min-block-size: 32px; }
  .head .button { margin-inline-end: calc(var(--_space) * -3); }
  .earlier { justify-self: start; }

  .list { border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_surface); }
  .selected-row { display: grid; grid-template-columns: 40px minmax(0, 1fr) auto 84px 40px; align-items: center; gap: var(--_space) calc(var(--_space) * 3); padding: calc(var(--_space) * 2) calc(var(--_space) * 3); }
  .selected-row + .selected-row { border-block-start: 1px solid var(--_border); }
  .thumbnail { position: relative; display: grid; place-items: center; inline-size: 40px; block-size: 40px; border-radius: var(--_radius-small); background: var(--_subtle); color: var(--_muted); font-weight: 600; overflow: hidden; flex: none; }
  .thumbnail img { position: absolute; inline-size: 40px; block-size: 40px; object-fit: contain; background: var(--_subtle); }
  .thumbnail img:not([src]) { display: none; }
  .thumbnail::before { content: attr(data-letter); }
  .unavailable .thumbnail { border: 1px dashed var(--_control-border); background: transparent; }
  .words { display: grid; min-inline-size: 0; line-height: 1.35; }
  .title { font-weight: 500; }
  .title, .details { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; text-align: -webkit-match-parent; text-align: match-parent; }
  .unavailable .title { color: var(--_muted); }
  .details { color: var(--_muted); font-size: var(--_small); }
  .warning { display: inline-flex; align-items: start; gap: var(--_space); color: var(--_warning); font-size: var(--_small); }
  .warning .icon { margin-block-start: 0.1em; }
  .changed { display: flex; flex-wrap: wrap; align-items: center; column-gap: calc(var(--_space) * 2); font-size: var(--_small); }
  .changed .link-button { text-align: start; }
  span.quantity { text-align: end; grid-column: 4 / -1; }
  .row-error { grid-column: 1 / -1; justify-self: end; }

  @container manual-order (max-width: 479px) {
    .selected-row { grid-template-columns: 40px minmax(0, 1fr) 32px 40px; }
    .title { white-space: normal; }
    .thumbnail { align-self: start; }
    .words { grid-column: 2 / 4; grid-row: 1; }
    .selected-row .button { grid-column: 4; grid-row: 1; align-self: start; }
    .unit-price { grid-column: 2; grid-row: 2; }
    .quantity, span.quantity { grid-column: 3 / -1; grid-row: 2; }
  }

  @media (forced-colors: active) {
    .head .button { margin-inline-end: 0; }
    .thumbnail { border: 1px solid CanvasText; }
  }
`;
