// Apart from picker-page.ts, which defines the element: one test has to come before that.
/** All text that is shown, through the shadow roots of the parts. */
export const textOf = (root: Element): string => [root.shadowRoot, ...[...root.shadowRoot?.querySelectorAll('*') ?? []].map(({ shadowRoot }) => shadowRoot)]
  .map((shadow) => shadow?.textContent ?? '').join(' ').replaceAll(/\s+/g, ' ');
