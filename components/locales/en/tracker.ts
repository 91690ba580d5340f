/** The texts of the status tracker. */
export const tracker = {
  // Accessible name of the tracker; `number` is the order's human number.
  'tracker.label': 'Status of order {number}',
  'tracker.labelWithoutNumber': 'Status of the order',
  'tracker.stages': 'Stages',
  'tracker.loading': 'Loading the status of the order…',
  'tracker.loadFailed': 'The status could not be loaded',
  // The server stopped answering while the tracker shows what it knew before.
  'tracker.stale': 'What you see may be out of date',
  'tracker.noOrder': 'No order has been chosen.',

  // The stations of an order. Short: they stand below a dot.
  'tracker.stage.confirmed': 'Confirmed',
  'tracker.stage.payment': 'Payment',
  'tracker.stage.handedOver': 'Handed to the warehouse',
  'tracker.stage.packed': 'Packed',
  'tracker.stage.shipped': 'Shipped',
  'tracker.stage.delivered': 'Delivered',
  'tracker.stage.cancelled': 'Cancelled',
  // Read aloud after the name of a station, not shown.
  'tracker.state.done': 'done',
  'tracker.state.current': 'comes next',
  'tracker.state.open': 'not done yet',
  'tracker.state.ahead': 'still to come',

  // What is known about one station. Very short.
  'tracker.note.waitsForProof': 'Waits for the proof of payment',
  'tracker.note.waitsForVerification': 'Waits until the payment is verified',
  'tracker.note.waitsForRelease': 'Waits until the order is released',
  'tracker.note.heldByWarehouse': 'Put aside by the warehouse',
  'tracker.note.notAnswered': 'Sent, not yet accepted',
  'tracker.note.packing': 'Being packed',
  'tracker.note.partlyHandedOver': 'A part of it',
  'tracker.note.partlyShipped': 'A part of it',
  'tracker.note.onItsWay': 'On its way',
  'tracker.note.partlyDelivered': 'A part of it',
  'tracker.note.returned': 'Came back',
  // Below the first station that has not been reached, when nothing more is known of it.
  'tracker.note.next': 'Next',
  // `time` is a time of day with its date.
  'tracker.note.queuedUntil': 'Leaves after {time}',

  // What went wrong, in a sentence. `reason` is the other side’s own words.
  'tracker.exception.title': 'Needs attention',
  'tracker.exception.warehouseRefused': 'The warehouse refused the order: {reason}',
  'tracker.exception.warehouseSilent': 'The warehouse has not answered. It should have by {time}.',
  'tracker.exception.cancelRequested': 'The warehouse has been asked to cancel and has not answered yet.',
  'tracker.exception.onHold': 'The order is on hold.',
  'tracker.exception.held': 'The order is on hold: {reason}',
  'tracker.exception.heldByWarehouse': 'The warehouse has put the order aside.',
  'tracker.exception.notHandedOver': 'The order could not be handed to the warehouse.',
  'tracker.exception.fulfilmentProblem': 'The warehouse reports a problem.',
  'tracker.exception.paymentRejected': 'A payment was rejected: {reason}',
  // `parcel` is a carrier with a tracking number, `what` a status of a parcel such as “Delivery attempted”.
  'tracker.exception.parcel': '{parcel}: {what}',

  'tracker.shipments': { one: 'Shipment', other: 'Shipments' },
  'tracker.noShipments': 'Nothing has been shipped yet. The tracking number appears here as soon as the warehouse gives one.',
  'tracker.trackingNumber': 'Tracking number',
  'tracker.noTrackingNumber': 'No tracking number yet',
  // Accessible name of the link on a tracking number, which opens the carrier’s page in a new tab.
  'tracker.openTracking': '{number}, track at {carrier} (new tab)',
  // A parcel that somebody told of before the warehouse named who carries it.
  'tracker.unknownCarrier': 'Carrier not named yet',
  // `date` is a day.
  'tracker.expected': 'Expected {date}',
  'tracker.items': { one: '{count} item', other: '{count} items' },
  'tracker.history': { one: '{count} tracking event', other: '{count} tracking events' },
  'tracker.noHistory': 'No tracking events yet',

  // Announced when the order moved; `stage` is one of the stations, reached just now.
  'tracker.announce.stage': '{stage}: done.',
  'tracker.announce.cancelled': 'The order was cancelled.',
  'tracker.announce.tracking': 'Tracking number {number}, {carrier}.',
  'tracker.announce.parcel': '{parcel}: {what}.',
} as const;
