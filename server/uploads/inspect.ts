import { ascii, uint32Little, walkJpeg, walkPng, walkWebp, type ImageStructure } from './inspect-image.ts';
import { walkPdf } from './inspect-pdf.ts';

/** The largest side of a picture, in pixels. */
export const maxImageSidePixels = 12_000;
/** The most pixels of a picture: what is decoded for a preview must fit into memory. */
export const maxImagePixels = 40_000_000;

/** What a file is, told by its structure. Its name and the type that a browser claims play no part. */
export type Inspection =
  | {
    ok: true;
    type: 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf';
    /** Without a dot. */
    extension: 'jpg' | 'png' | 'webp' | 'pdf';
    /** Of a picture, in pixels, before any rotation that its metadata asks for. */
    width?: number;
    height?: number;
    /** Of a PDF: it names scripts, launches, actions on opening, embedded files or encryption. */
    activeContent?: boolean;
  }
  | {
    ok: false;
    code: 'unsupportedMediaType' | 'truncatedFile' | 'emptyFile' | 'imageTooLarge';
    /** What is wrong and what to do, in English, for the person who chose the file. */
    detail: string;
  };

const allowed = 'Upload a JPEG, PNG or WebP picture, or a PDF.';

/**
 * Tells a JPEG, PNG, WebP or PDF by walking its structure to the last byte. Never throws, whatever the bytes.
 * @param bytes the whole file; the caller keeps the limit of 10 MiB
 */
export function inspectFile(bytes: Uint8Array): Inspection {
  if (bytes.length === 0) return { ok: false, code: 'emptyFile', detail: 'The file is empty. Choose it again, or save it anew first.' };
  if (startsWith(bytes, '\xff\xd8\xff')) return picture(bytes, { type: 'image/jpeg', extension: 'jpg', name: 'JPEG' }, walkJpegs(bytes));
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return picture(bytes, { type: 'image/png', extension: 'png', name: 'PNG' }, walkPng(bytes));
  if (startsWith(bytes, 'RIFF') && ascii(bytes, 8, 4) === 'WEBP') return picture(bytes, { type: 'image/webp', extension: 'webp', name: 'WebP' }, walkWebp(bytes));
  if (/^%PDF-[12]\.\d/.test(ascii(bytes, 0, 8))) return pdf(bytes);
  return unsupported(`${nameOf(bytes)} ${allowed}`);
}

const unsupported = (detail: string): Inspection => ({ ok: false, code: 'unsupportedMediaType', detail });
const startsWith = (bytes: Uint8Array, signature: string): boolean => ascii(bytes, 0, signature.length) === signature;
const cutOff = (name: string): Inspection => ({ ok: false, code: 'truncatedFile', detail: `The ${name} file is not complete: its end is missing. Send or save it again, then upload that.` });
const trailing = (name: string): Inspection => unsupported(`Something else is attached behind the end of this ${name} file. Save it anew, or take a screenshot of it, and upload that.`);

interface Format {
  type: 'image/jpeg' | 'image/png' | 'image/webp';
  extension: 'jpg' | 'png' | 'webp';
  name: string;
}

function picture(bytes: Uint8Array, { type, extension, name }: Format, structure: ImageStructure): Inspection {
  if (structure.kind === 'truncated') return cutOff(name);
  if (structure.kind === 'malformed') return unsupported(`The file begins as a ${name} picture but is not built as one. Save it anew, or take a screenshot of it, and upload that.`);
  const { width, height, endOffset } = structure;
  if (width > maxImageSidePixels || height > maxImageSidePixels || width * height > maxImagePixels) {
    return {
      ok: false, code: 'imageTooLarge',
      detail: `The picture has ${width} × ${height} pixels; at most ${maxImageSidePixels} a side and ${maxImagePixels / 1_000_000} million in all are taken. Make it smaller, then upload it.`,
    };
  }
  if (!isPadding(bytes, endOffset) && !(type === 'image/jpeg' && isCameraTrailer(bytes, endOffset))) return trailing(name);
  return { ok: true, type, extension, width, height };
}

function pdf(bytes: Uint8Array): Inspection {
  const structure = walkPdf(bytes);
  if (structure.kind === 'truncated') return cutOff('PDF');
  if (!isPadding(bytes, structure.endOffset)) return trailing('PDF');
  return { ok: true, type: 'application/pdf', extension: 'pdf', activeContent: structure.activeContent };
}

const maxFurtherPictures = 8;

/** Telephones put depth and brightness maps behind the picture, each a JPEG of its own (CIPA DC-007, Multi-Picture Format). */
function walkJpegs(bytes: Uint8Array): ImageStructure {
  const first = walkJpeg(bytes);
  if (first.kind !== 'image') return first;
  let { endOffset } = first;
  for (let further = 0; further < maxFurtherPictures && ascii(bytes, endOffset, 3) === '\xff\xd8\xff'; further += 1) {
    const next = walkJpeg(bytes, endOffset);
    if (next.kind !== 'image') return next;
    endOffset = next.endOffset;
  }
  return { ...first, endOffset };
}

const maxPaddingBytes = 1024;

/** Zero bytes and white space, as some programs leave behind the end. */
const isPadding = (bytes: Uint8Array, start: number): boolean =>
  bytes.length - start <= maxPaddingBytes && bytes.subarray(start).every((value) => value === 0 || (value >= 9 && value <= 13) || value === 32);

const maxCameraTrailerBytes = 64 * 1024;

/** Samsung's cameras and screenshots end in a small directory of their own: `SEFH`, entries, its length, `SEFT`. */
function isCameraTrailer(bytes: Uint8Array, start: number): boolean {
  const end = bytes.length;
  if (end - start > maxCameraTrailerBytes || end - start < 20 || ascii(bytes, end - 4, 4) !== 'SEFT') return false;
  const directory = end - 8 - uint32Little(bytes, end - 8);
  return directory >= start && ascii(bytes, directory, 4) === 'SEFH';
}

const heic = 'This is a HEIC or AVIF picture, which many programs cannot show. On an iPhone set Settings → Camera → Formats to “Most Compatible”, or share the picture as JPEG; a screenshot of it works too.';

/** Signatures at byte 0 of what people upload by mistake, or on purpose. */
const known: readonly (readonly [signature: string, detail: string])[] = [
  ['GIF8', 'This is a GIF picture.'],
  ['II*\0', 'This is a TIFF picture.'],
  ['MM\0*', 'This is a TIFF picture.'],
  ['BM', 'This is a BMP picture.'],
  ['PK', 'This is a ZIP archive, or a Word or Excel file, which is one inside. Save the document as PDF.'],
  ['Rar!', 'This is a RAR archive. Upload the file inside it.'],
  ['7z\xbc\xaf', 'This is a 7z archive. Upload the file inside it.'],
  ['\x1f\x8b', 'This is a GZIP archive. Upload the file inside it.'],
  ['\xd0\xcf\x11\xe0', 'This is an older Word, Excel or Outlook file. Save the document as PDF.'],
  ['MZ', 'This is a Windows program.'],
  ['\x7fELF', 'This is a Linux program.'],
  ['#!', 'This is a script.'],
  ['{\\rtf', 'This is an RTF document. Save it as PDF.'],
];

/** A sentence that names what the file seems to be. */
function nameOf(bytes: Uint8Array): string {
  if (ascii(bytes, 4, 4) === 'ftyp') return /^(hei|hev|mif1|msf1|avi)/.test(ascii(bytes, 8, 4)) ? heic : 'This is a video.';
  const found = known.find(([signature]) => startsWith(bytes, signature));
  if (found !== undefined) return found[1];
  const text = ascii(bytes, 0, 1024).replace(/^\xef\xbb\xbf/, '').replaceAll('\0', '').trimStart().toLowerCase();
  if (text.includes('<svg')) return 'This is an SVG drawing, which can carry scripts.';
  if (/<(!doctype html|html|head|body|script)/.test(text)) return 'This is a web page (HTML). Print it to PDF.';
  if (text.startsWith('<')) return 'This is an XML file.';
  if (text.includes('%pdf-')) return 'This PDF does not begin with its first byte. Save it anew.';
  return 'This file is of a kind that cannot be taken.';
}
