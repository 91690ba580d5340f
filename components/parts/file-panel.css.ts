import { css } from 'lit';

/** The file, its tabs and its tools. */
export const fileStyles = css`
  .file-panel { display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); min-inline-size: 0; border: 1px solid var(--_border); border-radius: calc(var(--_radius) * 1.25); background: var(--_subtle); overflow: hidden; }
  .file-bar { display: flex; align-items: center; justify-content: space-between; gap: calc(var(--_space) * 2); padding-block: var(--_space); padding-inline: calc(var(--_space) * 3) calc(var(--_space) * 1.5); border-block-end: 1px solid var(--_border); background: var(--_surface); }
  .filename { flex: 1; min-inline-size: 4em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 500; }
  .tools { display: flex; flex: none; flex-wrap: wrap; justify-content: end; align-items: center; gap: 2px; }
  .tools .button { border-color: transparent; background: none; }
  .tools .button:hover { background: var(--_hover); }
  .zoom { min-inline-size: 3.4em; text-align: center; }
  .tabs { display: flex; flex: 1; min-inline-size: 0; gap: var(--_space); overflow-x: auto; }
  .tab { flex: 0 1 auto; min-inline-size: 4.5em; min-block-size: 32px; padding: 2px calc(var(--_space) * 2.5); border: 1px solid transparent; border-radius: var(--_radius-small); background: none; color: var(--_muted); font-size: var(--_small); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; cursor: pointer; }
  .tab:hover { background: var(--_hover); }
  .tab[aria-selected='true'] { border-color: var(--_accent); background: var(--_accent-tint); color: var(--_text); font-weight: 600; }
  .tab:focus-visible { outline-offset: -2px; }

  /* Low enough that what is claimed begins on the same screen of a phone. */
  .stage { display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr); block-size: min(42vh, 520px); min-block-size: 220px; }
  .stage > .notice { align-self: center; padding: calc(var(--_space) * 4); }
  .stage > .empty { align-self: center; }
  .file-skeleton { margin: calc(var(--_space) * 4); border-radius: var(--_radius); min-block-size: 200px; }

  @container manual-order (max-width: 519.98px) {
    .file-bar { flex-wrap: wrap; padding-inline-start: calc(var(--_space) * 1.5); }
    .file-bar > :first-child { flex-basis: 100%; padding-inline-start: calc(var(--_space) * 1.5); }
    .tools { flex: 1; justify-content: space-between; gap: 0; }
    .zoom { min-inline-size: 0; }
  }

  @container manual-order (min-width: 640px) {
    .stage { block-size: auto; }
  }

  @media (forced-colors: active) {
    .tab[aria-selected='true'] { border: 2px solid Highlight; }
  }
`;
