/** One message of an event stream (HTML Standard, section 9.2). */
export interface StreamMessage {
  /** The last id that the stream named, so far. */
  readonly id: string | undefined;
  readonly event: string;
  readonly data: string;
  /** How long to wait before connecting again, in milliseconds, where the stream said so just now. */
  readonly retryMs: number | undefined;
}

/** The largest line that is kept, in UTF-16 code units: more is no event of ours. */
const longestLine = 1024 * 1024;

/** Reads the messages of a stream as they come; a comment or a bare `retry` comes as a message without data, as a sign of life. */
export async function* readMessages(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamMessage, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let id: string | undefined;
  let fields = { event: '', data: [] as string[], retryMs: undefined as number | undefined };
  let rest = '';
  try {
    while (true) {
      const { done, value } = await reader.read();
      if (done) return; // An unfinished message is not one.
      rest += decoder.decode(value, { stream: true });
      // A CR at the end may be half of a CR LF.
      const whole = rest.endsWith('\r') ? rest.length - 1 : rest.length;
      const lines = rest.slice(0, whole).split(/\r\n|\r|\n/);
      rest = (lines.pop() ?? '') + rest.slice(whole);
      if (rest.length > longestLine) throw new RangeError('The event stream has a line without an end.');
      for (const line of lines) {
        if (line === '') {
          const { event, data, retryMs } = fields;
          fields = { event: '', data: [], retryMs: undefined };
          if (data.length > 0 || retryMs !== undefined) yield { id, event: event || 'message', data: data.join('\n'), retryMs };
          continue;
        }
        const colon = line.indexOf(':');
        const name = colon < 0 ? line : line.slice(0, colon);
        const text = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
        if (name === '') yield { id, event: 'comment', data: '', retryMs: undefined };
        else if (name === 'data') fields.data.push(text);
        else if (name === 'event') fields.event = text;
        else if (name === 'id' && !text.includes('\0')) id = text;
        else if (name === 'retry' && /^\d+$/.test(text)) fields.retryMs = Number(text);
      }
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}
