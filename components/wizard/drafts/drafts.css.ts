import { css } from 'lit';

export const draftStyles = css`
  .draft-list { display: grid; gap: calc(var(--_space) * 3); }
  .draft { display: grid; gap: calc(var(--_space) * 3) calc(var(--_space) * 6); grid-template-columns: minmax(0, 1fr); align-items: center; }
  .draft-what { display: flex; flex-wrap: wrap; align-items: center; gap: var(--_space) calc(var(--_space) * 2); min-inline-size: 0; }
  .draft-what > p { flex-basis: 100%; }
  .draft h3 { min-inline-size: 0; overflow-wrap: anywhere; }
  .draft-total { font-weight: 600; }
  .draft-total:empty { display: none; }
  .draft-actions { display: flex; gap: calc(var(--_space) * 2); }
  .draft-actions > .button:first-child { flex: 1; }
  @container manual-order (min-width: 640px) {
    .draft { grid-template-columns: minmax(0, 1fr) auto auto; }
    .draft-total:empty { display: block; }
  }

  /* The way to the other drafts, at the end of the head of the step; below it where that is narrow. */
  .panel-head .open-drafts { justify-self: start; margin-block-start: calc(var(--_space) * 2); }
  @container manual-order (min-width: 560px) {
    .panel-head { grid-template-columns: minmax(0, 1fr) auto; column-gap: calc(var(--_space) * 4); }
    .panel-head > * { grid-column: 1; }
    .panel-head .open-drafts { grid-area: 1 / 2 / span 3; align-self: start; margin: 0; }
  }
  .taken-over { opacity: 0.7; }
  #taken-over:focus { outline: none; }
`;
