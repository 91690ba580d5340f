/** What every kind of message has. */
interface Said<Lead> {
  subject: (words: { number: string; shop: string }) => string;
  heading: string;
  lead: (words: Lead) => string;
}
/** Whether it is the whole order, or a part with the rest to follow. */
interface OfParcel { number: string; whole: boolean }

/** The words of every e-mail in one language. What is said stands here; how it looks stands in the letters. */
export interface Wording {
  opening: (words: { name: string | undefined }) => string;
  orderConfirmation: Said<{ shop: string }> & { preview: (words: { number: string; total: string }) => string };
  amended: Said<{ number: string }>;
  shipped: Said<OfParcel> & {
    preview: (words: { carrier: string; trackingNumber: string | undefined }) => string;
    track: string;
  };
  delivered: Said<OfParcel> & { wrong: string };
  cancelled: Said<{ number: string }> & { paid: (words: { amount: string; shop: string }) => string };
  proofRejected: Said<{ number: string }> & { whatToDo: (words: { number: string; shop: string; email: string | undefined }) => string };
  order: string;
  orderedAt: string;
  purchaseOrder: string;
  requestedDelivery: string;
  estimatedDelivery: string;
  deliveredOn: string;
  carrier: string;
  trackingNumber: string;
  inParcel: string;
  item: string;
  quantity: string;
  each: (price: string) => string;
  amount: string;
  items: string;
  discount: string;
  shipping: string;
  tax: string;
  total: string;
  paid: string;
  balance: string;
  payment: string;
  paidOn: string;
  reference: string;
  reason: string;
  netDays: (days: number) => string;
  shipTo: string;
  billTo: string;
  note: string;
  questions: (words: { shop: string; email: string | undefined }) => string;
  automatic: string;
}
