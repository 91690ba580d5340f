import { css } from 'lit';

export const styles = css`
  .heading { display: grid; gap: calc(var(--_space) * 2); }
  .columns { display: grid; gap: calc(var(--_space) * 4); grid-template-columns: minmax(0, 1fr); align-items: start; }
  .section { display: grid; gap: calc(var(--_space) * 4); grid-template-columns: minmax(0, 1fr); }
  @container manual-order (min-width: 960px) {
    .columns { grid-template-columns: minmax(0, 2fr) minmax(280px, 1fr); }
  }

  .facts { display: grid; gap: calc(var(--_space) * 3); grid-template-columns: repeat(auto-fit, minmax(min(100%, 190px), 1fr)); }
  .fact { display: grid; gap: 1px; align-content: start; min-inline-size: 0; }
  .fact dt { color: var(--_muted); font-size: var(--_small); }
  .fact dd { overflow-wrap: anywhere; }
  .facts:empty { display: none; }
  address { display: grid; font-style: normal; }
  .prose { white-space: pre-line; }
  .title { font-weight: 500; }

  .table { table-layout: auto; }
  .table :is(th, td) { padding-inline: calc(var(--_space) * 2); vertical-align: top; }
  .table tr > :first-child { padding-inline-start: 0; }
  .table tr > :last-child { padding-inline-end: 0; }
  .table tbody tr:hover { background: none; }
  .table tbody th { color: var(--_text); font-size: inherit; font-weight: 400; white-space: normal; }
  .table td .small-text { display: block; }
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
  .amount { font-size: var(--_title); font-weight: 600; letter-spacing: -0.01em; }
  .proofs { display: grid; gap: calc(var(--_space) * 2); }
  .proof { padding: calc(var(--_space) * 2) calc(var(--_space) * 3); border: 1px solid var(--_border); border-radius: var(--_radius); flex-wrap: wrap; }
  .proof .about { flex: 1 1 140px; }
  .proof .title { overflow-wrap: anywhere; }
  .duplicate { display: flex; align-items: start; gap: var(--_space); color: var(--_warning); }
  .duplicate .icon { inline-size: 1.2em; block-size: 1.2em; }

  .refunds, .holds { display: grid; gap: calc(var(--_space) * 2); overflow-wrap: anywhere; }
  .refunds .muted { display: block; }
  .holds .muted { white-space: nowrap; }
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

  .timeline { display: grid; gap: calc(var(--_space) * 4); }
  .event { position: relative; padding-inline-start: calc(var(--_space) * 5); }
  .event::before { content: ''; position: absolute; inset-block-start: 0.45em; inset-inline-start: 2px; inline-size: 8px; block-size: 8px; border-radius: 50%; background: var(--_control-border); }
  .event:not(:last-child)::after { content: ''; position: absolute; inset-block: 1.5em calc(var(--_space) * -4); inset-inline-start: 5px; inline-size: 2px; background: var(--_border); }
  .changes { color: var(--_muted); overflow-wrap: anywhere; }

  .dialog { inline-size: min(100vw - 32px, 460px); max-block-size: calc(100dvh - 32px); padding: calc(var(--_space) * 6); border: 1px solid var(--_border); border-radius: calc(var(--_radius) * 1.5); background: var(--_surface); color: var(--_text); box-shadow: var(--_shadow); }
  .dialog::backdrop { background: rgb(10 14 20 / 50%); }
  .dialog .facts.one { grid-template-columns: minmax(0, 1fr); }
  .letter { max-block-size: 45dvh; overflow: auto; padding: calc(var(--_space) * 3); border: 1px solid var(--_border); border-radius: var(--_radius); background: var(--_subtle); white-space: pre-wrap; overflow-wrap: anywhere; }
  .actions { display: flex; flex-wrap: wrap; justify-content: end; gap: calc(var(--_space) * 2); }

  /* Each line of the order as a small list, where five columns have no room. */
  @container manual-order (max-width: 559.98px) {
    .card { padding: calc(var(--_space) * 4); }
    .table, .table tbody { display: grid; gap: calc(var(--_space) * 3); }
    .table thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .table tbody tr { display: grid; gap: var(--_space); padding-block-end: calc(var(--_space) * 3); border-block-end: 1px solid var(--_border); }
    .table tbody tr > :is(th, td) { display: flex; justify-content: space-between; gap: calc(var(--_space) * 4); padding: 0; border: 0; }
    .table tbody td::before { content: attr(data-label); color: var(--_muted); font-size: var(--_small); text-align: start; }
    .sums { inline-size: 100%; }
  }

  @media (forced-colors: active) {
    .event::before { background: CanvasText; }
  }
`;
