import { css } from 'lit';
import { fileViewStyles } from '../parts/file-view.css.ts';
import { fileStyles } from '../parts/file-panel.css.ts';

const deskStyles = css`
  .desk { display: grid; gap: calc(var(--_space) * 3); grid-template-columns: minmax(0, 1fr); }
  .desk:focus, .nothing:focus { outline: none; }
  .columns { display: grid; gap: calc(var(--_space) * 3); grid-template-columns: minmax(0, 1fr); }
  .queue, .claim { display: grid; align-content: start; gap: calc(var(--_space) * 2); min-inline-size: 0; }
  .notice.left .alert { padding-block: calc(var(--_space) * 2); }
  .notice.left .alert-body { grid-auto-flow: column; justify-content: space-between; align-items: center; }
  .notice .link-button { white-space: nowrap; }
  .nothing { border: 1px dashed var(--_border); border-radius: calc(var(--_radius) * 1.25); }

  .queue-bar { display: grid; grid-template-columns: auto minmax(min-content, 1fr) auto auto; align-items: center; column-gap: calc(var(--_space) * 2); min-block-size: var(--_control); }
  .queue-bar h2 { font-size: inherit; letter-spacing: normal; }
  .queue-bar .fold { justify-self: start; }
  /* Below the heading, which it takes no room from. */
  .queue-bar .place { grid-area: 2 / 1 / auto / span 2; contain: inline-size; }
  .queue-bar .place ~ .button { grid-row: 1 / span 2; }
  .waiting-list { display: none; position: relative; max-block-size: 320px; overflow-y: auto; overscroll-behavior: contain; border: 1px solid var(--_border); border-radius: calc(var(--_radius) * 1.25); background: var(--_surface); }
  .waiting-list.open { display: block; }
  .waiting-list > li + li { border-block-start: 1px solid var(--_border); }
  .waiting { display: grid; gap: 1px; inline-size: 100%; padding: calc(var(--_space) * 2.5) calc(var(--_space) * 3); border: 0; border-inline-start: 3px solid transparent; background: none; text-align: start; line-height: 1.4; cursor: pointer; }
  .waiting:hover { background: var(--_hover); }
  .waiting.current { border-inline-start-color: var(--_accent); background: var(--_accent-tint); }
  .waiting:focus-visible { outline-offset: -2px; }
  .waiting .spread { flex-wrap: nowrap; }
  .waiting .order-number { font-weight: 600; font-variant-numeric: tabular-nums; }
  .waiting .who { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .doubled { color: var(--_warning); }
  .doubled .icon { inline-size: 16px; block-size: 16px; }
  .more { display: grid; gap: var(--_space); justify-items: center; padding: calc(var(--_space) * 2); }

  .claim { grid-template-columns: minmax(0, 1fr); border: 1px solid var(--_border); border-radius: calc(var(--_radius) * 1.25); background: var(--_surface); gap: 0; }
  .claim-body { display: grid; grid-template-columns: minmax(0, 1fr); gap: calc(var(--_space) * 4); align-content: start; min-inline-size: 0; padding: calc(var(--_space) * 4); }
  .claim > .stack { padding: calc(var(--_space) * 4); }
  .claim-header { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; }
  .claim-header > p { grid-column: 1 / -1; }
  .claim-header h3 { font-size: var(--_title); letter-spacing: -0.01em; }
  .claim-header .button { margin-inline-end: calc(var(--_space) * -2); }
  .claim .alert { padding: calc(var(--_space) * 2.5) calc(var(--_space) * 3); }
  .amounts { display: grid; border: 1px solid var(--_border); border-radius: var(--_radius); }
  .amount { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 calc(var(--_space) * 3); padding: calc(var(--_space) * 2) calc(var(--_space) * 3); }
  .amount + .amount { border-block-start: 1px solid var(--_border); }
  .amount dt { color: var(--_muted); }
  .amount dd { flex: 1; text-align: end; }
  .amount.claimed { background: var(--_subtle); border-start-start-radius: inherit; border-start-end-radius: inherit; align-items: baseline; }
  .amount.claimed dd { font-size: var(--_title); font-weight: 600; letter-spacing: -0.01em; }
  .differs { display: block; color: var(--_warning); font-size: var(--_small); font-weight: 600; }
  .differs .icon { display: inline-block; inline-size: 14px; block-size: 14px; margin-inline-end: var(--_space); vertical-align: -2px; }
  .facts { display: grid; gap: calc(var(--_space) * 2.5) calc(var(--_space) * 4); grid-template-columns: repeat(auto-fill, minmax(min(100%, 118px), 1fr)); }
  .fact { min-inline-size: 0; }
  .fact dt { color: var(--_muted); font-size: var(--_small); }
  .fact dd { overflow-wrap: anywhere; line-height: 1.4; }

  .decision, .reject-form { display: grid; gap: calc(var(--_space) * 2); padding: calc(var(--_space) * 3) calc(var(--_space) * 4) calc(var(--_space) * 4); border-block-start: 1px solid var(--_border); border-end-start-radius: inherit; border-end-end-radius: inherit; background: var(--_surface); }
  .decision { position: sticky; inset-block-end: 0; }
  .reject-form { gap: calc(var(--_space) * 3); }
  .buttons { display: flex; flex-wrap: wrap; gap: calc(var(--_space) * 2); }
  .buttons > .button { flex: 1; gap: var(--_space); padding-inline: calc(var(--_space) * 2); }
  .refusal { display: flex; gap: calc(var(--_space) * 1.5); color: var(--_muted); }
  .refusal .icon { inline-size: 16px; block-size: 16px; margin-block-start: 1px; }
  .suggestion { min-block-size: 28px; padding: 2px calc(var(--_space) * 2.5); border: 1px solid var(--_control-border); border-radius: 999px; background: var(--_surface); font-size: var(--_small); text-align: start; cursor: pointer; }
  .suggestion:hover { background: var(--_hover); }
  .suggestion[aria-pressed='true'] { border-color: var(--_accent); background: var(--_accent-tint); font-weight: 600; }
  .reject-form .row { gap: calc(var(--_space) * 1.5); }

  kbd { display: inline-grid; place-items: center; min-inline-size: 1.6em; padding: 0 4px; border: 1px solid var(--_control-border); border-radius: 4px; background: var(--_subtle); color: var(--_text); font: 500 11px/1.5 var(--_font); }
  .button kbd { border-color: currentColor; background: none; color: inherit; opacity: 0.75; }
  .legend { display: flex; flex-wrap: wrap; align-items: center; gap: calc(var(--_space) * 1.5) calc(var(--_space) * 4); color: var(--_muted); }
  .key-group { display: inline-flex; align-items: center; gap: var(--_space); }

  @container manual-order (min-width: 640px) {
    /* Below what is looked at, so that nothing of it moves. */
    .notice.left { order: 1; }
    .legend { order: 2; }
    .columns { grid-template-columns: minmax(0, 1fr) minmax(264px, 320px); align-items: stretch; }
    .queue { grid-column: 1 / -1; }
    .file-panel, .claim { block-size: var(--manual-order-proof-desk-height, clamp(420px, 72vh, 860px)); }
    .claim { grid-template-rows: minmax(0, 1fr) auto; }
    .claim-body { overflow-y: auto; overscroll-behavior: contain; }
    .decision { position: static; }
  }

  @container manual-order (min-width: 1000px) {
    .columns { grid-template-columns: 250px minmax(0, 1fr) 320px; }
    .queue { grid-column: auto; grid-template-rows: auto minmax(0, 1fr); block-size: var(--manual-order-proof-desk-height, clamp(420px, 72vh, 860px)); }
    .fold { display: none; }
    .waiting-list { display: block; max-block-size: none; }
  }

  @media (pointer: coarse) {
    .button, .button.small, .button.icon-only.small { min-block-size: 44px; }
    .button.icon-only, .button.icon-only.small { inline-size: 44px; }
    .tab, .suggestion, .link-button { min-block-size: 44px; }
    .legend, .button kbd { display: none; }
  }

  @media (forced-colors: active) {
    /* Forced colours would paint what is transparent. */
    .waiting { border-inline-start-color: Canvas; }
    .waiting.current { border-inline-start-color: Highlight; outline: 1px solid Highlight; outline-offset: -1px; }
    .suggestion[aria-pressed='true'] { border: 3px solid Highlight; }
  }
`;

export const styles = [deskStyles, fileStyles, fileViewStyles];
