/** The text of an element and of everything inside it, through shadow roots, as a person reads it. */
export const textOf = (node: Node): string => {
  if (node instanceof Element && (node.localName === 'style' || !node.checkVisibility())) return '';
  if (node instanceof Text) return node.data;
  const root = node instanceof Element ? node.shadowRoot : null;
  return [...(root ? root.childNodes : []), ...node.childNodes].map(textOf).join(' ');
};

/** What has the focus, through shadow roots. */
export const deepFocus = (): Element | null => {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
};
