import { css } from 'lit';

export const styles = css`
  .header { display: flex; flex-wrap: wrap; align-items: start; justify-content: space-between; gap: calc(var(--_space) * 3) calc(var(--_space) * 6); }
  .heading { display: grid; gap: calc(var(--_space) * 2); min-inline-size: 0; }
  .heading > .row { gap: var(--_space) calc(var(--_space) * 2); }
  .heading h2, .who { overflow-wrap: anywhere; }
  .who { font-weight: 500; }
  .worth { display: grid; grid-template-columns: auto auto; gap: 0 calc(var(--_space) * 4); align-items: baseline; }
  .worth dt { color: var(--_muted); font-size: var(--_small); }
  .worth dd { text-align: end; font-weight: 600; }
  .title-skeleton { inline-size: 12em; block-size: 1.6em; }
  .line-skeleton { inline-size: 20em; max-inline-size: 100%; }

  .contents ul { display: flex; gap: var(--_space); overflow-x: auto; scrollbar-width: none; }
  /* What the first of them says stands in line with what is below it. */
  .contents .button { padding-inline: 0; margin-inline-end: calc(var(--_space) * 3); gap: calc(var(--_space) * 1.5); white-space: nowrap; color: var(--_text); }
  .count { padding-inline: 6px; border-radius: 999px; background: var(--_subtle); border: 1px solid var(--_border); color: var(--_muted); font-variant-numeric: tabular-nums; }
  .dot { inline-size: 7px; block-size: 7px; border-radius: 50%; background: var(--_accent); }
  .part-failed { padding-block: calc(var(--_space) * 2); }
  .footnote { display: flex; flex-wrap: wrap; gap: 0 calc(var(--_space) * 3); }
  .live { display: inline-flex; align-items: center; gap: calc(var(--_space) * 1.5); color: var(--_success); font-weight: 500; }
  .live::before { content: ''; inline-size: 7px; block-size: 7px; border-radius: 50%; background: currentColor; }

  /* Last on the page, so that it lies above what scrolls below it. What has the focus scrolls clear of it. */
  .bar { position: sticky; inset-block-end: 0; display: flex; align-items: center; gap: calc(var(--_space) * 2); padding: calc(var(--_space) * 2.5); border: 1px solid var(--_border); border-radius: calc(var(--_radius) * 1.25); background: var(--_surface); box-shadow: var(--_shadow); overflow-x: auto; }
  .bar .button { flex: none; }
  .bar .danger { margin-inline-start: auto; }
  .page :is(button, a, summary, h3, .past) { scroll-margin-block: calc(var(--_space) * 4) 72px; }
  .section { scroll-margin-block-start: calc(var(--_space) * 4); }
  .columns { display: grid; gap: calc(var(--_space) * 4); grid-template-columns: minmax(0, 1fr); align-items: start; }
  .section { display: grid; gap: calc(var(--_space) * 4); grid-template-columns: minmax(0, 1fr); }
  @container manual-order (min-width: 960px) {
    .columns { grid-template-columns: minmax(0, 2fr) minmax(280px, 1fr); }
  }
  /* What is claimed, and beside it what proves it. */
  @container manual-order (min-width: 720px) {
    .payment.open { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: calc(var(--_space) * 5); }
  }

  .facts { display: grid; gap: calc(var(--_space) * 3); grid-template-columns: repeat(auto-fit, minmax(min(100%, 190px), 1fr)); }
  .fact { display: grid; gap: 1px; align-content: start; min-inline-size: 0; }
  .fact dt { color: var(--_muted); font-size: var(--_small); }
  .fact dd { overflow-wrap: anywhere; }
  /* Names, addresses and notes read in their own direction, and stand where the page's begins. */
  .fact dd, address > *, .item > div > * { unicode-bidi: plaintext; text-align: -webkit-match-parent; text-align: match-parent; }
  .facts:empty { display: none; }
  address { display: grid; font-style: normal; }
  .prose { white-space: pre-line; }
  .title { font-weight: 500; }

  .chip { max-inline-size: 100%; overflow-wrap: anywhere; }
  .chip > span { min-inline-size: 0; }

  .table { table-layout: auto; }
  .table :is(th, td) { padding-inline: calc(var(--_space) * 2); vertical-align: top; }
  .table tr > :first-child { padding-inline-start: 0; }
  .table tr > :last-child { padding-inline-end: 0; }
  .table tbody tr:hover { background: none; }
  .table tbody th { color: var(--_text); font-size: inherit; font-weight: 400; white-space: normal; overflow-wrap: anywhere; inline-size: 100%; min-inline-size: 160px; }
  .table td .small-text { display: block; white-space: normal; min-inline-size: 9em; }
  .item, .proof { display: flex; gap: calc(var(--_space) * 3); align-items: center; }
  .item > div, .proof .about { display: grid; min-inline-size: 0; flex: 1; }
  .picture { display: grid; place-items: center; flex: none; inline-size: 40px; block-size: 40px; border: 1px solid var(--_border); border-radius: var(--_radius-small); background: var(--_subtle); color: var(--_muted); overflow: hidden; }
  .picture img { inline-size: 100%; block-size: 100%; object-fit: cover; }

  .sums { display: grid; gap: calc(var(--_space) * 1.5); inline-size: min(100%, 300px); margin-inline-start: auto; }
  .sum { display: flex; justify-content: space-between; gap: calc(var(--_space) * 4); }
  .sum dt { color: var(--_muted); }
  .sum.total { padding-block-start: calc(var(--_space) * 2); border-block-start: 1px solid var(--_border); font-weight: 600; font-size: var(--_large); }
  .sum.total dt, .sum.balance dt { color: inherit; }
  .sum.balance { font-weight: 600; }

  .entries { display: grid; gap: calc(var(--_space) * 4); }
  .entries > li { display: grid; gap: calc(var(--_space) * 2); }
  .entries > li + li { padding-block-start: calc(var(--_space) * 4); border-block-start: 1px solid var(--_border); }
  .payment, .claim { display: grid; gap: calc(var(--_space) * 2); grid-template-columns: minmax(0, 1fr); align-content: start; }
  .claim > .link-button { justify-self: start; }
  .beside { min-inline-size: 0; }
  .amount { font-size: var(--_title); font-weight: 600; letter-spacing: -0.01em; }
  .proofs { display: grid; gap: calc(var(--_space) * 2); }
  .proof { padding: calc(var(--_space) * 2) calc(var(--_space) * 3); border: 1px solid var(--_border); border-radius: var(--_radius); flex-wrap: wrap; }
  .proof .about { flex: 1 1 140px; }
  .proof .title { overflow-wrap: anywhere; }
  .duplicate { display: flex; align-items: start; gap: var(--_space); color: var(--_warning); }
  .duplicate .icon { inline-size: 1.2em; block-size: 1.2em; }

  .refunds, .holds { display: grid; grid-template-columns: minmax(0, 1fr); gap: calc(var(--_space) * 2); overflow-wrap: anywhere; }
  .refunds .muted { display: block; }
  .lock { display: flex; gap: calc(var(--_space) * 1.5); align-items: start; color: var(--_muted); }
  .lock .icon { inline-size: 1.2em; block-size: 1.2em; margin-block-start: 0.1em; }
  .answer { display: flex; flex-wrap: wrap; align-items: center; gap: calc(var(--_space) * 2); }
  .answer .field-error { flex-basis: 100%; }
  .field-error, .explanation, .notices p { overflow-wrap: anywhere; }
  .quantity { display: flex; align-items: center; justify-content: end; gap: var(--_space); }
  .line-actions { display: inline-flex; margin-block: calc(var(--_space) * -1.5); }
  /* What a quiet button says stands in line with what is above it. */
  .section .row > .quiet:first-child { margin-inline-start: calc(var(--_space) * -3); }
  .about-event { overflow-wrap: anywhere; }
  #title:focus { outline: none; }


  /* Each line of the order as a small list, where five columns have no room. */
  @container manual-order (max-width: 559.98px) {
    .card { padding: calc(var(--_space) * 4); }
    .table, .table tbody { display: grid; grid-template-columns: minmax(0, 1fr); gap: calc(var(--_space) * 3); }
    .table thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .table tbody tr { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--_space); padding-block-end: calc(var(--_space) * 3); border-block-end: 1px solid var(--_border); }
    .table tbody tr > :is(th, td) { display: flex; justify-content: space-between; gap: calc(var(--_space) * 4); padding: 0; border: 0; }
    .table tbody td::before { content: attr(data-label); color: var(--_muted); font-size: var(--_small); text-align: start; }
    .sums { inline-size: 100%; }
    /* All that can be done is in sight, in words alone. */
    .bar { flex-wrap: wrap; padding: calc(var(--_space) * 2); }
    .bar .button > .icon { display: none; }
    .page :is(button, a, summary, h3, .past) { scroll-margin-block-end: 112px; }
  }

  @media (forced-colors: active) {
    .dot, .live::before { background: CanvasText; }
    .bar { border-color: CanvasText; }
    /* A frame is drawn around each button here: it neither touches what it says nor leaves the card. */
    .contents .button { border: 0; text-decoration: underline; }
    .line-actions { margin-block: 0; }
    .section .row > .quiet:first-child { margin-inline-start: 0; }
  }

  /* On paper: what is known, and nothing to press. */
  @media print {
    .bar, .contents, button, .link-button, .beside, .footnote .live { display: none !important; }
    .columns, .payment.open { grid-template-columns: minmax(0, 1fr); }
    .card { border: 0; border-block-start: 1px solid #999; border-radius: 0; padding: 12px 0 0; background: none; }
    .table tr, .entries > li, .fact { break-inside: avoid; }
    h2, h3 { break-after: avoid; }
  }
`;
