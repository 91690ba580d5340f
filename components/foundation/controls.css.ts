import { css } from 'lit';

/**
 * What all elements share: buttons, fields, alerts, skeletons, empty states, simple layout. Elements and parts use these
 * classes and add only their own; forms.css.ts and records.css.ts hold what only some of them need.
 *
 * Controls are 40 px high and never less than 24 px to hit. State is never told by colour alone: selected, invalid and
 * disabled also change border, icon or text, so that forced colours keep them.
 */
export const controls = css`
  button, input, select, textarea {
    font: inherit;
    letter-spacing: inherit;
    color: inherit;
    margin: 0;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_space) * 2);
    min-block-size: var(--_control);
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 4);
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-weight: 500;
    line-height: 1.25;
    text-decoration: none;
    text-align: center;
    cursor: pointer;
  }
  .button:hover { background: color-mix(in srgb, var(--_text) 5%, var(--_surface)); }
  .button.primary { background: var(--_accent); border-color: var(--_accent); color: var(--_on-accent); font-weight: 600; }
  .button.primary:hover { background: color-mix(in srgb, var(--_text) 14%, var(--_accent)); }
  .button.danger { color: var(--_danger); border-color: color-mix(in srgb, var(--_danger) 60%, var(--_surface)); }
  .button.quiet { border-color: transparent; background: transparent; color: var(--_accent); }
  .button.quiet:hover { background: var(--_hover); }
  .button.small { min-block-size: 32px; padding: calc(var(--_space)) calc(var(--_space) * 3); font-size: var(--_small); border-radius: var(--_radius-small); }
  .button.icon-only { inline-size: var(--_control); padding: 0; color: var(--_muted); }
  .button.icon-only.small { inline-size: 32px; }
  .button.icon-only:hover { color: var(--_text); }
  .button:is(:disabled, [aria-disabled='true']) { opacity: 0.55; cursor: not-allowed; }
  .link-button { border: 0; border-radius: 2px; padding: 0; min-block-size: 24px; background: none; color: var(--_accent); text-decoration: underline; text-underline-offset: 0.15em; cursor: pointer; }

  .icon { inline-size: 1.25em; block-size: 1.25em; flex: none; }
  .icon.flip:dir(rtl) { scale: -1 1; }

  .field { display: grid; gap: var(--_space); align-content: start; min-inline-size: 0; }
  .field .label, legend.label { font-weight: 500; font-size: calc(var(--_font-size) * 0.929); line-height: 1.4; }
  legend.label { margin-block-end: var(--_space); }
  .required { color: var(--_danger); margin-inline-start: 0.2em; }
  .field .hint.lock { display: flex; align-items: start; gap: var(--_space); }
  .field .hint.lock .icon { flex: none; inline-size: 16px; block-size: 16px; margin-block-start: 0.1em; }
  .field .hint { color: var(--_muted); font-size: var(--_small); line-height: 1.4; }
  .field-error { display: flex; gap: var(--_space); color: var(--_danger); font-size: var(--_small); line-height: 1.4; }
  .field-error .icon { margin-block-start: 0.08em; inline-size: 1.2em; block-size: 1.2em; }

  .input {
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--_control);
    padding: calc(var(--_space) * 1.5) calc(var(--_space) * 3);
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    line-height: 1.4;
    text-overflow: ellipsis;
  }
  /* What is typed reads in its own direction, and stands where the page's begins. Chromium knows the prefixed word alone. */
  .input:not(.numeric) { unicode-bidi: plaintext; text-align: -webkit-match-parent; text-align: match-parent; }
  select.input { cursor: pointer; }
  .input::placeholder { color: var(--_muted); opacity: 1; }
  .input:hover:not(:disabled, :read-only) { border-color: var(--_muted); }
  .input:focus-visible { outline: 2px solid var(--_accent); outline-offset: -1px; border-color: var(--_accent); }
  .input[aria-invalid='true'] { border-color: var(--_danger); box-shadow: inset 0 0 0 1px var(--_danger); }
  .input:disabled { background: var(--_subtle); color: var(--_muted); cursor: not-allowed; opacity: 1; }
  .input:read-only:not(select) { background: var(--_subtle); }
  .input.numeric { text-align: end; font-variant-numeric: tabular-nums; }

  .choice { display: inline-flex; align-items: center; gap: calc(var(--_space) * 2); min-block-size: 24px; cursor: pointer; }
  .choice input { inline-size: 16px; block-size: 16px; flex: none; cursor: inherit; }
  .choice:has(:disabled) { color: var(--_muted); cursor: not-allowed; }

  .stack { display: grid; gap: calc(var(--_space) * 4); grid-template-columns: minmax(0, 1fr); }
  .row { display: flex; flex-wrap: wrap; align-items: center; gap: calc(var(--_space) * 2); }
  .spread { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: calc(var(--_space) * 2); }
  .muted { color: var(--_muted); }
  .small-text { font-size: var(--_small); }
  .number { font-variant-numeric: tabular-nums; white-space: nowrap; }

  .alert { display: flex; gap: calc(var(--_space) * 3); padding: calc(var(--_space) * 3) calc(var(--_space) * 4); border: 1px solid color-mix(in srgb, var(--_accent) 35%, var(--_surface)); border-radius: var(--_radius); background: var(--_accent-tint); }
  .alert > .icon { color: var(--_accent); margin-block-start: 0.1em; }
  .alert > .alert-body { flex: 1; min-inline-size: 0; display: grid; gap: var(--_space); justify-items: start; }
  .alert .alert-title { font-weight: 600; }
  .alert.danger { border-color: color-mix(in srgb, var(--_danger) 40%, var(--_surface)); background: var(--_danger-tint); }
  .alert.danger > .icon { color: var(--_danger); }
  .alert.warning { border-color: color-mix(in srgb, var(--_warning) 40%, var(--_surface)); background: var(--_warning-tint); }
  .alert.warning > .icon { color: var(--_warning); }
  .alert.success { border-color: color-mix(in srgb, var(--_success) 40%, var(--_surface)); background: var(--_success-tint); }
  .alert.success > .icon { color: var(--_success); }

  .empty { display: grid; justify-items: center; gap: calc(var(--_space) * 2); padding: calc(var(--_space) * 8) calc(var(--_space) * 4); color: var(--_muted); text-align: center; }
  .empty > .icon { inline-size: 28px; block-size: 28px; }
  .empty .empty-title { color: var(--_text); font-weight: 600; }

  .skeleton { display: block; min-block-size: 1em; border-radius: var(--_radius-small); background: color-mix(in srgb, var(--_text) 12%, var(--_surface)); }
  @media (prefers-reduced-motion: no-preference) {
    .button, .input { transition: background-color 120ms, border-color 120ms, box-shadow 120ms; }
    .skeleton { animation: skeleton 1.4s ease-in-out infinite alternate; }
    @keyframes skeleton { to { opacity: 0.45; } }
    .spinner { animation: spin 0.9s linear infinite; }
    @keyframes spin { to { rotate: 1turn; } }
  }

  .progress { appearance: none; display: block; inline-size: 100%; block-size: 6px; border: 0; border-radius: 999px; overflow: hidden; background: color-mix(in srgb, var(--_text) 12%, var(--_surface)); color: var(--_accent); }
  .progress::-webkit-progress-bar { background: color-mix(in srgb, var(--_text) 12%, var(--_surface)); }
  .progress::-webkit-progress-value { background: var(--_accent); border-radius: 999px; }
  .progress::-moz-progress-bar { background: var(--_accent); border-radius: 999px; }

  /* Touch screens zoom into a field whose text is smaller than 16 px. */
  @media (pointer: coarse) {
    .input { font-size: 16px; }
    .button.small, .button.icon-only.small { min-block-size: var(--_control); }
  }

  @media (forced-colors: active) {
    .alert { border-color: CanvasText; }
    .alert[class] > .icon { color: CanvasText; }
    .input:disabled { color: GrayText; border-color: GrayText; }
    .button:is(:disabled, [aria-disabled='true']) { color: GrayText; border-color: GrayText; opacity: 1; }
    .progress { border: 1px solid CanvasText; }
    .progress::-webkit-progress-value { background: Highlight; }
    .progress::-moz-progress-bar { background: Highlight; }
    .skeleton { border: 1px dashed GrayText; }
  }
`;
