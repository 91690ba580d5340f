/** The events of `<manual-order-part-order-holds>`. */
export interface OrderHoldsEventMap {
  'holds-close': CustomEvent<Readonly<Record<never, never>>>;
}
