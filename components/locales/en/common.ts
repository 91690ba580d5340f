/** Texts that several elements share. Each key says where it stands; the comment tells a translator what the words do not. */
export const common = {
  // Shown instead of an element that was given no connection to the shop's server. Read by staff, who cannot repair it.
  'common.notConfigured': 'This part of the page is not connected to the shop yet.',
  // Beside the label of a field that may stay empty.
  'common.optional': 'optional',
  'common.required': 'Fill in this field.',
  // Buttons.
  'common.back': 'Back',
  'common.done': 'Done',
  'common.edit': 'Edit',
  'common.remove': 'Remove',
  'common.retry': 'Try again',
  'common.undo': 'Undo',
  'common.loadMore': 'Load more',
  // First entry of a choice in which nothing is chosen yet.
  'common.choose': 'Choose…',
  'common.loading': 'Loading…',
  'common.none': 'None',
  // Stands for a value that is not known, read aloud as well.
  'common.notGiven': 'Not given',
  // Accessible name of a button on a small label; `name` is the label.
  'common.removeNamed': 'Remove {name}',
  // Accessible name of a button beside a short text; `name` is what that text is, such as “Tracking number”.
  'common.copy': 'Copy: {name}',
  // Announced, not shown.
  'common.copied': '{name}: copied.',
  'common.copyFailed': '{name}: could not be copied. Select it and copy it by hand.',
  // Above the reason: buttons are missing because of that, not because of missing rights.
  'common.rightsFailed': 'What you may do here could not be read',

  // A call to the server failed. One sentence on what happened, and what the person can do.
  'failure.network': 'The shop’s server could not be reached. Check the connection and try again.',
  'failure.timeout': 'The shop’s server took too long to answer. Try again.',
  'failure.authentication': 'You have been signed out. Sign in again to continue.',
  'failure.permission': 'You do not have the right to do this.',
  'failure.notFound': 'This was not found. It may have been removed.',
  'failure.rateLimited': 'Too many requests. Wait a moment and try again.',
  'failure.versionConflict': 'Somebody else has changed this in the meantime.',
  'failure.unexpected': 'Something went wrong on the shop’s server. Try again.',
  // Small print below a failure; `id` is a technical code that support asks for.
  'failure.reference': 'Reference: {id}',
} as const;
