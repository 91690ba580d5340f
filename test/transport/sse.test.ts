import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readMessages, type StreamMessage } from '../../src/transport/sse.ts';

const read = async (chunks: readonly Uint8Array[]): Promise<StreamMessage[]> => {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const messages: StreamMessage[] = [];
  for await (const message of readMessages(body)) messages.push(message);
  return messages;
};
const bytes = (text: string) => new TextEncoder().encode(text);

test('messages carry the last id, their event and their lines of data', async () => {
  const messages = await read([bytes('retry: 1500\n\n: alive\n\nid: 1\nevent: order.created\ndata: {"a":\ndata:1}\n\ndata: two\n\nid: 3\ndata: unfinished')]);
  assert.deepEqual(messages, [
    { id: undefined, event: 'message', data: '', retryMs: 1_500 },
    { id: undefined, event: 'comment', data: '', retryMs: undefined },
    { id: '1', event: 'order.created', data: '{"a":\n1}', retryMs: undefined },
    { id: '1', event: 'message', data: 'two', retryMs: undefined },
  ]);
});

test('an id with NUL, a field that nobody knows and a retry that is no number change nothing', async () => {
  const messages = await read([bytes('id: 1\0\nretry: soon\nfoo: bar\ndata\ndata: x\n\n')]);
  assert.deepEqual(messages, [{ id: undefined, event: 'message', data: '\nx', retryMs: undefined }]);
});

test('how the bytes are cut and how lines end changes nothing', () => fc.assert(fc.asyncProperty(
  fc.array(fc.record({ id: fc.nat(), data: fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[\r\n]/g, ' ')), { minLength: 1, maxLength: 3 }) }), { maxLength: 5 }),
  fc.constantFrom('\n', '\r\n', '\r'), fc.integer({ min: 1, max: 7 }),
  async (events, newline, size) => {
    const whole = bytes(events.map(({ id, data }) => `id: ${id}${newline}${data.map((text) => `data: ${text}${newline}`).join('')}${newline}`).join('') + (newline === '\r' ? ':\n' : ''));
    const chunks = Array.from({ length: Math.ceil(whole.length / size) }, (_, index) => whole.slice(index * size, (index + 1) * size));
    const messages = (await read(chunks)).filter(({ event }) => event === 'message');
    assert.deepEqual(messages.map(({ id, data }) => ({ id, data })), events.map(({ id, data }) => ({ id: String(id), data: data.join('\n') })));
  },
)));

test('a line without an end is not read for ever', async () => {
  await assert.rejects(read(Array.from({ length: 20 }, () => bytes('x'.repeat(100_000)))), RangeError);
});
