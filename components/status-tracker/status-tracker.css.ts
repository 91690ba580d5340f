import { css } from 'lit';

export const styles = css`
  /* Stations below each other; side by side where six of them have room. */
  .stages { --_mark: 24px; --_line: 2px; display: grid; }
  .stage { position: relative; display: grid; grid-template-columns: var(--_mark) minmax(0, 1fr); gap: calc(var(--_space) * 3); padding-block-end: calc(var(--_space) * 5); }
  .stage:last-child { padding-block-end: 0; }
  .stage:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-block: calc(var(--_mark) + 2px) 2px;
    inset-inline-start: calc((var(--_mark) - var(--_line)) / 2);
    inline-size: var(--_line);
    border-radius: var(--_line);
    background: var(--_border);
  }
  .stage:is(.done, .open)::before { background: color-mix(in srgb, var(--_success) 55%, var(--_surface)); }
  .stage.open::before { background: var(--_border); }

  .mark { display: grid; place-items: center; inline-size: var(--_mark); block-size: var(--_mark); border: 2px solid var(--_border); border-radius: 50%; background: var(--_surface); color: var(--_surface); }
  .mark .icon { inline-size: 16px; block-size: 16px; stroke-width: 2.5; }
  .stage.done .mark { border-color: var(--_success); background: var(--_success); }
  .stage.current .mark { border-color: var(--_accent); }
  .stage.current .mark::after { content: ''; inline-size: 10px; block-size: 10px; border-radius: 50%; background: var(--_accent); }
  .stage.open .mark { border-color: var(--_warning); border-style: dashed; }
  .stage.cancelled .mark { border-color: var(--_danger); background: var(--_danger); }
  .stage.returned .mark { border-color: var(--_warning); background: var(--_warning); }
  .stage:is(.cancelled, .returned) .mark::after { content: none; }

  .about { min-inline-size: 0; padding-block-start: 1px; }
  .name { font-weight: 500; line-height: 1.4; }
  .current .name { font-weight: 600; }
  .ahead .name { color: var(--_muted); font-weight: 400; }
  .cancelled .name { color: var(--_danger); }
  .returned .name { color: var(--_warning); }
  .when, .note { color: var(--_muted); font-size: var(--_small); line-height: 1.45; }
  .when { text-wrap: balance; }
  .open .note { color: var(--_warning); }
  .about .skeleton { inline-size: 7em; max-inline-size: 100%; }

  @container manual-order (min-width: 640px) {
    .stages { grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); }
    .stage { grid-template-columns: minmax(0, 1fr); align-content: start; gap: calc(var(--_space) * 2); padding-block-end: 0; padding-inline-end: calc(var(--_space) * 3); }
    .stage:last-child { padding-inline-end: 0; }
    .stage:not(:last-child)::before {
      inset-block: calc((var(--_mark) - var(--_line)) / 2) auto;
      inset-inline: calc(var(--_mark) + 6px) 6px;
      inline-size: auto;
      block-size: var(--_line);
    }
  }

  .stack > .footnote { justify-self: start; }
  .footnote { display: flex; flex-wrap: wrap; gap: 0 calc(var(--_space) * 3); }
  .live { display: inline-flex; align-items: center; gap: calc(var(--_space) * 1.5); color: var(--_success); font-weight: 500; }
  .live::before { content: ''; inline-size: 7px; block-size: 7px; border-radius: 50%; background: currentColor; }

  .compact { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_space) calc(var(--_space) * 3); min-block-size: 24px; line-height: 1.4; }
  .compact > * { min-inline-size: 0; }
  .compact .progress { flex: 0 1 72px; min-inline-size: 40px; color: var(--_success); }
  .compact .progress::-webkit-progress-value { background: var(--_success); }
  .compact .progress::-moz-progress-bar { background: var(--_success); }
  .compact .skeleton { flex: 0 1 20em; }
  .now, .wrong { display: inline-flex; align-items: center; gap: calc(var(--_space) * 1.5); overflow-wrap: anywhere; }
  .now .icon, .wrong .icon { inline-size: 16px; block-size: 16px; stroke-width: 2.25; }
  .now strong { font-weight: 600; }
  .now.success .icon { color: var(--_success); }
  .now.warning .icon, .wrong { color: var(--_warning); }
  .now.danger { color: var(--_danger); }
  .next { overflow-wrap: anywhere; }

  .then { display: block; color: var(--_muted); font-size: var(--_small); }
  .exceptions { display: grid; gap: var(--_space); padding-inline-start: 1.2em; list-style: disc; }

  .shipments { gap: calc(var(--_space) * 3); margin-block-start: calc(var(--_space) * 2); }
  .shipments > ul { gap: calc(var(--_space) * 3); }
  .shipment { display: grid; gap: calc(var(--_space) * 4); padding: calc(var(--_space) * 4); }
  .parcel { display: grid; gap: calc(var(--_space) * 2); align-content: start; }
  .carrier { display: flex; align-items: center; gap: calc(var(--_space) * 2); }
  .carrier .icon { color: var(--_muted); }
  .carrier strong { font-weight: 600; }
  .facts { display: grid; }
  .facts dt { color: var(--_muted); font-size: var(--_small); }
  .facts dd { font-weight: 600; font-size: var(--_large); }
  .facts dd .muted { font-size: var(--_font-size); font-weight: 400; }
  .facts a { display: inline-flex; align-items: center; gap: calc(var(--_space) * 1.5); min-block-size: 24px; }
  .facts .number { white-space: normal; overflow-wrap: anywhere; }
  .facts dd { display: flex; align-items: center; gap: var(--_space); min-inline-size: 0; }
  .facts dd > :first-child { min-inline-size: 0; }
  .facts .icon { inline-size: 15px; block-size: 15px; }
  .copy { min-block-size: 24px; inline-size: 28px; }
  .late { display: flex; align-items: center; gap: var(--_space); color: var(--_warning); }
  .contents, .event, .carrier strong, .alert .what { overflow-wrap: anywhere; }
  /* Names of goods read in their own direction, and stand where the page's begins. */
  .contents { unicode-bidi: plaintext; text-align: -webkit-match-parent; text-align: match-parent; }

  summary { display: inline-flex; align-items: center; gap: var(--_space); min-block-size: 24px; color: var(--_muted); font-size: var(--_small); cursor: pointer; border-radius: 4px; list-style: none; }
  summary::-webkit-details-marker { display: none; }
  summary:hover { color: var(--_text); }
  summary .icon { inline-size: 14px; block-size: 14px; }
  details[open] > summary .icon { rotate: 90deg; }
  details[open] > summary .icon:dir(rtl) { rotate: -90deg; }
  .events { display: grid; gap: calc(var(--_space) * 3); margin-block-start: calc(var(--_space) * 3); }
  .event { position: relative; padding-inline-start: calc(var(--_space) * 5); }
  .event::before { content: ''; position: absolute; inset-block-start: 0.45em; inset-inline-start: 2px; inline-size: 8px; block-size: 8px; border-radius: 50%; background: var(--_border); }
  .event:first-child::before { background: var(--_accent); }
  .event:not(:last-child)::after { content: ''; position: absolute; inset-block: 1.3em calc(var(--_space) * -3); inset-inline-start: 5px; inline-size: 2px; background: var(--_border); }
  .event .what { font-weight: 500; }

  @container manual-order (min-width: 640px) {
    .shipment { grid-template-columns: repeat(2, minmax(0, 1fr)); column-gap: calc(var(--_space) * 8); }
  }

  @media print {
    button { display: none !important; }
  }

  @media (forced-colors: active) {
    .stage:is(.done, .open, .current, .ahead)::before, .event::after, .live::before { background: CanvasText; }
    .mark { border-color: CanvasText; color: CanvasText; }
    .compact .progress::-webkit-progress-value { background: Highlight; }
    .compact .progress::-moz-progress-bar { background: Highlight; }
    .stage.done .mark { border-color: Highlight; background: Highlight; color: HighlightText; forced-color-adjust: none; }
    .stage.current .mark::after, .event::before { background: Highlight; forced-color-adjust: none; }
    .stage.current .mark { border-color: Highlight; }
  }
`;
