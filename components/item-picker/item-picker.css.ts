import { css } from 'lit';

export const styles = css`
  .root { display: grid; gap: calc(var(--_space) * 4); grid-template-columns: minmax(0, 1fr); }

  .search { display: grid; gap: calc(var(--_space) * 2); grid-template-columns: minmax(0, 1fr); }
  .search:not(:has(*)) { display: none; }
  .filters { display: flex; flex-wrap: wrap; align-items: center; gap: calc(var(--_space) * 2) calc(var(--_space) * 4); }
  .filters .input { inline-size: auto; max-inline-size: 100%; }
  /* Its words end where the field does, and begin so on a line of their own. */
  .filters .button { padding-inline: 0; }
  .filters .button:hover { background: none; text-decoration: underline; text-underline-offset: 0.15em; }
  .search > :is(.visible-label, .field-error) { grid-column: 1 / -1; }
  /* 720 px at the usual size of text; with larger text the field needs the line for itself for longer. */
  @container manual-order (min-width: 51.4em) {
    .search { grid-template-columns: minmax(0, 1fr) auto; align-items: center; column-gap: calc(var(--_space) * 4); }
  }
  .visible-label { font-weight: 500; font-size: calc(var(--_font-size) * 0.929); }

  .combobox { display: flex; anchor-name: --manual-order-combobox; }
  .combobox > .text { position: relative; flex: 1; min-inline-size: 0; }
  /* Behind the field in the page, and so before it to the eye: what is laid out by itself is drawn by itself. */
  .combobox > .text > .icon { position: absolute; inset-inline-start: calc(var(--_space) * 3); inset-block: 0; margin-block: auto; color: var(--_muted); pointer-events: none; }
  /* Of one size, in a block of its own: a key makes nothing around the field be laid out anew, which a part of a flex box or a grid would. */
  .combobox .input { display: block; contain: size layout; block-size: max(var(--_control), 1.4em + var(--_space) * 3 + 2px); padding-inline: calc(var(--_space) * 4 + 1.43em) calc(var(--_space) * 2); }
  .combobox > .text:has(+ .browse) > .input { border-start-end-radius: 0; border-end-end-radius: 0; }
  .combobox .input::-webkit-search-cancel-button { display: none; }
  .combobox .browse { flex: none; padding-inline: calc(var(--_space) * 3); border-inline-start: 0; border-start-start-radius: 0; border-end-start-radius: 0; background: var(--_subtle); font-size: var(--_small); }
  .combobox .browse:hover { background: var(--_hover); }

  .root > .skeleton { block-size: 112px; }

  @media (forced-colors: active) {
    .filters .button { padding-inline: calc(var(--_space) * 3); }
  }
`;
