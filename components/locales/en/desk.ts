/** The texts of the proof desk, where payments that wait with their proofs are verified or rejected, one after the other. */
export const desk = {
  'desk.label': 'Proofs of payment',
  'desk.loading': 'Loading the proofs…',
  'desk.loadFailed': 'The proofs could not be loaded',
  // The server stopped answering while the desk shows what it knew before.
  'desk.stale': 'What you see may be out of date',
  'desk.empty': 'Nothing waits',
  'desk.emptyText': 'New proofs of payment appear here by themselves.',

  // The payments that wait, oldest first. `count` is how many.
  'desk.queue': 'Waiting',
  'desk.waiting': { one: '{count} proof waits', other: '{count} proofs wait' },
  // Which one of how many is shown.
  'desk.place': '{place} of {total}',
  'desk.previous': 'Previous',
  'desk.next': 'Next',
  // How long a proof has waited; `time` is such as "2 days".
  'desk.waits': 'waits {time}',
  // A sign in the queue: its slip or its reference stands on another order as well.
  'desk.doubled': 'Used before',
  'desk.moreFailed': 'The rest could not be loaded.',

  // What the payment claims.
  'desk.openOrder': 'Open order {number}',
  'desk.openIt': 'Open the order',
  'desk.claimed': 'Claimed',
  // The amount that was typed in beside the file.
  'desk.onProof': 'On the proof',
  'desk.total': 'Order total',
  // What of the order is still owed.
  'desk.balance': 'Still owed',
  // Beside an amount: how it differs from what is claimed.
  'desk.less': '{amount} less than claimed',
  'desk.more': '{amount} more than claimed',
  'desk.method': 'Method',
  'desk.paidAt': 'Paid on',
  'desk.payer': 'Payer',
  'desk.bank': 'Bank',
  'desk.reference': 'Reference',
  'desk.recordedBy': 'Recorded by',
  'desk.orderedAt': 'Ordered on',
  // The same file, or the same reference, stands on other orders; `orders` is one number or several.
  'desk.sameFile': 'Same slip as on {orders}',
  'desk.sameReference': 'Same reference as on {orders}',
  // In place of the number of an order that the person may not see.
  'desk.hiddenOrder': 'an order that you cannot see',

  'desk.verify': 'Verify',
  'desk.reject': 'Reject',
  'desk.verifying': 'Verifying…',
  'desk.rejecting': 'Rejecting…',
  'desk.decisions': 'Decision',
  // Why the buttons do nothing.
  'desk.refused.scope': 'You do not have the right to verify payments.',
  'desk.refused.secondPerson': 'You recorded this payment, so another person has to verify it.',
  'desk.refused.order': 'Its order is not placed, so it cannot be decided now.',
  'desk.refused.payment': 'This payment has been decided already.',
  'desk.waitForFile': 'Look at the file first: it is still loading.',

  // The form for the reason.
  'desk.rejectTitle': 'Why is this proof rejected?',
  'desk.reason': 'Reason',
  'desk.reasonHint': 'The customer reads this.',
  'desk.reasons': 'Common reasons',
  'desk.suggestion.unreadable': 'The file cannot be read.',
  'desk.suggestion.amount': 'The amount does not match the order.',
  'desk.suggestion.notReceived': 'The money has not arrived in our account.',
  'desk.suggestion.otherOrder': 'This slip belongs to another order.',
  'desk.suggestion.notAProof': 'This is not a proof of payment.',
  'desk.cancel': 'Cancel',

  // What was done, or what has happened meanwhile. `number` is an order’s number, `name` a person’s.
  'desk.done.verified': 'Verified: {amount} for {number}.',
  'desk.done.rejected': 'Rejected: {amount} for {number}.',
  'desk.gone.verified': '{name} has verified {number} already.',
  'desk.gone.rejected': '{name} has rejected {number} already.',
  'desk.gone.other': '{number} no longer waits for a decision.',
  'desk.changed': 'Somebody else has changed {number} in the meantime. Look at it again, then decide.',
  'desk.failed': '{number} was not decided',
  // In place of an order’s number where it has none.
  'desk.unnumbered': 'this order',
  'desk.announce.entry': '{number}, {customer}, {amount}. {place} of {total}.',
  'desk.announce.arrived': { one: '{count} more proof waits.', other: '{count} more proofs wait.' },

  // The keys, in a small line at the end.
  'desk.keys': 'Keys',
  'desk.keys.move': 'next, previous',
  'desk.keys.zoom': 'zoom, fit',
  'desk.keys.rotate': 'rotate',
} as const;
