/** A file that proves a payment, and what it takes to read it. */
export const file = {
  // The file. `name` is a file’s name.
  'file.label': 'File',
  'file.tabs': 'Files of this payment',
  'file.of': '{name}, at {zoom}',
  'file.loading': 'Loading {name}…',
  'file.failed': '{name} could not be loaded',
  'file.none': 'This payment has no file.',
  // A file that the browser, or the rules of the page, do not let us show in place.
  'file.notShown': '{name} ({size}) cannot be shown here',
  'file.notShownText': 'Open it in a new tab or download it, then come back to decide.',
  'file.tools': 'View',
  'file.zoomIn': 'Zoom in',
  'file.zoomOut': 'Zoom out',
  'file.fit': 'Fit',
  'file.rotate': 'Rotate',
  'file.open': 'Open in a new tab',
  'file.download': 'Download',
} as const;
