import { css } from 'lit';

export const styles = css`
  .root { display: grid; gap: calc(var(--_space) * 3); grid-template-columns: minmax(0, 1fr); }
  .caption { font-weight: 500; font-size: calc(var(--_font-size) * 0.929); }

  .drop-zone {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 3);
    padding: calc(var(--_space) * 5);
    border: 1.5px dashed var(--_control-border);
    border-radius: var(--_radius);
    background: var(--_subtle);
    text-align: center;
  }
  .drop-zone > .icon { inline-size: 24px; block-size: 24px; color: var(--_muted); }
  .drop-zone .hint { flex-basis: 100%; color: var(--_muted); font-size: var(--_small); }
  .drop-zone.over { border-style: solid; border-color: var(--_accent); background: var(--_accent-tint); }
  .drop-zone.over > .icon { color: var(--_accent); }
  .drop-zone.invalid { border-color: var(--_danger); }
  /* Only where there is a camera to take it with. */
  .camera { display: none; }
  @media (pointer: coarse) { .camera { display: inline-flex; } }
  @container manual-order (max-width: 479px) {
    .drop-zone { flex-flow: column nowrap; align-items: stretch; padding: calc(var(--_space) * 4); }
    .drop-zone .hint { flex-basis: auto; }
    .drop-zone > .icon { align-self: center; }
  }

  .files { border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_surface); }
  .file { display: grid; grid-template-columns: 48px minmax(0, 1fr) auto; align-items: center; gap: calc(var(--_space) * 3); padding: calc(var(--_space) * 2.5) calc(var(--_space) * 3); }
  .file + .file { border-block-start: 1px solid var(--_border); }
  .preview { display: grid; place-items: center; inline-size: 48px; block-size: 48px; border: 1px solid var(--_border); border-radius: var(--_radius-small); background: var(--_subtle); color: var(--_muted); overflow: hidden; }
  .preview img { inline-size: 48px; block-size: 48px; object-fit: cover; }
  .facts { display: grid; gap: 2px; min-inline-size: 0; line-height: 1.4; }
  .name { font-weight: 500; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .meta { display: flex; flex-wrap: wrap; gap: 0 calc(var(--_space) * 2); color: var(--_muted); font-size: var(--_small); }
  .state { display: inline-flex; gap: var(--_space); font-size: var(--_small); }
  .state .icon { margin-block-start: 0.1em; }
  .state.good { color: var(--_success); }
  .state.bad { color: var(--_danger); }
  .state.warn { color: var(--_warning); }
  .progress { margin-block-start: var(--_space); }
  .actions { display: flex; }
  @container manual-order (max-width: 359px) {
    .file { align-items: start; row-gap: 0; }
    .actions { grid-column: 2 / -1; justify-self: end; margin-block: calc(var(--_space) * -1); }
  }

  @media (forced-colors: active) {
    .drop-zone.over { border: 3px solid Highlight; }
  }
`;
