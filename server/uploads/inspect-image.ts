/**
 * The structure of JPEG, PNG and WebP, walked from the first byte to the last without decoding a pixel. Every step goes
 * forward, so a walk ends; no read is out of bounds, since a missing byte reads as 0 and lengths are checked first.
 */

/** What a walk found: the picture's size and where its file ends, or why it is none. */
export type ImageStructure =
  | { kind: 'image'; width: number; height: number; endOffset: number }
  | { kind: 'truncated' }
  | { kind: 'malformed' };

const truncated: ImageStructure = { kind: 'truncated' };
const malformed: ImageStructure = { kind: 'malformed' };

const byte = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;
const uint16 = (bytes: Uint8Array, at: number): number => byte(bytes, at) * 0x100 + byte(bytes, at + 1);
const uint32 = (bytes: Uint8Array, at: number): number => uint16(bytes, at) * 0x1_0000 + uint16(bytes, at + 2);
const uint24Little = (bytes: Uint8Array, at: number): number => byte(bytes, at) + byte(bytes, at + 1) * 0x100 + byte(bytes, at + 2) * 0x1_0000;
export const uint32Little = (bytes: Uint8Array, at: number): number => uint24Little(bytes, at) + byte(bytes, at + 3) * 0x100_0000;

/** `length` bytes as ASCII. */
export const ascii = (bytes: Uint8Array, at: number, length: number): string => String.fromCharCode(...bytes.subarray(at, at + length));

/** Four characters as the number that stands in a file for them; comparing numbers keeps a file of a million chunks cheap. */
const code = (characters: string): number => uint32(new TextEncoder().encode(characters), 0);

const startOfScan = 0xda;
const endOfImage = 0xd9;
const restarts = { first: 0xd0, last: 0xd7 };
const temporary = 0x01;
/** Frame headers are SOF0 to SOF15, without the three codes in that range that mean something else (T.81, table B.1). */
const isFrameHeader = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** JPEG (ITU-T T.81, annex B), from `start`, where the marker SOI stands. */
export function walkJpeg(bytes: Uint8Array, start = 0): ImageStructure {
  let width = 0;
  let height = 0;
  let scans = 0;
  let at = start + 2;
  while (at < bytes.length) {
    if (byte(bytes, at) !== 0xff) return malformed;
    while (byte(bytes, at) === 0xff) at += 1;
    if (at >= bytes.length) return truncated;
    const marker = byte(bytes, at);
    at += 1;
    if (marker === endOfImage) return scans > 0 ? { kind: 'image', width, height, endOffset: at } : malformed;
    if (marker === temporary || (marker >= restarts.first && marker <= restarts.last)) continue;
    if (marker === 0x00 || marker === 0xd8) return malformed;
    const length = uint16(bytes, at);
    if (at + 2 > bytes.length || at + length > bytes.length) return truncated;
    if (length < 2) return malformed;
    if (isFrameHeader(marker)) {
      height = uint16(bytes, at + 3);
      width = uint16(bytes, at + 5);
      if (length < 8 || width === 0 || height === 0) return malformed;
    }
    at += length;
    if (marker === startOfScan) {
      if (width === 0) return malformed;
      scans += 1;
      at = endOfScan(bytes, at);
      if (at === -1) return truncated;
    }
  }
  return truncated;
}

/** Where the next marker after compressed data stands; -1 when the file ends before it. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at)) {
    const next = byte(bytes, at + 1);
    if (at + 1 >= bytes.length) return -1;
    if (next !== 0x00 && next !== 0xff && (next < restarts.first || next > restarts.last)) return at;
    at += next === 0xff ? 1 : 2;
  }
  return -1;
}

const pngHeaderBytes = 8;
const chunkFrameBytes = 12;
const png = { header: code('IHDR'), data: code('IDAT'), end: code('IEND') };
const isLetter = (value: number): boolean => (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7a;

/** PNG (W3C PNG, third edition, section 5). Checksums are left to whoever decodes. */
export function walkPng(bytes: Uint8Array): ImageStructure {
  let width = 0;
  let height = 0;
  let pixels = false;
  for (let at = pngHeaderBytes; at + chunkFrameBytes <= bytes.length;) {
    const length = uint32(bytes, at);
    const type = uint32(bytes, at + 4);
    const end = at + chunkFrameBytes + length;
    if (length > 0x7fff_ffff || ![4, 5, 6, 7].every((offset) => isLetter(byte(bytes, at + offset)))) return malformed;
    if ((type === png.header) !== (at === pngHeaderBytes)) return malformed;
    if (end > bytes.length) return truncated;
    if (type === png.header) {
      width = uint32(bytes, at + 8);
      height = uint32(bytes, at + 12);
      if (length !== 13 || width === 0 || height === 0) return malformed;
    }
    if (type === png.data) pixels = true;
    if (type === png.end) return pixels && length === 0 ? { kind: 'image', width, height, endOffset: end } : malformed;
    at = end;
  }
  return truncated;
}

const riffHeaderBytes = 12;
const chunkHeaderBytes = 8;
const animationFrameBytes = 16;
const webp = { lossy: code('VP8 '), lossless: code('VP8L'), extended: code('VP8X'), frame: code('ANMF'), alpha: code('ALPH') };

/** WebP (RFC 9649, section 2). */
export function walkWebp(bytes: Uint8Array): ImageStructure {
  const endOffset = uint32Little(bytes, 4) + 8;
  if (endOffset > bytes.length) return truncated;
  if (uint32(bytes, riffHeaderBytes) !== webp.extended) {
    const simple = bitstreamSize(bytes, { at: riffHeaderBytes, end: endOffset });
    return simple === undefined ? malformed : { kind: 'image', ...simple, endOffset };
  }
  const canvas = { width: uint24Little(bytes, riffHeaderBytes + 12) + 1, height: uint24Little(bytes, riffHeaderBytes + 15) + 1 };
  let pictures = 0;
  for (let at = riffHeaderBytes; at < endOffset;) {
    const end = at + chunkHeaderBytes + uint32Little(bytes, at + 4);
    if (end > endOffset) return malformed;
    const type = uint32(bytes, at);
    if (type === webp.lossy || type === webp.lossless || type === webp.frame) {
      const size = type === webp.frame ? frameSize(bytes, { at: at + chunkHeaderBytes + animationFrameBytes, end }) : bitstreamSize(bytes, { at, end });
      // A canvas smaller than its picture would hide how much memory decoding takes.
      if (size === undefined || size.width > canvas.width || size.height > canvas.height) return malformed;
      pictures += 1;
    }
    at = end + (end % 2);
  }
  return pictures > 0 ? { kind: 'image', ...canvas, endOffset } : malformed;
}

interface Stretch { at: number; end: number }
interface Size { width: number; height: number }

/** The picture of an animation's frame, behind the transparency that may stand before it. */
function frameSize(bytes: Uint8Array, { at, end }: Stretch): Size | undefined {
  const next = uint32(bytes, at) === webp.alpha ? at + chunkHeaderBytes + uint32Little(bytes, at + 4) : at;
  return bitstreamSize(bytes, { at: next + (next % 2), end });
}

/** Width and height as the compressed picture itself says them. */
function bitstreamSize(bytes: Uint8Array, { at, end }: Stretch): Size | undefined {
  const type = uint32(bytes, at);
  const start = at + chunkHeaderBytes;
  if (start + uint32Little(bytes, at + 4) > end || start + 10 > end) return undefined;
  if (type === webp.lossy && ascii(bytes, start + 3, 3) === '\x9d\x01\x2a') {
    const width = uint24Little(bytes, start + 6) & 0x3fff;
    const height = uint24Little(bytes, start + 8) & 0x3fff;
    return width > 0 && height > 0 ? { width, height } : undefined;
  }
  if (type === webp.lossless && byte(bytes, start) === 0x2f) {
    const packed = uint32Little(bytes, start + 1);
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  return undefined;
}
