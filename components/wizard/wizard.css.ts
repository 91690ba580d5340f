import { css } from 'lit';

export const styles = css`
  .wizard { display: grid; gap: calc(var(--_space) * 5); grid-template-columns: minmax(0, 1fr); }

  /* The steps: a row of numbered marks on a line; where it is narrow only the current one has its name. */
  .steps ol { display: flex; gap: calc(var(--_space) * 2); }
  .step { flex: 1 1 0; min-inline-size: 0; display: flex; align-items: center; gap: calc(var(--_space) * 2); }
  .step:not(:last-child)::after { content: ''; flex: 1 1 8px; min-inline-size: 8px; block-size: 2px; border-radius: 1px; background: var(--_border); }
  .step.done:not(:last-child)::after { background: var(--_accent); }
  .step:last-child { flex: none; }
  .step :is(button, .step-ahead) { display: inline-flex; align-items: center; gap: calc(var(--_space) * 2); min-block-size: var(--_control); padding: 0; border: 0; background: none; color: var(--_muted); font-weight: 500; text-align: start; }
  .step button { color: var(--_text); border-radius: var(--_radius-small); cursor: pointer; }
  .step button:hover .step-name { text-decoration: underline; text-underline-offset: 0.2em; }
  .step.current button { color: var(--_accent); font-weight: 600; cursor: default; }
  .step.current button:hover .step-name { text-decoration: none; }
  .step.wrong button { color: var(--_danger); }
  .step-name { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .step-mark { display: grid; place-items: center; flex: none; inline-size: 28px; block-size: 28px; border: 1.5px solid var(--_control-border); border-radius: 50%; background: var(--_surface); font-size: var(--_small); font-weight: 600; font-variant-numeric: tabular-nums; }
  .step-mark .icon { inline-size: 16px; block-size: 16px; stroke-width: 2.25; }
  .step.done .step-mark { border-color: var(--_accent); color: var(--_accent); background: var(--_accent-tint); }
  .step.current .step-mark { border-color: var(--_accent); background: var(--_accent); color: var(--_on-accent); }
  .step.wrong .step-mark { border-color: var(--_danger); color: var(--_danger); background: var(--_danger-tint); }
  @media (forced-colors: active) {
    .step:not(:last-child)::after { background: GrayText; forced-color-adjust: none; }
    .step.done:not(:last-child)::after { background: CanvasText; }
    .step.current .step-mark { border-color: Highlight; background: Highlight; color: HighlightText; forced-color-adjust: none; }
  }
  @container manual-order (max-width: 899px) {
    .step { flex-grow: 1; }
    .step:not(.current) .step-name { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .step:not(.current) :is(button, .step-ahead) { justify-content: center; min-inline-size: 28px; }
    .step.current { flex-shrink: 0; }
  }
  /* The heading below says where one is. */
  @container manual-order (max-width: 559px) {
    .step .step-name { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .step.current { flex-shrink: 1; }
  }

  .layout { display: grid; gap: calc(var(--_space) * 5); grid-template-columns: minmax(0, 1fr); align-items: start; }
  .summary { display: none; }
  @container manual-order (min-width: 960px) {
    .layout { grid-template-columns: minmax(0, 1fr) 280px; }
    .summary { display: grid; position: sticky; inset-block-start: calc(var(--_space) * 4); }
    /* It shows what the order comes to. */
    .after-lines > .totals { display: none; }
    .after-lines { grid-template-columns: minmax(0, 1fr); }
  }

  .panel { display: grid; gap: calc(var(--_space) * 5); grid-template-columns: minmax(0, 1fr); padding: calc(var(--_space) * 6); }
  .panel-head { display: grid; gap: calc(var(--_space) * 0.5); }
  .step-content { display: grid; gap: calc(var(--_space) * 5); grid-template-columns: minmax(0, 1fr); container: step / inline-size; }
  .step-content > h3 { margin-block-start: calc(var(--_space) * 2); padding-block-start: calc(var(--_space) * 5); border-block-start: 1px solid var(--_border); }
  .step-content > h3 + .form-grid { margin-block-start: calc(var(--_space) * -2); }
  .with-icon { display: flex; gap: calc(var(--_space) * 2); align-items: start; }
  .with-icon .icon { margin-block-start: 0.15em; color: var(--_muted); }

  .actions { display: flex; flex-wrap: wrap; align-items: center; gap: calc(var(--_space) * 3); padding-block-start: calc(var(--_space) * 5); border-block-start: 1px solid var(--_border); }
  .actions .saved { flex: 1 1 auto; text-align: end; }
  .actions .primary { min-inline-size: 112px; }
  .actions .bar-total { display: none; }
  /* On a small screen the way on and what it comes to stay in reach of the thumb. */
  @container manual-order (max-width: 559px) {
    .actions { position: sticky; inset-block-end: 0; margin: 0 calc(var(--_space) * -4) calc(var(--_space) * -4); padding: calc(var(--_space) * 3) calc(var(--_space) * 4); background: var(--_surface); border-end-start-radius: inherit; border-end-end-radius: inherit; }
    .actions .saved { display: none; }
    .actions .bar-total { display: flex; flex-basis: 100%; justify-content: space-between; font-weight: 600; }
    .panel :is(.input, button, a, h2, [tabindex]) { scroll-margin-block-end: 140px; }
  }

  .keys-hint { margin-block-start: calc(var(--_space) * -2); text-align: end; }
  @media (hover: none) { .keys-hint { display: none; } }

  .summary { gap: calc(var(--_space) * 4); padding: calc(var(--_space) * 5); border: 1px solid var(--_border); border-radius: calc(var(--_radius) * 1.25); background: var(--_subtle); }
  .summary h3 { font-size: 1em; }
  .still-needed { display: grid; gap: var(--_space); padding-block-start: calc(var(--_space) * 3); border-block-start: 1px solid var(--_border); font-size: var(--_small); }
  .still-needed li { display: flex; align-items: center; justify-content: space-between; gap: calc(var(--_space) * 2); min-block-size: 24px; }
  .still-needed .ready { color: var(--_success); }

  .facts { display: grid; gap: calc(var(--_space) * 2) calc(var(--_space) * 6); grid-template-columns: minmax(0, 1fr); }
  .fact { display: grid; gap: 0 calc(var(--_space) * 4); grid-template-columns: minmax(0, 1fr); }
  .fact dt { color: var(--_muted); font-size: var(--_small); }
  .fact dd { margin: 0; min-inline-size: 0; white-space: pre-line; }
  /* Names, addresses and notes read in their own direction, and stand where the page's begins. */
  .fact dd, .address > span, .line-item p, .overview-line-what > * { unicode-bidi: plaintext; text-align: -webkit-match-parent; text-align: match-parent; }
  @container step (min-width: 560px) {
    .overview-part .fact { grid-template-columns: 132px minmax(0, 1fr); align-items: baseline; }
  }

  .totals { display: grid; grid-template-columns: minmax(0, 1fr); gap: calc(var(--_space) * 1.5); }
  .total-row { display: flex; justify-content: space-between; gap: calc(var(--_space) * 4); }
  .total-row dt { min-inline-size: 0; color: var(--_muted); }
  .total-row dd { flex: none; margin: 0; unicode-bidi: plaintext; }
  .total-row.grand { padding-block-start: calc(var(--_space) * 2); border-block-start: 1px solid var(--_border); font-weight: 600; font-size: var(--_large); }
  .total-row.grand dt { color: inherit; }

  .picked { display: flex; flex-wrap: wrap; align-items: center; gap: calc(var(--_space) * 2); min-block-size: var(--_control); padding: calc(var(--_space) * 2) calc(var(--_space) * 3); border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_subtle); }
  .picked > .icon { color: var(--_muted); }
  .picked-name { flex: 1 1 10em; min-inline-size: 0; font-weight: 500; }
  .picked-name > .muted { display: block; font-weight: 400; }

  kbd { padding: 0 calc(var(--_space) * 1); border: 1px solid var(--_border); border-radius: var(--_radius-small); background: var(--_surface); color: var(--_muted); font: inherit; font-size: var(--_small); }
  /* As high with one line as with two: it is there before it is known what it will say. */
  .last-order { min-block-size: calc(2lh + var(--_space) * 4 + 2px); border-style: dashed; }

  /* A search field whose suggestions open below it, in the top layer. */
  .lookup > .icon { position: absolute; inset-inline-start: calc(var(--_space) * 3); inset-block-start: calc((var(--_control) - 1.25em) / 2); color: var(--_muted); pointer-events: none; }
  .lookup .input { padding-inline-start: calc(var(--_space) * 4 + 1.43em); anchor-name: --lookup; }
  .lookup-list { position: absolute; position-anchor: --lookup; inset: auto; inset-block-start: calc(anchor(end) + 4px); inset-inline-start: anchor(start); inline-size: anchor-size(inline); max-block-size: min(320px, 60vh); margin: 0; padding: calc(var(--_space) * 1); overflow: auto; border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_surface); color: var(--_text); box-shadow: var(--_shadow); position-try-fallbacks: flip-block; }
  .lookup-option { display: grid; padding: calc(var(--_space) * 2) calc(var(--_space) * 3); border-radius: var(--_radius-small); cursor: pointer; }
  .lookup-option.active { background: var(--_accent-tint); box-shadow: inset 2px 0 0 var(--_accent); }
  .lookup-option.active:dir(rtl) { box-shadow: inset -2px 0 0 var(--_accent); }
  .lookup-head { padding: calc(var(--_space) * 2) calc(var(--_space) * 3) 0; }
  .lookup-option.new:not(:first-child) { border-block-start: 1px solid var(--_border); }
  .lookup-note { display: flex; flex-wrap: wrap; gap: calc(var(--_space) * 2); padding: calc(var(--_space) * 3); }

  .problem-list { display: grid; gap: var(--_space); }
  .problem-list a { color: inherit; }
  .alert .alert-title:focus { outline: none; }
  #failure:focus { outline: none; }

  /* The lines: a table of few columns where there is room; else each line over two rows, its fields side by side. */
  .lines { display: grid; grid-template-columns: minmax(0, 1fr); }
  .line-head { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .line { position: relative; display: grid; gap: calc(var(--_space) * 2); grid-template-columns: repeat(3, minmax(0, 1fr)); align-items: start; padding-block: calc(var(--_space) * 3); border-block-end: 1px solid var(--_border); }
  .lines-body > .line:first-child { border-block-start: 1px solid var(--_border); }
  .lines .gap { block-size: var(--gap); }
  .line-item { grid-column: 1 / -1; display: flex; gap: calc(var(--_space) * 3); align-items: center; min-inline-size: 0; padding-inline-end: calc(var(--_space) * 10); }
  .line-item > div { flex: 1; min-inline-size: 0; }
  .line-title { font-weight: 500; }
  .line-total { font-weight: 600; }
  .line .cell { min-inline-size: 0; }
  .line .cell-label { display: block; color: var(--_muted); font-size: var(--_small); margin-block-end: var(--_space); }
  .line .cell.total { grid-column: 1 / -1; display: flex; align-items: baseline; justify-content: space-between; gap: calc(var(--_space) * 2); }
  .line .cell.total > .cell-label { flex: none; max-inline-size: 50%; }
  .line .cell.total > span:last-child { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: end; gap: 0 calc(var(--_space) * 2); }
  .line .read { display: block; padding-block: 9px; text-align: end; }
  .line .price p { text-align: end; }
  .line .affix { display: none; }
  .line .affix + .input { border-radius: var(--_radius); }
  .line .cell .input { padding-inline: calc(var(--_space) * 2); text-align: end; }
  /* Said below the line, where there is room for the words. */
  .line .cell .field-error, .line .cell .hint.lock { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .line-remove { position: absolute; inset-block-start: calc(var(--_space) * 4); inset-inline-end: 0; }
  .line-notes { grid-column: 1 / -1; display: grid; gap: calc(var(--_space) * 2); }
  .line-note { display: flex; flex-wrap: wrap; align-items: center; gap: calc(var(--_space) * 1) calc(var(--_space) * 2); font-size: var(--_small); }
  /* Only what can be pressed goes to the next line, never the words without their sign. */
  .line-note > .icon { align-self: start; margin-block-start: 0.1em; }
  .line-note > .icon + span { max-inline-size: calc(100% - 1.25em - var(--_space) * 2); }
  .line-note.danger { color: var(--_danger); }
  .line-note.warning { color: var(--_warning); }
  .custom-line { display: grid; gap: calc(var(--_space) * 2); grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .custom-line .field:first-child { grid-column: 1 / -1; }
  .thumbnail { position: relative; display: grid; place-items: center; flex: none; inline-size: 40px; block-size: 40px; overflow: hidden; border: 1px solid var(--_border); border-radius: var(--_radius-small); background: var(--_subtle); color: var(--_muted); font-weight: 600; }
  .thumbnail img { position: absolute; inline-size: 100%; block-size: 100%; object-fit: cover; background: var(--_subtle); }
  .thumbnail img:not([src]) { display: none; }
  .thumbnail::before { content: attr(data-letter); }
  .price-reason { display: grid; gap: calc(var(--_space) * 3); align-items: end; padding: calc(var(--_space) * 3); border-radius: var(--_radius); background: var(--_subtle); }
  .price-reason > .button { justify-self: start; }
  @container step (min-width: 600px) {
    .price-reason { grid-template-columns: minmax(0, 1fr) minmax(0, 1.4fr) auto; align-items: start; }
    .price-reason > .button { margin-block-start: 26px; }
  }
  @container step (min-width: 700px) {
    .line, .line-head { grid-template-columns: minmax(0, 1fr) 76px 112px 84px 112px 32px; column-gap: calc(var(--_space) * 3); }
    .line-head { position: static; inline-size: auto; block-size: auto; overflow: visible; clip-path: none; display: grid; padding-block: calc(var(--_space) * 2); border-block-end: 1px solid var(--_border); color: var(--_muted); font-size: var(--_small); font-weight: 600; }
    .line-head > :not(:first-child) { text-align: end; }
    .lines-body > .line:first-child { border-block-start: 0; }
    .line { padding-block: calc(var(--_space) * 2.5); }
    .line-item { grid-column: auto; padding-inline-end: 0; min-block-size: var(--_control); }
    .line .cell-label { display: none; }
    .line .cell.total { grid-column: auto; display: block; text-align: end; }
    .line .cell.total > span:last-child { display: grid; justify-items: end; }
    /* Beside the labels of a custom line's fields, its other cells stand on the line of the first of them. */
    .line:has(.custom-line) :is(.cell, .line-remove) { padding-block-start: 25px; }
    .line-remove { position: static; padding-block-start: 4px; }
    .line-notes { padding-inline-start: calc(40px + var(--_space) * 3); padding-block-end: var(--_space); }
  }
  .below-lines { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: calc(var(--_space) * 2); }
  .removed { align-items: center; color: var(--_muted); }
  .removed.with-icon .icon { margin-block-start: 0; }

  .after-lines { display: grid; gap: calc(var(--_space) * 6); padding-block-start: calc(var(--_space) * 5); border-block-start: 1px solid var(--_border); }
  @container step (min-width: 700px) {
    .after-lines { grid-template-columns: minmax(0, 1fr) 280px; }
  }

  .settlement { display: grid; grid-template-columns: minmax(0, 1fr); gap: calc(var(--_space) * 5); padding: calc(var(--_space) * 4); border-radius: var(--_radius); background: var(--_subtle); }
  @container step (min-width: 600px) {
    .settlement { grid-template-columns: minmax(0, 1fr) 280px; }
  }
  .release strong { font-weight: 600; }
  h3 .required { color: var(--_danger); margin-inline-start: 0.2em; }

  .overview-part { display: grid; gap: calc(var(--_space) * 3); padding-block-start: calc(var(--_space) * 5); border-block-start: 1px solid var(--_border); }
  .overview-part > .spread .button { margin-inline: auto calc(var(--_space) * -3); }
  @media (forced-colors: active) {
    .overview-part > .spread .button { margin-inline-end: 0; }
    .settlement { border: 1px solid CanvasText; }
  }
  .overview-pair { display: grid; gap: calc(var(--_space) * 5) calc(var(--_space) * 8); grid-template-columns: minmax(0, 1fr); }
  @container step (min-width: 700px) {
    .overview-pair { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .overview-pair .overview-part { align-content: start; }
    .overview-pair .fact { grid-template-columns: 132px minmax(0, 1fr); }
  }
  .overview-part .totals { justify-self: end; inline-size: min(100%, 320px); }
  .overview-lines { display: grid; }
  .overview-lines li { display: grid; gap: 0 calc(var(--_space) * 4); grid-template-columns: minmax(0, 1fr) auto; align-items: baseline; padding-block: calc(var(--_space) * 2); }
  .overview-lines li:not(:last-child) { border-block-end: 1px solid var(--_border); }
  .overview-line-what { display: grid; justify-items: start; grid-row: span 2; }
  .overview-lines .number { text-align: end; }
  @container step (min-width: 620px) {
    .overview-lines li { grid-template-columns: minmax(0, 1fr) 160px 120px; }
    .overview-line-what { grid-row: auto; }
  }
  .address { display: grid; }

  .placed { display: grid; gap: calc(var(--_space) * 5); padding: calc(var(--_space) * 6); }
  .placed-head { display: flex; flex-wrap: wrap; gap: calc(var(--_space) * 3) calc(var(--_space) * 4); align-items: center; }
  .placed-head > div { flex: 1 1 11em; min-inline-size: 0; }
  .placed-tracker { padding-block: calc(var(--_space) * 5); border-block: 1px solid var(--_border); }
  .placed-sign { display: grid; place-items: center; flex: none; inline-size: 48px; block-size: 48px; border-radius: 50%; background: var(--_success-tint); color: var(--_success); }
  .placed-sign .icon { inline-size: 28px; block-size: 28px; }

  @container manual-order (max-width: 559px) {
    .panel, .placed { padding: calc(var(--_space) * 4); }
    /* Below its sign the number has the whole line and is not broken in two. */
    .placed-head { display: grid; grid-template-columns: minmax(0, 1fr); justify-items: start; }
    .actions .primary, .placed > .row .button { flex: 1 1 auto; }
  }

  .preview > summary { display: inline-flex; align-items: center; gap: calc(var(--_space) * 2); min-block-size: 24px; font-weight: 600; cursor: pointer; list-style: none; }
  .preview > summary::-webkit-details-marker { display: none; }
  .preview > summary .icon { inline-size: 16px; block-size: 16px; }
  .preview[open] > summary .icon { rotate: 90deg; }
  .preview[open] > summary .icon:dir(rtl) { rotate: -90deg; }
  .preview > .stack { margin-block-start: calc(var(--_space) * 3); gap: calc(var(--_space) * 2); }
  .letter { max-block-size: 45dvh; overflow: auto; padding: calc(var(--_space) * 3); border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_subtle); white-space: pre-wrap; overflow-wrap: anywhere; }
`;
