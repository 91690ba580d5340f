/** The words for every status, one axis after the other. They stand on badges: keep them short. */
export const status = {
  // An order.
  'status.order.draft': 'Draft',
  'status.order.confirmed': 'Confirmed',
  'status.order.completed': 'Completed',
  'status.order.cancelled': 'Cancelled',

  // What has been paid of an order, as a whole.
  'status.payment.notRequired': 'Nothing to pay',
  'status.payment.unpaid': 'Unpaid',
  'status.payment.pendingVerification': 'To be verified',
  'status.payment.partiallyPaid': 'Partly paid',
  'status.payment.paid': 'Paid',
  'status.payment.overpaid': 'Overpaid',
  'status.payment.partiallyRefunded': 'Partly refunded',
  'status.payment.refunded': 'Refunded',

  // One payment that somebody claims.
  'status.claim.pending': 'Claimed',
  'status.claim.proofSubmitted': 'Proof submitted',
  'status.claim.verified': 'Verified',
  'status.claim.rejected': 'Rejected',
  'status.claim.voided': 'Voided',
  'status.claim.refunded': 'Refunded',

  // How far the warehouse is with an order, as a whole.
  'status.fulfilment.notRequired': 'Nothing to ship',
  'status.fulfilment.unfulfilled': 'Not handed over',
  'status.fulfilment.requested': 'With the warehouse',
  'status.fulfilment.inProgress': 'Being packed',
  'status.fulfilment.onHold': 'On hold',
  'status.fulfilment.exception': 'Problem',
  'status.fulfilment.partiallyShipped': 'Partly shipped',
  'status.fulfilment.shipped': 'Shipped',
  'status.fulfilment.partiallyDelivered': 'Partly delivered',
  'status.fulfilment.delivered': 'Delivered',
  'status.fulfilment.returned': 'Returned',
  'status.fulfilment.cancelled': 'Cancelled',

  // One hand-off of an order to a warehouse.
  'status.handOff.pending': 'Waiting',
  'status.handOff.queued': 'Queued',
  'status.handOff.sent': 'Sent',
  'status.handOff.acknowledged': 'Accepted',
  'status.handOff.inProgress': 'Being packed',
  'status.handOff.onHold': 'Held by warehouse',
  'status.handOff.failed': 'Not handed over',
  'status.handOff.closed': 'Closed',
  'status.handOff.rejected': 'Rejected',
  'status.handOff.cancelRequested': 'Cancellation asked for',
  'status.handOff.cancelled': 'Cancelled',

  // Where a parcel is, by its carrier.
  'status.carrier.unknown': 'Not known yet',
  'status.carrier.preTransit': 'Label created',
  'status.carrier.inTransit': 'In transit',
  'status.carrier.outForDelivery': 'Out for delivery',
  'status.carrier.attemptFailed': 'Delivery attempted',
  'status.carrier.availableForPickup': 'Ready to collect',
  'status.carrier.delivered': 'Delivered',
  'status.carrier.returned': 'Returned',
  'status.carrier.exception': 'Problem',

  // Something of an order that a person has to look at. Shown with a warning sign, in a narrow column.
  'status.alert.unacknowledged': 'No answer',
  'status.alert.handOffFailed': 'Not handed over',
  'status.alert.handOffRejected': 'Refused',
  'status.alert.warehouseHold': 'Held by warehouse',
  'status.alert.amendmentRejected': 'Change refused',
  'status.alert.cancelRefused': 'Cancelling refused',
  'status.alert.deliveryException': 'Parcel problem',
  'status.alert.messageFailed': 'E-mail failed',
  'status.alert.stockShortfall': 'Stock short',
} as const;
