import { css } from 'lit';

export const styles = css`
  /* The gap and the least widths are known to chip-line.ts, which works out how many chips fit. */
  .chips { display: flex; align-items: center; gap: 4px; overflow: clip; overflow-clip-margin: 3px; }
  .chips.multiline { flex-wrap: wrap; }

  .chip { display: flex; align-items: center; flex: none; min-inline-size: 48px; max-inline-size: min(240px, 100%); block-size: 28px; border: 1px solid var(--_border); border-radius: var(--_radius-small); background: var(--_subtle); font-size: var(--_small); line-height: 1.25; cursor: default; }
  .alone .chip { flex: 0 1 auto; }
  .chip:hover { border-color: var(--_control-border); }
  .chip .said { display: flex; align-items: center; gap: calc(var(--_space) * 1.5); flex: 1 1 auto; min-inline-size: 0; block-size: 100%; padding-inline: calc(var(--_space) * 2); }
  .chip .said:not(:last-child) { padding-inline-end: 2px; }
  .chip .said:focus { outline: none; }
  .chip:has(.said:focus-visible) { outline: 2px solid var(--_accent); outline-offset: 0; }
  .name { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 500; }
  .variant { flex: none; max-inline-size: 96px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .chip .number { flex: none; color: var(--_muted); }
  .chip.unavailable { max-inline-size: min(280px, 100%); border-style: dashed; border-color: var(--_warning); }
  .chip.unavailable .state { flex: none; color: var(--_warning); }
  .chip.marked { border-color: var(--_accent); background: var(--_accent-tint); box-shadow: inset 0 0 0 1px var(--_accent); }

  .remove { display: grid; place-items: center; flex: none; inline-size: 24px; block-size: 24px; margin-inline-end: 1px; padding: 0; border: 0; border-radius: var(--_radius-small); background: none; color: var(--_muted); cursor: pointer; }
  .remove:hover { background: var(--_hover); color: var(--_text); }
  .remove .icon { inline-size: 14px; block-size: 14px; stroke-width: 2; }

  .row-of-more { flex: none; }
  .more { unicode-bidi: plaintext; min-inline-size: 36px; justify-content: center; padding-inline: calc(var(--_space) * 2); background: var(--_surface); color: var(--_accent); font-weight: 600; font-variant-numeric: tabular-nums; cursor: pointer; }
  .more:hover { background: var(--_hover); }
  .more:disabled { color: var(--_muted); cursor: not-allowed; }
  .disabled .chip, .disabled .chip .state { color: var(--_muted); }

  @media (pointer: coarse) {
    .chip { block-size: 36px; }
    .remove { inline-size: 32px; block-size: 32px; }
  }

  @media (forced-colors: active) {
    .chip { border-color: CanvasText; }
    .chip.marked { border-color: Highlight; outline: 1px solid Highlight; }
    .chip:has(.said:focus-visible) { outline: 3px solid Highlight; }
    .disabled .chip, .disabled .chip :is(.number, .state) { color: GrayText; border-color: GrayText; }
  }
`;
