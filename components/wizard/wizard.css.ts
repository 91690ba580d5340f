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
  @container manual-order (min-width: 840px) {
    .layout.with-summary { grid-template-columns: minmax(0, 1fr) 272px; }
    .summary { position: sticky; inset-block-start: calc(var(--_space) * 4); }
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

  .keys-hint { margin-block-start: calc(var(--_space) * -2); text-align: end; }
  @media (hover: none) { .keys-hint { display: none; } }

  .summary { display: grid; gap: calc(var(--_space) * 4); padding: calc(var(--_space) * 5); border: 1px solid var(--_border); border-radius: calc(var(--_radius) * 1.25); background: var(--_subtle); }
  .summary h3 { font-size: 1em; }

  .facts { display: grid; gap: calc(var(--_space) * 2) calc(var(--_space) * 6); grid-template-columns: minmax(0, 1fr); }
  .fact { display: grid; gap: 0 calc(var(--_space) * 4); grid-template-columns: minmax(0, 1fr); }
  .fact dt { color: var(--_muted); font-size: var(--_small); }
  .fact dd { margin: 0; min-inline-size: 0; white-space: pre-line; }
  @container step (min-width: 560px) {
    .overview-part .fact { grid-template-columns: 180px minmax(0, 1fr); align-items: baseline; }
  }

  .totals { display: grid; gap: calc(var(--_space) * 1.5); }
  .total-row { display: flex; justify-content: space-between; gap: calc(var(--_space) * 4); }
  .total-row dt { color: var(--_muted); }
  .total-row dd { margin: 0; }
  .total-row.grand { padding-block-start: calc(var(--_space) * 2); border-block-start: 1px solid var(--_border); font-weight: 600; font-size: var(--_large); }
  .total-row.grand dt { color: inherit; }

  .picked { display: flex; flex-wrap: wrap; align-items: center; gap: calc(var(--_space) * 2); min-block-size: var(--_control); padding: calc(var(--_space) * 1) calc(var(--_space) * 3); border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_subtle); }
  .picked > .icon { color: var(--_muted); }
  .picked-name { flex: 1 1 10em; min-inline-size: 0; font-weight: 500; }
  .picked-name > .muted { display: block; font-weight: 400; }

  kbd { padding: 0 calc(var(--_space) * 1); border: 1px solid var(--_border); border-radius: var(--_radius-small); background: var(--_surface); color: var(--_muted); font: inherit; font-size: var(--_small); }
  .last-order { border-style: dashed; }

  /* A search field whose suggestions open below it, in the top layer. */
  .lookup > .icon { position: absolute; inset-inline-start: calc(var(--_space) * 3); inset-block-start: calc((var(--_control) - 1.25em) / 2); color: var(--_muted); pointer-events: none; }
  .lookup .input { padding-inline-start: calc(var(--_space) * 9); anchor-name: --lookup; }
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

  /* The lines: cards where it is narrow, a table where there is room. */
  .lines { display: grid; gap: calc(var(--_space) * 3); inline-size: 100%; border-collapse: collapse; }
  .lines thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .lines tbody { display: block; border: 1px solid var(--_border); border-radius: var(--_radius); padding: calc(var(--_space) * 3); position: relative; }
  .lines tbody.changed { border-color: color-mix(in srgb, var(--_accent) 40%, var(--_surface)); }
  .lines tr { display: grid; gap: calc(var(--_space) * 3); grid-template-columns: repeat(auto-fit, minmax(116px, 1fr)); align-items: start; }
  .lines :is(td, th) { display: block; padding: 0; text-align: start; font-weight: inherit; min-inline-size: 0; }
  .lines th[scope='row'] { grid-column: 1 / -1; padding-inline-end: calc(var(--_space) * 10); }
  .lines .cell-label { display: block; color: var(--_muted); font-size: var(--_small); margin-block-end: var(--_space); }
  .lines .line-remove { position: absolute; inset-block-start: calc(var(--_space) * 2); inset-inline-end: calc(var(--_space) * 2); }
  .lines .affix { display: none; }
  .lines .affix + .input { border-radius: var(--_radius); }
  .lines .input { padding-inline: calc(var(--_space) * 2); }
  .lines .numeric { text-align: start; }
  .lines .input.numeric { text-align: end; }
  /* What is only read stands on the line of what is typed beside it. */
  .lines td > :is(.number, .muted) { display: inline-block; padding-block: 9px; }
  .lines td > .badge { margin-block: 9px; }
  .lines .price-row { margin-block-start: calc(var(--_space) * 3); grid-template-columns: minmax(0, 1fr); }
  .line-item { display: flex; gap: calc(var(--_space) * 3); align-items: center; min-inline-size: 0; }
  .line-item > div { min-inline-size: 0; }
  .line-title { font-weight: 500; }
  .line-total { font-weight: 600; }
  .custom-line { display: grid; gap: calc(var(--_space) * 2); grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); }
  .thumbnail { position: relative; display: grid; place-items: center; flex: none; inline-size: 40px; block-size: 40px; overflow: hidden; border: 1px solid var(--_border); border-radius: var(--_radius-small); background: var(--_subtle); color: var(--_muted); font-weight: 600; }
  .thumbnail img { position: absolute; inline-size: 100%; block-size: 100%; object-fit: cover; background: var(--_subtle); }
  .thumbnail img:not([src]) { display: none; }
  .thumbnail::before { content: attr(data-letter); }
  /* On a phone two to a row, where auto-fit would make it one; what the stock says needs both. */
  @container step (max-width: 299px) {
    .lines tr { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    .lines td:nth-child(8) { grid-column: 1 / -1; }
  }
  .price-reason { display: grid; gap: calc(var(--_space) * 3); align-items: end; padding: calc(var(--_space) * 3); border-radius: var(--_radius); background: var(--_accent-tint); }
  @container step (min-width: 620px) {
    .price-reason { grid-template-columns: minmax(0, 1fr) minmax(0, 1.4fr) auto; align-items: start; }
    .price-reason > .button { margin-block-start: 26px; }
  }

  @container step (min-width: 940px) {
    .lines { display: table; }
    .lines thead { position: static; inline-size: auto; block-size: auto; clip-path: none; overflow: visible; display: table-header-group; }
    .lines tbody, .lines tbody.changed { display: table-row-group; border: 0; padding: 0; position: static; }
    .lines tr, .lines .price-row { display: table-row; }
    .lines :is(td, th) { display: table-cell; padding: calc(var(--_space) * 2.5) calc(var(--_space) * 1.5); vertical-align: top; }
    .lines :is(td, th):first-child { padding-inline-start: 0; }
    .lines :is(td, th):last-child { padding-inline-end: 0; }
    .lines thead th { padding-block: calc(var(--_space) * 2); border-block-end: 1px solid var(--_border); color: var(--_muted); font-size: var(--_small); font-weight: 600; white-space: nowrap; vertical-align: bottom; }
    .lines tbody > tr:last-child > * { border-block-end: 1px solid var(--_border); }
    .lines .cell-label { display: none; }
    .lines .numeric { text-align: end; }
    /* An error may run below its neighbours, where there is nothing. */
    .lines td:not([colspan]) .field-error { inline-size: 176px; margin-inline-end: -176px; text-align: start; }
    .lines td:nth-child(2) { inline-size: 88px; }
    .lines td:is(:nth-child(4), :nth-child(5)) { inline-size: 108px; }
    .lines td:nth-child(6) .input { min-inline-size: 92px; }
    .lines .line-remove { position: static; inline-size: 40px; padding-block-start: 14px; }
    .lines .price-row td { padding-block-start: 0; }
    .lines th[scope='row'] { padding-inline-end: calc(var(--_space) * 3); }
    .custom-line { grid-template-columns: minmax(0, 1fr); }
  }

  .after-lines { display: grid; gap: calc(var(--_space) * 6); padding-block-start: calc(var(--_space) * 5); border-block-start: 1px solid var(--_border); }
  @container step (min-width: 700px) {
    .after-lines { grid-template-columns: minmax(0, 1fr) 280px; }
  }

  .settlement { display: grid; gap: calc(var(--_space) * 5); padding: calc(var(--_space) * 4); border-radius: var(--_radius); background: var(--_subtle); }
  @container step (min-width: 600px) {
    .settlement { grid-template-columns: minmax(0, 1fr) 280px; }
  }
  .release strong { font-weight: 600; }
  h3 .required { color: var(--_danger); margin-inline-start: 0.2em; }

  .overview-part { display: grid; gap: calc(var(--_space) * 3); padding-block-start: calc(var(--_space) * 5); border-block-start: 1px solid var(--_border); }
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

  .placed { display: grid; gap: calc(var(--_space) * 5); }
  .placed-head { display: flex; gap: calc(var(--_space) * 4); align-items: center; }
  .placed-sign { display: grid; place-items: center; flex: none; inline-size: 48px; block-size: 48px; border-radius: 50%; background: var(--_success-tint); color: var(--_success); }
  .placed-sign .icon { inline-size: 28px; block-size: 28px; }

  @container manual-order (max-width: 559px) {
    .panel { padding: calc(var(--_space) * 4); }
    .actions .saved { order: 3; flex-basis: 100%; text-align: start; }
    .actions .primary { flex: 1; }
  }

  .preview > summary { display: inline-flex; align-items: center; gap: calc(var(--_space) * 2); min-block-size: 24px; font-weight: 600; cursor: pointer; list-style: none; }
  .preview > summary::-webkit-details-marker { display: none; }
  .preview > summary .icon { inline-size: 16px; block-size: 16px; }
  .preview[open] > summary .icon { rotate: 90deg; }
  .preview[open] > summary .icon:dir(rtl) { rotate: -90deg; }
  .preview > .stack { margin-block-start: calc(var(--_space) * 3); gap: calc(var(--_space) * 2); }
  .letter { max-block-size: 45dvh; overflow: auto; padding: calc(var(--_space) * 3); border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_subtle); white-space: pre-wrap; overflow-wrap: anywhere; }
`;
