import { css } from 'lit';
import { fileViewStyles } from '../parts/file-view.css.ts';

const dialogStyles = css`
  .dialog { inline-size: min(100vw - 32px, 1040px); block-size: min(100dvh - 32px, 900px); max-inline-size: none; max-block-size: none; padding: 0; border: 1px solid var(--_border); border-radius: calc(var(--_radius) * 1.5); background: var(--_subtle); color: var(--_text); box-shadow: var(--_shadow); overflow: hidden; }
  .dialog[open] { display: grid; grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr); }
  .dialog::backdrop { background: rgb(10 14 20 / 60%); }
  .bar { display: flex; align-items: center; gap: calc(var(--_space) * 2); padding-block: var(--_space); padding-inline: calc(var(--_space) * 4) calc(var(--_space) * 2); border-block-end: 1px solid var(--_border); background: var(--_surface); }
  .filename { flex: 1; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 500; }
  .tools, .steps { display: flex; align-items: center; gap: 2px; }
  .steps { justify-content: center; padding: var(--_space); border-block-start: 1px solid var(--_border); background: var(--_surface); }
  .bar .button, .steps .button { border-color: transparent; background: none; }
  .bar .button:hover, .steps .button:hover { background: var(--_hover); }
  .zoom { min-inline-size: 3.4em; text-align: center; }
  .steps .number { min-inline-size: 5em; text-align: center; color: var(--_muted); }
  .stage { display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr); min-block-size: 0; }
  .stage > :is(.empty, .loading, .alert) { align-self: center; justify-self: center; margin: calc(var(--_space) * 4); }
  .loading { display: flex; align-items: center; gap: calc(var(--_space) * 2); }

  @media (max-width: 559px) {
    .dialog { inline-size: 100vw; block-size: 100dvh; border: 0; border-radius: 0; }
    .bar { flex-wrap: wrap; padding-inline-start: calc(var(--_space) * 3); }
    .tools { order: 1; flex: 1 0 100%; justify-content: space-between; }
  }
`;

export const previewStyles = [fileViewStyles, dialogStyles];
