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
  .drop-zone.over .words { font-weight: 600; }
  .drop-zone.over > .icon { color: var(--_accent); }
  .drop-zone.rejected { border-color: var(--_danger); background: var(--_danger-tint); }
  .drop-zone.rejected > :is(.icon, .words) { color: var(--_danger); }
  .drop-zone.invalid { border-color: var(--_danger); }
  .drop-zone.disabled > .icon { opacity: 0.55; }
  .drop-zone.disabled .words { color: var(--_muted); }
  /* Only where there is a camera to take it with. */
  .camera { display: none; }
  @media (pointer: coarse) { .camera { display: inline-flex; } }
  @container manual-order (max-width: 479px) {
    .drop-zone { flex-flow: column nowrap; align-items: stretch; padding: calc(var(--_space) * 4); }
    .drop-zone .hint { flex-basis: auto; }
    .drop-zone > .icon { align-self: center; }
  }

  @media (prefers-reduced-motion: no-preference) {
    .drop-zone { transition: background-color 120ms, border-color 120ms; }
  }

  @media (forced-colors: active) {
    .drop-zone.over { border: 3px solid Highlight; }
    .drop-zone.rejected { border-style: dotted; }
  }
`;
