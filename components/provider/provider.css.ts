import { css } from 'lit';

export const styles = css`
  /* The provider is no box of its own: what is inside keeps the layout that the page gives it. */
  :host { display: contents; }
  :host([hidden]) { display: none; }
  :host([theme='light']) { color-scheme: light; }
  :host([theme='dark']) { color-scheme: dark; }
`;
