import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mediaTypeOf } from '../../src/index.ts';

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

test('the four formats are told by their first bytes', () => {
  assert.equal(mediaTypeOf(ascii('%PDF-1.7')), 'application/pdf');
  assert.equal(mediaTypeOf(ascii('\xff\xd8\xff\xe0')), 'image/jpeg');
  assert.equal(mediaTypeOf(ascii('\x89PNG\r\n\x1a\n')), 'image/png');
  assert.equal(mediaTypeOf(ascii('RIFF\x10\0\0\0WEBPVP8 ')), 'image/webp');
});

for (const [name, text] of [['HEIC', '\0\0\0\x18ftypheic'], ['SVG', '<svg xmlns='], ['a web page', '<!doctype html>'], ['ZIP', 'PK\x03\x04'], ['a sound in RIFF', 'RIFF\x10\0\0\0WAVE'], ['a program', 'MZ'], ['a PDF after something', 'x%PDF-'], ['nothing', '']] as const) {
  test(`${name} is none of them`, () => assert.equal(mediaTypeOf(ascii(text)), undefined));
}

test('no bytes make it fail', () => fc.assert(fc.property(fc.uint8Array({ maxLength: 32 }), (bytes) => { mediaTypeOf(bytes); })));
