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
  // In place of it: the goods came back to the shop.
  'tracker.stage.returned': 'Returned',
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
  // Below the first station that has not been reached, when nothing more is known of it.
  'tracker.note.next': 'Next',
  // `date` is a day.
  'tracker.note.expected': 'Expected {date}',
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
  // What happens next after each of these, or what a person can do.
  'tracker.next.warehouseRefused': 'Correct what it names, then hand the order over again.',
  'tracker.next.warehouseSilent': 'Ask the warehouse how far it is.',
  'tracker.next.cancelRequested': 'Until it answers, the order stands as it is.',
  'tracker.next.onHold': 'It goes on once somebody releases it.',
  'tracker.next.held': 'It goes on once somebody releases it.',
  'tracker.next.heldByWarehouse': 'It goes on once the warehouse takes it up again.',
  'tracker.next.notHandedOver': 'Hand it over again.',
  'tracker.next.fulfilmentProblem': 'Ask the warehouse what is wrong.',
  'tracker.next.paymentRejected': 'The customer has been told why. A new proof is needed.',
  'tracker.next.attemptFailed': 'The carrier tries again, or keeps the parcel to be collected.',
  'tracker.next.exception': 'Ask the carrier, with the tracking number.',
  'tracker.next.returned': 'Once the goods are back, record the return; then send them again or pay back.',

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
  // How many of several parcels have arrived.
  'tracker.delivered': '{count} of {total} delivered',
  // The day has passed.
  'tracker.wasExpected': 'Was expected {date}',
  // One kind of goods in a parcel, such as “12 × Engine oil”. \u00A0 is a space at which the line is not broken.
  'tracker.content': '{count}\u00A0× {item}',
  // More kinds than there is room for.
  'tracker.moreContents': { one: 'and {count} more', other: 'and {count} more' },
  'tracker.items': { one: '{count} item', other: '{count} items' },
  'tracker.history': { one: '{count} tracking event', other: '{count} tracking events' },
  'tracker.noHistory': 'No tracking events yet',

  // Announced when the order moved; `stage` is one of the stations, reached just now.
  'tracker.announce.stage': '{stage}: done.',
  'tracker.announce.cancelled': 'The order was cancelled.',
  'tracker.announce.tracking': 'Tracking number {number}, {carrier}.',
  'tracker.announce.parcel': '{parcel}: {what}.',
  // The short form of the tracker. How far the order is, read aloud in place of a percentage.
  'tracker.compact.progress': '{count} of {total} stages',
  // `stage` is the station that comes next, with what is known of it.
  'tracker.compact.next': 'Next: {stage}',
  // The connection was lost and is tried again.
  'tracker.compact.reconnecting': 'Reconnecting…',
  // An order that has not been placed.
  'tracker.compact.draft': 'Draft',
} as const;
