import { css } from 'lit';

/** For elements that show what is there: cards, badges, chips, tables. */
export const recordStyles = css`
  .card { padding: calc(var(--_space) * 5); border: 1px solid var(--_border); border-radius: calc(var(--_radius) * 1.25); background: var(--_surface); }
  @container manual-order (max-width: 479px) { .card { padding: calc(var(--_space) * 4); } }

  .badge { display: inline-flex; align-items: center; gap: var(--_space); padding: 1px calc(var(--_space) * 2); border: 1px solid transparent; border-radius: 999px; background: var(--_subtle); border-color: var(--_border); color: var(--_text); font-size: var(--_small); font-weight: 500; line-height: 1.5; white-space: nowrap; }
  .badge::before { content: ''; inline-size: 6px; block-size: 6px; border-radius: 50%; background: var(--_muted); flex: none; }
  .badge.success { background: var(--_success-tint); border-color: color-mix(in srgb, var(--_success) 30%, var(--_surface)); color: var(--_success); }
  .badge.success::before { background: var(--_success); }
  .badge.warning { background: var(--_warning-tint); border-color: color-mix(in srgb, var(--_warning) 30%, var(--_surface)); color: var(--_warning); }
  .badge.warning::before { background: var(--_warning); }
  .badge.danger { background: var(--_danger-tint); border-color: color-mix(in srgb, var(--_danger) 30%, var(--_surface)); color: var(--_danger); }
  .badge.danger::before { background: var(--_danger); }
  .badge.active { background: var(--_accent-tint); border-color: color-mix(in srgb, var(--_accent) 30%, var(--_surface)); color: var(--_accent); }
  .badge.active::before { background: var(--_accent); }

  .chip { display: inline-flex; align-items: center; gap: var(--_space); min-block-size: 28px; padding-inline: calc(var(--_space) * 2.5); border: 1px solid var(--_border); border-radius: 999px; background: var(--_subtle); font-size: var(--_small); }
  .chip:has(button) { padding-inline-end: 2px; }
  .chip button { display: grid; place-items: center; inline-size: 24px; block-size: 24px; padding: 0; border: 0; border-radius: 50%; background: none; color: var(--_muted); cursor: pointer; }
  .chip button:hover { background: var(--_hover); color: var(--_text); }

  .table { inline-size: 100%; border-collapse: collapse; }
  .table :is(th, td) { padding: calc(var(--_space) * 2.5) calc(var(--_space) * 3); border-block-end: 1px solid var(--_border); text-align: start; vertical-align: middle; }
  .table th { color: var(--_muted); font-size: var(--_small); font-weight: 600; white-space: nowrap; }
  .table tbody tr:hover { background: var(--_hover); }
  .table .numeric { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }

  @media (forced-colors: active) {
    .badge, .chip { border-color: CanvasText; }
    .badge[class]::before { background: CanvasText; }
  }
`;
