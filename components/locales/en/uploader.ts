/** The texts of the proof uploader, in which a person adds the slips and receipts that prove a payment. */
export const uploader = {
  // Accessible name when the page gives none.
  'uploader.label': 'Proof of payment',
  // Above the button; the last word leads on to it.
  'uploader.drop': 'Drop files here, paste them, or',
  // In its place where no further file fits.
  'uploader.full': { one: '{count} file is here. Remove it to add another.', other: 'All {count} files are here. Remove one to add another.' },
  // While files hang over it: they can be dropped, or why they cannot.
  'uploader.dropNow': 'Drop to add',
  'uploader.dropReplace': 'Drop to replace {name}',
  'uploader.dropRefused': 'Only PDF, JPEG, PNG and WebP files can be added',
  'uploader.dropFull': { one: 'Only {count} file fits', other: 'No more than {count} files fit' },
  'uploader.browse': 'Browse files',
  'uploader.camera': 'Take a photo',
  // `size` is such as "10 MB", `count` the greatest number of files.
  'uploader.hint': { one: 'PDF, JPEG, PNG or WebP, up to {size}. At most {count} file.', other: 'PDF, JPEG, PNG or WebP, up to {size} each. At most {count} files.' },

  // Announced.
  'uploader.announceStarted': { one: 'Uploading {count} file.', other: 'Uploading {count} files.' },
  // One file in place of another.
  'uploader.announceReplacing': 'Uploading {name} in place of {other}.',

  'uploader.error.otherFile': 'That is another file. Choose {name} again.',

  // Why a form cannot be sent yet.
  'uploader.pending': 'Wait until all files are uploaded, or remove those that are not.',
  'uploader.undescribed': 'Say what each file is.',
  'uploader.required': 'Add at least one proof of payment.',
} as const;
