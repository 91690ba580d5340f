/** The texts of the files of a proof uploader, which are loaded with its first file. */
export const uploaderFiles = {
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
  'uploader.state.elsewhere': 'Uploading in another tab',
  'uploader.state.done': 'Uploaded',
  'uploader.state.failed': 'Not uploaded',
  'uploader.state.needsFile': 'Choose the same file again to go on',
  'uploader.state.expired': 'The server has given up this unfinished upload. It starts from the beginning.',
  // The same file is in the list twice; `other` is the name that it has there.
  'uploader.state.duplicate': 'This is the same file as {other}.',
  // How much of a file the server has: "1.2 MB of 3 MB".
  'uploader.progress': '{done} of {total}',
  // `time` is such as "20 seconds".
  'uploader.timeLeft': '{time} left',
  // Until when the server keeps what it has of a file; `time` is such as "tomorrow 14:05".
  'uploader.keptUntil': 'What was sent is kept until {time}.',

  // Accessible names of the buttons on the row of a file.
  'uploader.pause': 'Pause {name}',
  'uploader.resume': 'Resume {name}',
  'uploader.retry': 'Try {name} again',
  'uploader.remove': 'Remove {name}',
  'uploader.preview': 'Preview {name}',
  'uploader.move': 'Move {name}',
  'uploader.progressOf': 'Upload of {name}',
  // Opens what the server said of a failure.
  'uploader.technical': 'Technical details',
  // Buttons with a word of their own.
  'uploader.chooseAgain': 'Choose the file again',
  'uploader.keepBoth': 'Keep both',
  'uploader.skip': 'Skip',
  'uploader.replace': 'Replace',

  'uploader.announceDone': '{name} uploaded.',
  'uploader.announceFailed': '{name}: {reason}',
  // Many files at once; `reasons` is one sentence or several.
  'uploader.announceRefused': { one: '{count} file was not uploaded. {reasons}', other: '{count} files were not uploaded. {reasons}' },
  'uploader.announceRemoved': '{name} removed.',
  // After “Undo”.
  'uploader.announceBroughtBack': '{name} is back.',
  'uploader.announceEmptied': 'All files removed.',
  // After a file was moved in the list.
  'uploader.announceMoved': '{name}, {place} of {total}',

  // Why a file was not taken, and what to do.
  'uploader.error.unsupportedMediaType': 'This is not a PDF, JPEG, PNG or WebP file. Save it as one of these and add it again.',
  'uploader.error.heic': 'HEIC photos cannot be used. Take a screenshot of it, or set the phone’s camera to “Most compatible” (JPEG).',
  'uploader.error.uploadTooLarge': 'This file is {size}; the most is {limit}.',
  'uploader.error.totalTooLarge': 'All files together may have no more than {limit}.',
  'uploader.error.emptyFile': 'This file is empty.',
  'uploader.error.tooManyFiles': { one: 'Only {count} file fits.', other: 'No more than {count} files fit.' },
  'uploader.error.fileUnreadable': 'This file can no longer be read. Choose it again.',
  'uploader.error.checksumMismatch': 'The file arrived damaged. Try again.',
  'uploader.error.uploadGone': 'The server has given up this unfinished upload. Try again from the beginning.',
  'uploader.error.network': 'The connection was lost. Try again.',
  'uploader.error.timeout': 'The server took too long. Try again.',
  'uploader.error.unauthenticated': 'You have been signed out. Sign in again, then try again.',
  'uploader.error.permissionDenied': 'You do not have the right to upload files.',
  'uploader.error.rateLimited': 'Too many files at once. Wait a moment and try again.',
  'uploader.error.unknown': 'This file could not be uploaded. Try again.',
  // What to watch with a file that was taken. The same file proves the payment of another order; `orders` lists their numbers.
  'uploader.usedBefore': 'This file is also a proof for {orders}.',
  'uploader.usedBeforeUnnumbered': 'This file is also a proof for another order.',
  'uploader.activeContent': 'This PDF carries active content, such as a script. Open it with care.',
  // `width` and `height` are in pixels.
  'uploader.smallPicture': 'This picture is small ({width} × {height}); the amount may be hard to read.',

  // All files together: how many are there. `count` is the number of files.
  'uploader.all.done': { one: '{done} of {count} file uploaded', other: '{done} of {count} files uploaded' },
  'uploader.all.progress': 'All uploads',
  'uploader.all.actions': 'All files',
  'uploader.all.pause': 'Pause all',
  'uploader.all.resume': 'Resume all',
  'uploader.all.retry': 'Try all again',
  'uploader.all.remove': 'Remove all',
  // Something holds all of them up; `time` is a time of the day.
  'uploader.all.held': 'The server asks to wait. The uploads go on by themselves at {time}.',
  'uploader.all.offline': 'There is no network. The uploads go on by themselves when it is back.',

  // Many files that were refused for the same reason, in one row.
  'uploader.refused.title': { one: '{count} file was not added', other: '{count} files were not added' },
  'uploader.refused.show': 'Show the names',
  'uploader.refused.hide': 'Hide the names',
  'uploader.refused.names': 'Names of the files that were not added',
  'uploader.refused.dismiss': 'Dismiss',

  // What a file is, below its row; `name` is the file’s.
  'uploader.details.of': 'Details of {name}',
  'uploader.details.kind': 'Kind of proof',
  'uploader.details.reference': 'Reference',
  'uploader.details.missing': 'Fill in this field.',

  // The window in which a file is looked at.
  'uploader.preview.label': 'Preview of {name}',
  'uploader.preview.place': '{place} of {total}',
  'uploader.preview.previous': 'Previous file',
  'uploader.preview.next': 'Next file',
  'uploader.preview.close': 'Close',
  'uploader.preview.tools': 'View',
  'uploader.preview.zoomIn': 'Zoom in',
  'uploader.preview.zoomOut': 'Zoom out',
  'uploader.preview.fit': 'Fit',
  'uploader.preview.rotate': 'Rotate',
  // Accessible name of what is shown; `zoom` is a percentage.
  'uploader.preview.fileOf': '{name}, at {zoom}',
  'uploader.preview.loading': 'Loading {name}…',
  'uploader.preview.failed': '{name} could not be loaded',
  // The browser, or the rules of the page, do not let us show it in place.
  'uploader.preview.notShown': 'This file cannot be shown here',
  'uploader.preview.open': 'Open in a new tab',
} as const;
