import { css } from 'lit';

export const styles = css`
  .files { border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_surface); }
  .removed { display: flex; flex-wrap: wrap; align-items: center; margin-block-end: calc(var(--_space) * 2); gap: var(--_space) calc(var(--_space) * 3); font-size: var(--_small); overflow-wrap: anywhere; }
  .removed .link-button { display: inline-flex; align-items: center; gap: var(--_space); min-block-size: 24px; }
  .file { display: flex; flex-wrap: wrap; align-items: center; gap: calc(var(--_space) * 2) calc(var(--_space) * 3); padding: calc(var(--_space) * 2.5) calc(var(--_space) * 3); }
  .file + .file { border-block-start: 1px solid var(--_border); }
  .file.group { display: block; }
  .file.dragged { position: relative; border-radius: var(--_radius); background: var(--_surface); box-shadow: 0 0 0 2px var(--_accent), var(--_shadow); }
  .handle { display: grid; place-items: center; flex: none; inline-size: 24px; block-size: 40px; margin-inline: calc(var(--_space) * -2); padding: 0; border: 0; border-radius: var(--_radius-small); background: none; color: var(--_muted); cursor: grab; touch-action: none; }
  .handle:hover { background: var(--_hover); color: var(--_text); }
  .dragged .handle { cursor: grabbing; }
  .preview { display: grid; place-content: center; justify-items: center; gap: 2px; flex: none; inline-size: 48px; block-size: 48px; padding: 0; border: 1px solid var(--_border); border-radius: var(--_radius-small); background: var(--_subtle); color: var(--_muted); overflow: hidden; }
  button.preview:enabled { cursor: zoom-in; }
  button.preview:enabled:hover { border-color: var(--_accent); color: var(--_accent); }
  .preview .kind { font-size: 9px; font-weight: 700; line-height: 1; letter-spacing: 0.04em; }
  .preview img { inline-size: 100%; block-size: 100%; object-fit: cover; }
  .facts { display: grid; flex: 1 1 160px; gap: 2px; min-inline-size: 0; line-height: 1.4; }
  .name { font-weight: 500; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .folder { color: var(--_muted); font-weight: 400; }
  .meta { display: flex; flex-wrap: wrap; gap: 0 calc(var(--_space) * 2); color: var(--_muted); font-size: var(--_small); }
  .meta > * + *::before { content: '·' / ''; margin-inline-end: calc(var(--_space) * 2); }
  .state { display: inline-flex; gap: var(--_space); font-size: var(--_small); }
  .state .icon { margin-block-start: 0.1em; }
  .state.good { color: var(--_success); }
  .state.bad { color: var(--_danger); }
  .state.warn { color: var(--_warning); }
  .technical { color: var(--_muted); font-size: var(--_small); }
  .technical summary { inline-size: fit-content; min-block-size: 24px; align-content: center; border-radius: var(--_radius-small); cursor: pointer; }
  .progress { margin-block: var(--_space) 1px; }
  .actions { display: flex; flex: none; flex-wrap: wrap; justify-content: end; align-items: center; gap: var(--_space); margin-inline-start: auto; }
  .actions .icon-only { inline-size: 36px; min-block-size: 36px; }
  .details { flex: 1 0 100%; }
  @container manual-order (min-width: 480px) {
    .details { padding-inline-start: calc(48px + var(--_space) * 3); }
    .movable .details { padding-inline-start: calc(56px + var(--_space) * 6); }
  }
  @container manual-order (max-width: 479px) {
    .file { align-items: start; }
    .name { white-space: normal; overflow-wrap: anywhere; }
    .handle { block-size: 48px; }
    .actions.words { flex-basis: 100%; }
  }
  @container manual-order (max-width: 359px) {
    .file { column-gap: calc(var(--_space) * 2); }
    .preview { inline-size: 40px; block-size: 40px; }
    .facts { flex-basis: 96px; }
    .actions:not(.words) { flex-direction: column; }
    .meta > * + *::before { content: none; }
  }

  @media not (forced-colors: active) {
    /* What stands still does not look as if it went on. */
    :is(.paused, .offline, .waiting, .ready) .progress::-webkit-progress-value { background: var(--_muted); }
    :is(.paused, .offline, .waiting, .ready) .progress::-moz-progress-bar { background: var(--_muted); }
  }

  @media (forced-colors: active) {
    .file.dragged { outline: 3px solid Highlight; }
    .handle, button.preview:enabled { color: ButtonText; }
  }
`;
