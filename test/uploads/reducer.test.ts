import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { UploadRecord } from '../../src/index.ts';
import { reduceUploads, type UploadAction } from '../../src/uploads/reducer.ts';
import { upload } from '../sdk/fixtures.ts';

const record = (id: string): UploadRecord => ({ id, state: 'waiting', name: `${id}.pdf`, sizeBytes: 100, lastModified: 0, acceptedBytes: 0, sentBytes: 0 });
const failure = (retryable: boolean) => ({ code: 'network', detail: '', retryable });

const id = fc.constantFrom('a', 'b', 'unknown');
const action: fc.Arbitrary<UploadAction> = fc.oneof(
  fc.record({ type: fc.constantFrom('check', 'start', 'stall', 'pause', 'resume', 'disconnect', 'provide', 'remove'), id }),
  fc.record({ type: fc.constant('accept' as const), id, mediaType: fc.constant('image/png') }),
  fc.record({ type: fc.constant('address' as const), id, uploadUrl: fc.constantFrom('/1', '/2') }),
  fc.record({ type: fc.constant('progress' as const), id, acceptedBytes: fc.integer({ min: -5, max: 200 }), sentBytes: fc.integer({ min: -5, max: 200 }) }),
  fc.record({ type: fc.constant('process' as const), id, uploadId: fc.constant('upl_1') }),
  fc.record({ type: fc.constant('finish' as const), id, upload: fc.constant(upload('upl_1')) }),
  fc.record({ type: fc.constantFrom('fail' as const, 'expire' as const), id, problem: fc.boolean().map(failure) }),
) as fc.Arbitrary<UploadAction>;

test('whatever happens, in whatever order, a list of files stays sound', () => fc.assert(fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
  let records = reduceUploads([], { type: 'add', records: [record('a'), record('b')] });
  for (const one of actions) {
    const before = structuredClone(records);
    const next = reduceUploads(records, one);
    assert.deepEqual(records, before, 'A record was changed in place.');
    for (const { acceptedBytes, sentBytes, sizeBytes, state, problem, uploadId, mediaType } of next) {
      assert.ok(acceptedBytes >= 0 && acceptedBytes <= sentBytes && sentBytes <= sizeBytes);
      assert.equal(state === 'failed' || state === 'expired', problem !== undefined);
      if (state === 'done') assert.equal(uploadId, 'upl_1');
      if (['ready', 'uploading', 'stalled', 'processing', 'done'].includes(state)) assert.ok(mediaType, 'A file was sent that nobody had looked at.');
    }
    const done = records.find(({ state }) => state === 'done');
    if (done && one.type !== 'remove') assert.ok(next.includes(done), 'A file that was stored was changed.');
    records = next;
  }
}), { numRuns: 2_000 }));

test('what changes nothing gives the same list', () => {
  const records = [record('a')];
  assert.equal(reduceUploads(records, { type: 'progress', id: 'a', acceptedBytes: 5, sentBytes: 5 }), records);
  assert.equal(reduceUploads(records, { type: 'remove', id: 'unknown' }), records);
});

test('progress that comes after a pause does not start it again', () => {
  const [paused] = ([{ type: 'check', id: 'a' }, { type: 'accept', id: 'a', mediaType: 'image/png' }, { type: 'start', id: 'a' }, { type: 'pause', id: 'a' }, { type: 'progress', id: 'a', acceptedBytes: 9, sentBytes: 9 }] as UploadAction[])
    .reduce(reduceUploads, [record('a')] as readonly UploadRecord[]);
  assert.equal(paused?.state, 'paused');
});

test('a refused file cannot be tried again', () => {
  const records = reduceUploads([record('a')], { type: 'fail', id: 'a', problem: failure(false) });
  assert.equal(reduceUploads(records, { type: 'resume', id: 'a' }), records);
});
