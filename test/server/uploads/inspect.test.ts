import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { inspectFile, type Inspection } from '../../../server/uploads/inspect.ts';
import { acceptedSamples, jpegSegment, pngChunk, pngSignature, sampleJpeg, samplePdf, samplePng, sampleWebps } from './sample-files.ts';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const html = latin1('<script>alert(1)</script>');
const refused = (inspection: Inspection, code: string, detail = /./): void => {
  assert.ok(!inspection.ok, 'must be refused');
  assert.equal(inspection.code, code);
  assert.match(inspection.detail, detail);
};

describe('files that are taken', () => {
  test('each kind is told by its structure, with its size', () => {
    assert.deepEqual(inspectFile(samplePng({ width: 640, height: 480 })), { ok: true, type: 'image/png', extension: 'png', width: 640, height: 480 });
    assert.deepEqual(inspectFile(sampleJpeg({ width: 640, height: 480 })), { ok: true, type: 'image/jpeg', extension: 'jpg', width: 640, height: 480 });
    for (const [name, bytes] of Object.entries(sampleWebps)) assert.deepEqual(inspectFile(bytes), { ok: true, type: 'image/webp', extension: 'webp', width: 1, height: 1 }, name);
    assert.deepEqual(inspectFile(samplePdf()), { ok: true, type: 'application/pdf', extension: 'pdf', activeContent: false });
  });

  test('padding behind the end does no harm', () => {
    for (const [name, bytes] of acceptedSamples) assert.equal(inspectFile(Buffer.concat([bytes, latin1('\0\0 \r\n')])).ok, true, name);
  });

  test('pictures as telephones save them: metadata with a thumbnail, maps behind the picture, a directory of the camera', () => {
    const withThumbnail = sampleJpeg({ extra: [jpegSegment(0xe1, Buffer.concat([latin1('Exif\0\0'), sampleJpeg({ width: 2, height: 2 })]))] });
    assert.deepEqual(inspectFile(withThumbnail), { ok: true, type: 'image/jpeg', extension: 'jpg', width: 8, height: 8 });
    assert.equal(inspectFile(Buffer.concat([sampleJpeg(), sampleJpeg({ width: 4, height: 4 })])).ok, true);
    const directory = latin1('SEFH\x6b\0\0\0\x01\0\0\0\0\0\x01\x0a\x20\0\0\0\x18\0\0\0');
    const trailer = Buffer.concat([latin1('\0\0\x01\x0a\x0e\0\0\0Image_UTC_Data'), directory, Buffer.from([directory.length, 0, 0, 0]), latin1('SEFT')]);
    assert.equal(inspectFile(Buffer.concat([sampleJpeg(), trailer])).ok, true);
    refused(inspectFile(Buffer.concat([samplePng(), trailer])), 'unsupportedMediaType');
  });

  test('a PDF that was added to, or laid out for the web, with several ends', () => {
    const linear = samplePdf().toString('latin1').replace('%PDF-1.4\n', '%PDF-1.4\n1 0 obj\n<< /Linearized 1 >>\nendobj\nstartxref\n0\n%%EOF\n');
    assert.equal(inspectFile(latin1(linear)).ok, true);
    refused(inspectFile(latin1(linear.slice(0, linear.indexOf('%%EOF') + 5))), 'truncatedFile');
  });
});

describe('PDFs with active content', () => {
  test('what runs, opens, carries or hides is flagged, also when its name is written with escapes', () => {
    for (const name of ['/JavaScript', '/Launch', '/OpenAction', '/EmbeddedFile', '/Encrypt', '/#4aavaScript', '/JavaScrip#74', '/Open#41ction']) {
      const inspection = inspectFile(samplePdf({ catalogue: `${name} 3 0 R` }));
      assert.ok(inspection.ok && inspection.activeContent === true, name);
    }
  });

  test('names that only look alike are not', () => {
    for (const name of ['/JavaScripts', '/Launcher', '/OpenAction2', '/Encrypt#41', '/Lang', '/Length', 'JavaScript']) {
      const inspection = inspectFile(samplePdf({ catalogue: `${name} 3` }));
      assert.ok(inspection.ok && inspection.activeContent === false, name);
    }
  });

  test('a name that lies across the stretches in which a large file is read is found', () => {
    for (let shift = 0; shift < 24; shift += 1) {
      const filler = 'x'.repeat(1024 * 1024 - 60 - shift);
      const inspection = inspectFile(samplePdf({ catalogue: `(${filler}) /JavaScript 3 0 R` }));
      assert.ok(inspection.ok && inspection.activeContent === true);
    }
  });
});

describe('files that are refused', () => {
  test('an empty file says so', () => refused(inspectFile(new Uint8Array()), 'emptyFile', /empty/));

  test('what people choose by mistake is named, and what to do is said', () => {
    const files: [RegExp, string][] = [
      [/HEIC.*Most Compatible/, '\0\0\0\x18ftypheic\0\0\0\0'], [/HEIC/, '\0\0\0\x1cftypmif1'], [/AVIF/, '\0\0\0\x1cftypavif'], [/video/, '\0\0\0\x20ftypisom'],
      [/SVG/, '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'], [/SVG/, '\xef\xbb\xbf  <svg onload="alert(1)">'],
      [/HTML/, '<!DOCTYPE html><title>x</title>'], [/HTML/, '\n<HTML>'], [/HTML/, 'GI<script>alert(1)</script>'], [/XML/, '<?xml version="1.0"?><a/>'],
      [/GIF/, 'GIF89a'], [/TIFF/, 'II*\0'], [/TIFF/, 'MM\0*'], [/BMP/, 'BM'], [/ZIP.*PDF/, 'PK\x03\x04'], [/program/, 'MZ\x90'], [/program/, '\x7fELF'],
      [/Word/, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'], [/script/, '#!/bin/sh'], [/first byte/, '\n%PDF-1.4\n'], [/kind that cannot be taken/, 'From: me'], [/RAR/, 'Rar!\x1a'],
    ];
    for (const [detail, content] of files) {
      refused(inspectFile(latin1(content)), 'unsupportedMediaType', detail);
      refused(inspectFile(latin1(content)), 'unsupportedMediaType', /Upload a JPEG, PNG or WebP picture, or a PDF\.$/);
    }
    refused(inspectFile(Buffer.from('<\0s\0v\0g\0>\0', 'latin1')), 'unsupportedMediaType', /SVG/);
  });

  test('anything attached behind the end is refused', () => {
    for (const [name, bytes] of acceptedSamples) {
      for (const attached of [html, latin1('PK\x03\x04'), Buffer.alloc(1025), Buffer.concat([Buffer.alloc(900), html]), Buffer.alloc(1024 * 1024, 0x20)]) {
        refused(inspectFile(Buffer.concat([bytes, attached])), name === 'PDF' && attached.length > 1000 ? 'truncatedFile' : 'unsupportedMediaType');
      }
    }
    refused(inspectFile(Buffer.concat([sampleJpeg(), latin1('SEFT')])), 'unsupportedMediaType', /attached/);
    refused(inspectFile(Buffer.concat([sampleJpeg(), html, latin1('\xff\0\0\0SEFT')])), 'unsupportedMediaType', /attached/);
    refused(inspectFile(Buffer.concat([sampleJpeg(), sampleJpeg().subarray(0, 40)])), 'truncatedFile');
  });

  test('a picture that would fill the memory is refused by what it claims', () => {
    const sizes: [number, number, boolean][] = [[12_000, 3_333, true], [12_001, 1, false], [1, 12_001, false], [12_000, 12_000, false], [6_324, 6_324, true], [6_325, 6_325, false], [65_535, 65_535, false]];
    for (const [width, height, taken] of sizes) {
      for (const bytes of [samplePng({ width, height, pixels: false }), sampleJpeg({ width, height })]) {
        const inspection = inspectFile(bytes);
        if (taken) assert.equal(inspection.ok, true, `${width} × ${height}`);
        else refused(inspection, 'imageTooLarge', new RegExp(`${width} × ${height}`));
      }
    }
    const canvas = Buffer.from(sampleWebps.transparent);
    canvas.set([0xff, 0xff, 0xff], 24);
    refused(inspectFile(canvas), 'imageTooLarge');
    const hidden = Buffer.from(sampleWebps.transparent);
    hidden.set([0xff, 0x3f], hidden.indexOf('\x9d\x01\x2a', 0, 'latin1') + 3);
    refused(inspectFile(hidden), 'unsupportedMediaType');
    const hiddenInFrame = Buffer.from(sampleWebps.animated);
    hiddenInFrame.set([0xff, 0x3f], hiddenInFrame.indexOf('VP8L') + 9);
    refused(inspectFile(hiddenInFrame), 'unsupportedMediaType');
  });

  test('a header alone is no picture', () => {
    refused(inspectFile(Buffer.concat([pngSignature, pngChunk('IHDR', Buffer.alloc(13, 1)), pngChunk('IEND')])), 'unsupportedMediaType');
    refused(inspectFile(Buffer.concat([pngSignature, pngChunk('IDAT', html)])), 'unsupportedMediaType');
    refused(inspectFile(Buffer.concat([pngSignature, html, html])), 'unsupportedMediaType');
    refused(inspectFile(Buffer.concat([latin1('\xff\xd8\xff'), html])), 'truncatedFile');
    refused(inspectFile(Buffer.concat([latin1('\xff\xd8'), jpegSegment(0xfe, html), latin1('\xff\xd9')])), 'unsupportedMediaType');
    refused(inspectFile(samplePng({ width: 0, height: 5 })), 'unsupportedMediaType');
    refused(inspectFile(sampleJpeg({ width: 5, height: 0 })), 'unsupportedMediaType');
    refused(inspectFile(latin1('%PDF-1.4\n%%EOF')), 'truncatedFile');
    refused(inspectFile(latin1('RIFF\x04\0\0\0WEBP')), 'unsupportedMediaType');
  });
});

describe('whatever the bytes', () => {
  test('every file that is cut off anywhere is refused', () => {
    for (const [name, bytes] of acceptedSamples) {
      // A PDF's last line end is padding.
      const last = name === 'PDF' ? bytes.length - 1 : bytes.length;
      for (let length = 0; length < last; length += 1) assert.equal(inspectFile(bytes.subarray(0, length)).ok, false, `${name}, ${length} of ${bytes.length}`);
    }
  });

  const terse = (inspection: Inspection): boolean => inspection.ok || (inspection.detail.length > 0 && inspection.detail.length < 300);

  test('an answer is given to random bytes, also behind each signature', () => {
    const starts = [new Uint8Array(), ...acceptedSamples.flatMap(([, bytes]) => [4, 12, 30, 60].map((length) => bytes.subarray(0, length)))];
    fc.assert(fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), (start, random) => terse(inspectFile(Buffer.concat([start, random])))), { numRuns: 5_000 });
  });

  test('an answer is given to every file with some bytes changed', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(fc.constantFrom(...acceptedSamples), changes, ([, bytes], positions) => {
      const changed = Buffer.from(bytes);
      for (const [position, value] of positions) changed[position % changed.length] = value;
      const inspection = inspectFile(changed);
      assert.ok(terse(inspection));
      if (inspection.ok && inspection.width !== undefined) assert.ok(inspection.width * (inspection.height ?? 0) <= 40_000_000);
    }), { numRuns: 5_000 });
  });

  test('ten mebibytes made to keep a walk busy are answered', () => {
    const sizeBytes = 10 * 1024 * 1024;
    const repeated = (head: Uint8Array, unit: string): Buffer => Buffer.concat([head, Buffer.alloc(sizeBytes - head.length, unit, 'latin1')]);
    const riff = latin1('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\0\0\0\0\0\0');
    riff.writeUInt32LE(sizeBytes - 8, 4);
    const files = [
      repeated(samplePng().subarray(0, 33), '\0\0\0\0tEXt\0\0\0\0'), repeated(latin1('\xff\xd8'), '\xff\xe1\0\x02'), repeated(latin1('\xff\xd8'), '\xff'),
      repeated(riff, 'EXIF\0\0\0\0'), repeated(latin1('%PDF-1.7\n'), '/J'), repeated(latin1('%PDF-1.7\n'), `/${'J'.repeat(41)}`), repeated(latin1('\xff\xd8\xff'), '\0'),
    ];
    for (const bytes of files) assert.equal(inspectFile(bytes).ok, false);
    const pdf = Buffer.concat([repeated(latin1('%PDF-1.7\n'), '/J#4'), latin1('startxref\n9\n%%EOF')]);
    assert.equal(inspectFile(pdf).ok, true);
  });
});
