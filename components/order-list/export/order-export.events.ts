/** The events of `<manual-order-part-order-export>`. */
export interface OrderExportEventMap {
  'export-done': CustomEvent<Readonly<{ filename: string }>>;
  'export-close': CustomEvent<Readonly<Record<never, never>>>;
}
