import type { Duplicate, Money, Payment, PaymentEntry, Proof } from '../../src/index.ts';

/** How far an amount is from another one: less than nothing when it falls short; nothing where both are equal, or cannot be compared. */
export const difference = (amount: Money, expected: Money | undefined): Money | undefined => {
  if (!expected || expected.currency !== amount.currency || expected.amount === amount.amount) return undefined;
  return { amount: amount.amount - expected.amount, currency: amount.currency };
};

/** Whether two references are the same to a person: case and spaces do not count. */
export const isSameReference = (one: string, other: string): boolean => {
  const plain = (text: string): string => text.replaceAll(/\s/g, '').toLowerCase();
  return plain(one) === plain(other);
};

export interface Doubled {
  readonly by: 'file' | 'reference';
  /** The orders that the person may see. */
  readonly orders: readonly { readonly id: string; readonly number: string }[];
  /** Whether it stands on an order as well that the person may not see. */
  readonly hasHidden: boolean;
}

/** Where the files of a payment, or its reference, stand as well: one entry for each of the two, each order once. */
export const doubled = ({ duplicateOf, proofs }: Pick<Payment, 'duplicateOf' | 'proofs'>): Doubled[] => {
  const all: readonly Duplicate[] = [...proofs.flatMap((proof: Proof) => proof.duplicateOf), ...duplicateOf];
  return (['file', 'reference'] as const).flatMap((by) => {
    const found = all.filter((duplicate) => duplicate.by === by);
    const orders = new Map(found.flatMap(({ orderId, orderNumber }) => (orderId === undefined ? [] : [[orderId, orderNumber ?? orderId] as const])));
    return found.length === 0 ? [] : [{ by, orders: [...orders].map(([id, number]) => ({ id, number })), hasHidden: found.some(({ orderId }) => orderId === undefined) }];
  });
};

/** Since when a payment waits: since its first proof that nobody has judged. */
export const waitingSince = ({ createdAt, proofs }: Payment): string => {
  const [first] = proofs.filter(({ status }) => status === 'submitted').map((proof) => proof.createdAt).sort();
  return first ?? createdAt;
};

/** Whether two readings of an entry say the same to who judges it: versions of the order that changed nothing of it do not count. */
export const saysTheSame = (one: PaymentEntry, other: PaymentEntry): boolean => {
  const said = ({ order: { version: _, ...order }, payment }: PaymentEntry): string => JSON.stringify([order, payment]);
  return said(one) === said(other);
};
