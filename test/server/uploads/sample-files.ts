import { crc32, deflateSync } from 'node:zlib';

/** Small files of each kind, made here so that every byte of them is known. */

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const uint16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);
const uint32 = (value: number): Buffer => Buffer.from([value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff]);

export const pngChunk = (type: string, content: Uint8Array = new Uint8Array()): Buffer => {
  const named = Buffer.concat([latin1(type), content]);
  return Buffer.concat([uint32(content.length), named, uint32(crc32(named))]);
};
export const pngSignature = latin1('\x89PNG\r\n\x1a\n');

/** A black picture that any program can show; the pixels are left out when a huge one is only claimed. */
export function samplePng({ width = 4, height = 3, pixels = true }: { width?: number; height?: number; pixels?: boolean } = {}): Buffer {
  const header = Buffer.concat([uint32(width), uint32(height), Buffer.from([8, 0, 0, 0, 0])]);
  const rows = deflateSync(Buffer.alloc(pixels ? (width + 1) * height : 1));
  return Buffer.concat([pngSignature, pngChunk('IHDR', header), pngChunk('IDAT', rows), pngChunk('IEND')]);
}

export const jpegSegment = (marker: number, content: Uint8Array): Buffer => Buffer.concat([Buffer.from([0xff, marker]), uint16(content.length + 2), content]);

/** A grey picture of one component, with whatever segments `extra` adds before the frame. */
export function sampleJpeg({ width = 8, height = 8, extra = [] }: { width?: number; height?: number; extra?: readonly Uint8Array[] } = {}): Buffer {
  const oneCode = (tableClass: number): Buffer => Buffer.concat([Buffer.from([tableClass, 1]), Buffer.alloc(15), Buffer.from([0])]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    jpegSegment(0xe0, latin1('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
    ...extra,
    jpegSegment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)])),
    jpegSegment(0xc0, Buffer.concat([Buffer.from([8]), uint16(height), uint16(width), Buffer.from([1, 1, 0x11, 0])])),
    jpegSegment(0xc4, oneCode(0x00)),
    jpegSegment(0xc4, oneCode(0x10)),
    jpegSegment(0xda, Buffer.from([1, 1, 0x00, 0, 63, 0])),
    Buffer.from([0x3f, 0xff, 0xd9]),
  ]);
}

/** One pixel each. */
export const sampleWebps = {
  lossy: Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64'),
  lossless: Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64'),
  transparent: Buffer.from('UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAABQBAJ0BKgEAAQAAAP4AAA3AAP7mtQAAAA==', 'base64'),
  animated: Buffer.from('UklGRlIAAABXRUJQVlA4WAoAAAASAAAAAAAAAAAAQU5JTQYAAAD/////AABBTk1GJgAAAAAAAAAAAAAAAAAAAGQAAABWUDhMDQAAAC8AAAAQBxAREYiI/gcA', 'base64'),
};

/** One empty page; `catalogue` goes into the document's catalogue, such as `/OpenAction 3 0 R`. */
export function samplePdf({ catalogue = '' }: { catalogue?: string } = {}): Buffer {
  const objects = [`<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>'];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const reference = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${reference}\n%%EOF\n`;
  return latin1(text);
}

/** A file of each accepted kind. */
export const acceptedSamples: readonly (readonly [name: string, bytes: Buffer])[] = [
  ['PNG', samplePng()],
  ['JPEG', sampleJpeg()],
  ...Object.entries(sampleWebps).map(([name, bytes]) => [`WebP, ${name}`, bytes] as const),
  ['PDF', samplePdf()],
];
