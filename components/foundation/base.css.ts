import { css } from 'lit';

/**
 * What every element starts from. Pages style our hosts (`* { … }` wins over `:host`), so all that must hold stands on
 * `.root`, the one wrapper that each element renders everything into: inherited text properties end there, and container
 * queries measure it.
 */
export const base = css`
  :host {
    display: block;
    box-sizing: border-box;
    min-inline-size: 0;
    flex-grow: 1;
  }
  :host([hidden]) { display: none; }

  .root {
    container: manual-order / inline-size;
    font: 400 var(--_font-size) / 1.5 var(--_font);
    font-variant: normal;
    font-feature-settings: normal;
    letter-spacing: normal;
    word-spacing: normal;
    text-transform: none;
    text-indent: 0;
    text-align: start;
    text-shadow: none;
    text-wrap: wrap;
    white-space: normal;
    overflow-wrap: break-word;
    list-style: none;
    cursor: auto;
    user-select: auto;
    color: var(--_text);
    accent-color: var(--_accent);
    -webkit-text-size-adjust: 100%;
  }

  *, *::before, *::after { box-sizing: border-box; }
  [hidden] { display: none !important; }

  h1, h2, h3, h4, p, ul, ol, dl, dd, figure, fieldset, legend { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
  ul, ol { list-style: none; }
  h1, h2, h3, h4 { font-weight: 600; line-height: 1.3; text-wrap: balance; }
  h2 { font-size: var(--_title); letter-spacing: -0.01em; }
  h3 { font-size: var(--_large); }
  h4 { font-size: 1em; }
  img, svg { display: block; }
  a { color: var(--_accent); text-underline-offset: 0.15em; border-radius: 2px; }

  :focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
  /* A heading takes focus so that a screen reader starts there; it is nothing to act on. */
  :is(h1, h2, h3, h4, section)[tabindex='-1']:focus { outline: none; }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (forced-colors: active) {
    :focus-visible { outline-color: Highlight; }
  }
`;
