import { css } from 'lit';

/** For elements with forms to fill in: fields in columns, text over several lines, attached signs, radio buttons as cards. */
export const formStyles = css`
  textarea.input { min-block-size: calc(var(--_control) * 2); padding-block: calc(var(--_space) * 2); resize: vertical; }

  /* A control with something attached: a currency, a unit, an icon, a button. */
  .input-group { display: flex; align-items: stretch; min-inline-size: 0; position: relative; }
  .input-group > .affix { display: grid; place-items: center; padding-inline: calc(var(--_space) * 3); border: 1px solid var(--_control-border); border-inline-end: 0; border-start-start-radius: var(--_radius); border-end-start-radius: var(--_radius); background: var(--_subtle); color: var(--_muted); font-size: var(--_small); font-weight: 500; }
  .input-group > .affix + .input { border-start-start-radius: 0; border-end-start-radius: 0; }

  .field > .link-button { justify-self: start; text-align: start; }

  /* Radio buttons as cards beside each other. */
  .choices { display: flex; flex-wrap: wrap; gap: calc(var(--_space) * 2); }
  .choice-card { display: flex; align-items: start; gap: calc(var(--_space) * 2); flex: 1 1 12em; padding: calc(var(--_space) * 3); border: 1px solid var(--_control-border); border-radius: var(--_radius); cursor: pointer; }
  .choice-card .hint { display: block; }
  .choice-card:hover { background: var(--_hover); }
  .choice-card input { inline-size: 16px; block-size: 16px; margin-block-start: 0.2em; flex: none; }
  .choice-card:has(:checked) { border-color: var(--_accent); box-shadow: inset 0 0 0 1px var(--_accent); background: var(--_accent-tint); }
  .choice-card:has(:focus-visible) { outline: 2px solid var(--_accent); outline-offset: 2px; }
  .choice-card :focus-visible { outline: none; }
  .choice-card:has(:disabled) { color: var(--_muted); cursor: not-allowed; }

  /* Fields in columns where there is room, in one where there is not. */
  .form-grid { display: grid; gap: calc(var(--_space) * 4); grid-template-columns: minmax(0, 1fr); }
  @container manual-order (min-width: 560px) {
    .form-grid { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .form-grid > .wide { grid-column: 1 / -1; }
  }

  @media (prefers-reduced-motion: no-preference) {
    .choice-card { transition: background-color 120ms, border-color 120ms, box-shadow 120ms; }
  }

  @media (forced-colors: active) {
    .choice-card:has(:checked) { border: 3px solid Highlight; }
  }
`;
