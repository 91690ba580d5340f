/** The texts of the proof uploader, in which a person adds the slips and receipts that prove a payment. */
export const uploader = {
  // Accessible name when the page gives none.
  'uploader.label': 'Proof of payment',
  // Above the button; the last word leads on to it.
  'uploader.drop': 'Drop files here, paste them, or',
  'uploader.dropNow': 'Drop to add',
  'uploader.browse': 'Browse files',
  'uploader.camera': 'Take a photo',
  // `size` is such as "10 MB", `count` the greatest number of files.
  'uploader.hint': { one: 'PDF, JPEG, PNG or WebP, up to {size}. At most {count} file.', other: 'PDF, JPEG, PNG or WebP, up to {size} each. At most {count} files.' },
  // Accessible name of the list of files.
  'uploader.files': 'Files',

  // The state of one file, in its row.
  'uploader.state.waiting': 'Waiting',
  'uploader.state.checking': 'Checking',
  'uploader.state.ready': 'Waiting',
  'uploader.state.uploading': 'Uploading',
  // The upload is on, but nothing has moved for a while.
  'uploader.state.stalled': 'Slow connection, still trying',
  // All bytes have arrived; the server looks at the file.
  'uploader.state.processing': 'Checking on the server',
  'uploader.state.paused': 'Paused',
  'uploader.state.offline': 'No network, goes on by itself',
  'uploader.state.done': 'Uploaded',
  'uploader.state.failed': 'Not uploaded',
  'uploader.state.needsFile': 'Choose the same file again to go on',
  'uploader.state.expired': 'The upload was given up. Try again from the start.',
  // How much of a file the server has: "1.2 MB of 3 MB".
  'uploader.progress': '{done} of {total}',

  // Accessible names of the buttons on the row of a file.
  'uploader.pause': 'Pause {name}',
  'uploader.resume': 'Resume {name}',
  'uploader.retry': 'Try {name} again',
  'uploader.chooseAgain': 'Choose {name} again',
  'uploader.remove': 'Remove {name}',
  'uploader.progressOf': 'Upload of {name}',

  // Announced.
  'uploader.announceStarted': { one: 'Uploading {count} file.', other: 'Uploading {count} files.' },
  'uploader.announceDone': '{name} uploaded.',
  'uploader.announceFailed': '{name}: {reason}',
  'uploader.announceRemoved': '{name} removed.',

  // Why a file was not taken, and what to do.
  'uploader.error.unsupportedMediaType': 'This is not a PDF, JPEG, PNG or WebP file. Save it as one of these and add it again.',
  'uploader.error.heic': 'HEIC photos cannot be used. Take a screenshot of it, or set the phone’s camera to “Most compatible” (JPEG).',
  'uploader.error.uploadTooLarge': 'This file is {size}; the most is {limit}.',
  'uploader.error.emptyFile': 'This file is empty.',
  'uploader.error.duplicateFile': 'This file is in the list already.',
  'uploader.error.tooManyFiles': { one: 'Only {count} file fits.', other: 'No more than {count} files fit.' },
  'uploader.error.fileUnreadable': 'This file can no longer be read. Choose it again.',
  'uploader.error.otherFile': 'That is another file. Choose {name} again.',
  'uploader.error.network': 'The connection was lost. Try again.',
  'uploader.error.timeout': 'The server took too long. Try again.',
  'uploader.error.unauthenticated': 'You have been signed out. Sign in again, then try again.',
  'uploader.error.permissionDenied': 'You do not have the right to upload files.',
  'uploader.error.rateLimited': 'Too many files at once. Wait a moment and try again.',
  'uploader.error.unknown': 'This file could not be uploaded. Try again.',
  // The same file proves the payment of another order; `orders` lists their numbers.
  'uploader.usedBefore': 'This file is also a proof for {orders}.',
  'uploader.usedBeforeUnnumbered': 'This file is also a proof for another order.',

  // Why a form cannot be sent yet.
  'uploader.pending': 'Wait until all files are uploaded, or remove those that are not.',
  'uploader.required': 'Add at least one proof of payment.',
} as const;
