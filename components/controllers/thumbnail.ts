/** A picture as it is, and made small. */
export interface Thumbnail {
  /** In px, upright. */
  readonly width: number;
  readonly height: number;
  /** Absent for one that is too large to be decoded for so little. */
  readonly picture: Blob | undefined;
}

/** The edge of the square, in px: twice what is shown, for fine screens. */
const edgePx = 96;
/** A picture of more takes over 200 MB to decode, in px. */
const mostPx = 50_000_000;

/** The size of a picture. It is on no page, so the browser reads what it needs for that and decodes nothing. */
const sizeOf = async (file: Blob): Promise<{ width: number; height: number }> => {
  const url = URL.createObjectURL(file);
  const image = new Image();
  try {
    await new Promise((done, fail) => {
      image.onload = done;
      image.onerror = () => fail(new Error('This is no picture that the browser can show.'));
      image.src = url;
    });
    return { width: image.naturalWidth, height: image.naturalHeight };
  } finally {
    URL.revokeObjectURL(url);
  }
};

/**
 * The upper square of a picture, where a slip has its heading, made small while it is decoded, which browsers do apart from
 * the page's own thread. Nothing where the browser cannot show the file.
 */
export const thumbnailOf = async (file: Blob): Promise<Thumbnail | undefined> => {
  try {
    const { width, height } = await sizeOf(file);
    if (width * height > mostPx) return { width, height, picture: undefined };
    const square = Math.min(width, height);
    const edge = Math.min(edgePx, square);
    const bitmap = await createImageBitmap(file, Math.floor((width - square) / 2), 0, square, square, { resizeWidth: edge, resizeHeight: edge, resizeQuality: 'medium' });
    const canvas = new OffscreenCanvas(edge, edge);
    canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
    return { width, height, picture: await canvas.convertToBlob() };
  } catch {
    return undefined;
  }
};
