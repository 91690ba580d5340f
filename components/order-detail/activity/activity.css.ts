import { css } from 'lit';

export const activityStyles = css`
  .timeline { display: grid; gap: calc(var(--_space) * 4); }
  .event { position: relative; padding-inline-start: calc(var(--_space) * 5); overflow-wrap: anywhere; }
  .event::before { content: ''; position: absolute; inset-block-start: 0.45em; inset-inline-start: 2px; inline-size: 8px; block-size: 8px; border-radius: 50%; background: var(--_control-border); }
  .event:not(:last-child)::after { content: ''; position: absolute; inset-block: 1.5em calc(var(--_space) * -4); inset-inline-start: 5px; inline-size: 2px; background: var(--_border); }
  .changes { color: var(--_muted); overflow-wrap: anywhere; }
  /* Of many thousand events those further down are laid out only where they are seen. */
  .past { max-block-size: 560px; overflow: auto; overscroll-behavior-y: auto; margin-inline: calc(var(--_space) * -1); padding-inline: var(--_space); }
  .past .event:nth-child(n + 30) { content-visibility: auto; contain-intrinsic-block-size: auto 60px; }

  @media print {
    .past { max-block-size: none; overflow: visible; }
    .past .event:nth-child(n) { content-visibility: visible; }
  }

  @media (forced-colors: active) {
    .event::before { background: CanvasText; }
  }
`;
