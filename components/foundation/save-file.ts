/** Gives a file to the browser's downloads. */
export const saveFile = (file: Blob, filename: string): void => {
  const href = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href, download: filename }).click();
  // The browser has taken it by the next task.
  setTimeout(() => URL.revokeObjectURL(href));
};
