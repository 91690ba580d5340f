import { css } from 'lit';

/** A file in its viewport; how large it is drawn comes from `FileView`. */
export const fileViewStyles = css`
  /* The file has its own left and right, whatever the page's direction. */
  .viewport { display: grid; overflow: auto; direction: ltr; overscroll-behavior: contain; touch-action: pan-x pan-y; }
  .viewport:focus-visible { outline-offset: -2px; }
  .viewport.zoomed { cursor: grab; }
  .viewport.zoomed:active { cursor: grabbing; }
  .page { position: relative; place-self: center; inline-size: var(--page-width); block-size: var(--page-height); }
  .page .file { position: absolute; inset-block-start: 50%; inset-inline-start: 50%; translate: -50% -50%; rotate: var(--turn); inline-size: var(--file-width); block-size: var(--file-height); max-inline-size: none; border: 0; background: #fff; }
  .page.picture .file { box-shadow: 0 1px 3px rgb(0 0 0 / 18%); }

  @media (prefers-reduced-motion: no-preference) {
    .page .file { transition: rotate 160ms ease-out; }
  }
`;
