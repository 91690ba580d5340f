/** The words of every e-mail in one language. What is said stands here; how it looks stands in the templates. */
export interface Wording {
  orderConfirmation: {
    subject: (words: { number: string; shop: string }) => string;
    preview: (words: { number: string; total: string }) => string;
    heading: string;
    opening: (words: { name: string | undefined }) => string;
    lead: (words: { shop: string }) => string;
  };
  shipped: {
    subject: (words: { number: string; shop: string }) => string;
    preview: (words: { carrier: string; trackingNumber: string | undefined }) => string;
    heading: string;
    opening: (words: { name: string | undefined }) => string;
    lead: (words: { number: string; whole: boolean }) => string;
    track: string;
    inParcel: string;
  };
  order: string;
  orderedAt: string;
  purchaseOrder: string;
  requestedDelivery: string;
  estimatedDelivery: string;
  carrier: string;
  trackingNumber: string;
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
  netDays: (days: number) => string;
  shipTo: string;
  billTo: string;
  note: string;
  questions: (words: { shop: string; email: string | undefined }) => string;
  automatic: string;
}

const dear = ({ name }: { name: string | undefined }): string => (name === undefined ? 'Hello,' : `Dear ${name},`);

const english: Wording = {
  orderConfirmation: {
    subject: ({ number, shop }) => `Your order ${number} at ${shop}`,
    preview: ({ number, total }) => `We have your order ${number} over ${total}.`,
    heading: 'Thank you for your order',
    opening: dear,
    lead: ({ shop }) => `${shop} has received your order. Here are its details; we will write again when it is on its way.`,
  },
  shipped: {
    subject: ({ number, shop }) => `Your order ${number} at ${shop} is on its way`,
    preview: ({ carrier, trackingNumber }) => (trackingNumber === undefined ? `With ${carrier}.` : `With ${carrier}, tracking number ${trackingNumber}.`),
    heading: 'Your order is on its way',
    opening: dear,
    lead: ({ number, whole }) => (whole ? `Your order ${number} has left our warehouse.` : `A part of your order ${number} has left our warehouse; the rest follows.`),
    track: 'Track the parcel',
    inParcel: 'In this parcel',
  },
  order: 'Order',
  orderedAt: 'Ordered on',
  purchaseOrder: 'Your purchase order',
  requestedDelivery: 'Requested delivery',
  estimatedDelivery: 'Expected delivery',
  carrier: 'Carrier',
  trackingNumber: 'Tracking number',
  item: 'Item',
  quantity: 'Qty',
  each: (price) => `${price} each`,
  amount: 'Amount',
  items: 'Items',
  discount: 'Discount',
  shipping: 'Shipping',
  tax: 'Tax',
  total: 'Total',
  paid: 'Paid',
  balance: 'Still to pay',
  payment: 'Payment',
  netDays: (days) => `Due within ${days} days`,
  shipTo: 'Ships to',
  billTo: 'Billed to',
  note: 'Your note',
  questions: ({ shop, email }) => (email === undefined ? `Questions? ${shop} is glad to help.` : `Questions? Write to ${email}.`),
  automatic: 'This message was sent because an order was placed with this address.',
};

const languages: Readonly<Record<string, Wording>> = { en: english };

/** A tag may have the form of BCP 47 and still name nothing that can be formatted by. */
const isLocale = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
};

/** The words for a language tag (BCP 47): of its language, else in English; with the tag of what was found. */
export const wordingOf = (locale: string): { wording: Wording; locale: string } => {
  const language = locale.split('-', 1)[0]?.toLowerCase() ?? '';
  const wording = languages[language];
  return wording === undefined || !isLocale(locale) ? { wording: english, locale: 'en' } : { wording, locale };
};
