import type { Order } from '../../src/contract/order.ts';
import type { MessageKind } from '../orders/order-ports.ts';

/** Each address once, whatever its case, as it was written first. */
export const eachOnce = (addresses: readonly string[]): string[] => {
  const seen = new Set<string>();
  return addresses.filter((address) => !seen.has(address.toLowerCase()) && seen.add(address.toLowerCase()));
};

/** The customer and whoever the order names beside them for a kind of message. */
export const recipientsOf = (order: Pick<Order, 'customer' | 'recipients'>, kind: MessageKind): string[] =>
  eachOnce([order.customer.email, ...(order.recipients[kind] ?? [])].filter((address) => address !== undefined));

export const isSame = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((address, index) => address === b[index]);

/** What a mail server said, without the addresses in it. */
export const withoutAddresses = (reply: string): string => reply.replaceAll(/[^\s<>()"',;:@]+@[^\s<>()"',;:@]+/g, '…');
