const said = new Set<string>();

/** Tells the developer of the page about a mistake, the same words once only. Elements never throw for one. */
export const warnOnce = (message: string): void => {
  if (said.has(message)) return;
  said.add(message);
  console.warn(`manual-order-kit: ${message}`);
};
