/** How many of an item one line of an order takes, as the contract has it. */
export const minQuantity = 1;
export const maxQuantity = 99_999;

/** A whole number from 1 to 99,999, or nothing. */
export const parseQuantity = (text: string): number | undefined => {
  const quantity = /^\s*\d{1,5}\s*$/.test(text) ? Number(text) : 0;
  return quantity >= minQuantity ? quantity : undefined;
};
