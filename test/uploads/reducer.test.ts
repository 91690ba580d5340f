import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { UploadRecord } from '../../src/index.ts';
import { reduceUploads, type UploadAction } from '../../src/uploads/reducer.ts';
import { upload } from '../sdk/fixtures.ts';

const record = (id: string): UploadRecord => ({ id, state: 'waiting', name: `${id}.pdf`, sizeBytes: 100, lastModified: 0, acceptedBytes: 0, sentBytes: 0 });
const failure = (retryable: boolean) => ({ code: 'network', detail: '', retryable });

const id = fc.constantFrom('a', 'b', 'c', 'unknown');
const action: fc.Arbitrary<UploadAction> = fc.oneof(
  fc.record({ type: fc.constantFrom('check', 'start', 'stall', 'pause', 'resume', 'hold', 'disconnect', 'leave', 'takeOver', 'provide', 'miss', 'remove'), id }),
  fc.record({ type: fc.constant('move' as const), id, toIndex: fc.integer({ min: -2, max: 5 }) }),
  fc.record({ type: fc.constant('describe' as const), id, details: fc.constant({ kind: 'receipt' as const }) }),
  fc.record({ type: fc.constant('keep' as const), id, isKept: fc.boolean() }),
  fc.record({ type: fc.constant('duplicate' as const), id, duplicateOf: fc.constantFrom('a', 'b', 'c') }),
  fc.record({ type: fc.constantFrom('keepBoth' as const, 'readmit' as const), id, name: fc.constant('other.pdf') }),
  fc.record({ type: fc.constant('accept' as const), id, mediaType: fc.constant('image/png') }),
  fc.record({ type: fc.constant('address' as const), id, uploadUrl: fc.constantFrom('/1', '/2') }),
  fc.record({
    type: fc.constantFrom('progress' as const, 'follow' as const), id, acceptedBytes: fc.integer({ min: -5, max: 200 }), sentBytes: fc.integer({ min: -5, max: 200 }),
    bytesPerSecond: fc.constantFrom(undefined, 100),
  }),
  fc.record({ type: fc.constant('process' as const), id, uploadId: fc.constant('upl_1') }),
  fc.record({ type: fc.constant('finish' as const), id, upload: fc.constant(upload('upl_1')) }),
  fc.record({ type: fc.constantFrom('fail' as const, 'mismatch' as const, 'expire' as const), id, problem: fc.boolean().map(failure) }),
) as fc.Arbitrary<UploadAction>;

test('whatever happens, in whatever order, a list of files stays sound', () => fc.assert(fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
  let records = reduceUploads([], { type: 'add', records: [record('a'), record('b'), record('c')] });
  for (const one of actions) {
    const before = structuredClone(records);
    const next = reduceUploads(records, one);
    assert.deepEqual(records, before, 'A record was changed in place.');
    for (const { acceptedBytes, sentBytes, sizeBytes, state, problem, uploadId, bytesPerSecond, duplicateOf } of next) {
      assert.ok(acceptedBytes >= 0 && acceptedBytes <= sentBytes && sentBytes <= sizeBytes);
      assert.equal(state === 'failed' || state === 'expired', problem !== undefined);
      if (state === 'done') assert.deepEqual([uploadId, acceptedBytes], ['upl_1', sizeBytes]);
      if (bytesPerSecond !== undefined) assert.ok(state === 'uploading' || state === 'elsewhere', 'What stands still has a speed.');
      if (state === 'duplicate') assert.ok(duplicateOf !== undefined);
    }
    assert.equal(next.length, records.length - (one.type === 'remove' && records.some((known) => known.id === one.id) ? 1 : 0));
    const done = records.find(({ state }) => state === 'done');
    if (done && one.type !== 'remove') {
      const { details: _, ...after } = next.find((known) => known.id === done.id) ?? {};
      const { details: __, ...stored } = done;
      assert.deepEqual(after, stored, 'More of a file that was stored was changed than what a person says of it.');
    }
    records = next;
  }
}), { numRuns: 2_000 }));

/** What has to be seen before bytes are sent: each way to `uploading` leads by there. */
test('no file is sent that nobody has looked at', () => fc.assert(fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
  let records = reduceUploads([], { type: 'add', records: [record('a')] });
  for (const one of actions) {
    records = reduceUploads(records, one);
    const [file] = records;
    if (file && ['ready', 'uploading', 'stalled', 'processing'].includes(file.state)) assert.ok(file.mediaType);
  }
}), { numRuns: 2_000 }));

test('what changes nothing gives the same list', () => {
  const records = [record('a')];
  assert.equal(reduceUploads(records, { type: 'progress', id: 'a', acceptedBytes: 5, sentBytes: 5 }), records);
  assert.equal(reduceUploads(records, { type: 'remove', id: 'unknown' }), records);
});

test('U7 progress that comes after a pause does not start it again', () => {
  const [paused] = ([{ type: 'check', id: 'a' }, { type: 'accept', id: 'a', mediaType: 'image/png' }, { type: 'start', id: 'a' }, { type: 'pause', id: 'a' }, { type: 'progress', id: 'a', acceptedBytes: 9, sentBytes: 9 }] as UploadAction[])
    .reduce(reduceUploads, [record('a')] as readonly UploadRecord[]);
  assert.equal(paused?.state, 'paused');
});

test('a refused file cannot be tried again', () => {
  const records = reduceUploads([record('a')], { type: 'fail', id: 'a', problem: failure(false) });
  assert.equal(reduceUploads(records, { type: 'resume', id: 'a' }), records);
});
