import { css } from 'lit';

export const styles = css`
  .columns { overflow-y: auto; min-block-size: 0; margin-inline: calc(var(--_space) * -2); touch-action: pan-y; }
  .column { display: flex; align-items: center; gap: calc(var(--_space) * 2); min-block-size: 36px; padding-inline: calc(var(--_space) * 2); border-radius: var(--_radius-small); background: var(--_surface); }
  .column:hover { background: var(--_hover); }
  .column.dragged { background: var(--_accent-tint); box-shadow: var(--_shadow); }
  .column .choice { flex: 1; min-inline-size: 0; min-block-size: 32px; }
  .fixed, .handle, .step { display: grid; place-items: center; inline-size: 28px; block-size: 28px; flex: none; padding: 0; border: 0; border-radius: var(--_radius-small); background: none; color: var(--_muted); }
  .handle { cursor: grab; touch-action: none; }
  .step { cursor: pointer; }
  :is(.handle, .step):hover { background: var(--_hover); color: var(--_text); }
  .step[aria-disabled='true'] { opacity: 0.35; cursor: not-allowed; }
  .fixed .icon { inline-size: 16px; block-size: 16px; }

  @media (forced-colors: active) {
    .column.dragged { outline: 2px solid Highlight; }
  }
`;
