import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { simpleParser } from 'mailparser';
import { verifyWebhook } from '../../src/webhooks/index.ts';

export interface ReceivedMail {
  messageId: string;
  subject: string;
  to: string[];
  text: string;
}

/** What the mail server does with the next message. */
export type MailFault = 'refuse' | 'cut' | { code: number; text: string };

/** A real mail server, which keeps what it is sent and fails when it is told to. */
export async function openMailServer() {
  const received: ReceivedMail[] = [];
  const faults: MailFault[] = [];
  let met = 0;
  let isDown = false;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'], authOptional: true, disableReverseLookup: true,
    onConnect(_session, done) {
      if (faults[0] !== 'refuse' && !isDown) return done();
      if (!isDown) faults.shift();
      met += 1;
      done(Object.assign(new Error('Come back later'), { responseCode: 421 }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void (async () => {
          const mail = await simpleParser(Buffer.concat(chunks));
          const fault = faults.shift();
          const keep = (): void => { received.push({ messageId: mail.messageId ?? '', subject: mail.subject ?? '', to: session.envelope.rcptTo.map(({ address }) => address), text: mail.text ?? '' }); };
          if (fault === undefined) {
            keep();
            return done(null, 'taken');
          }
          met += 1;
          if (typeof fault === 'object') return done(Object.assign(new Error(fault.text), { responseCode: fault.code }));
          // Taken, and the connection is gone before it can be said: the sender cannot know (RFC 1047).
          keep();
          for (const connection of (server as unknown as { connections: Set<{ _socket: { destroy(): void } }> }).connections) connection._socket.destroy();
        })();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    /** What it does with the next messages, one after another. */
    fail: (...next: readonly MailFault[]): void => { faults.push(...next); },
    /** Turns every connection away while it is true. */
    set down(value: boolean) { isDown = value; },
    /** How many faults have happened. */
    get faultsMet(): number { return met; },
    close: () => new Promise<void>((resolve) => { server.close(resolve); }),
  };
}

export interface ReceivedHandOff {
  id: string;
  fulfilmentId: string;
  orderId: string;
  callbackUrl: string;
  lines: { lineId: string; quantity: number }[];
}

/** What the warehouse answers to the next hand-off. */
export interface WarehouseFault {
  status: number;
  headers?: Record<string, string>;
  /** It has taken the hand-off all the same, or goes away without a word. */
  cut?: boolean;
}

/** A real warehouse behind HTTP, which checks every signature and fails when it is told to. */
export async function openWarehouse({ secret }: { secret: string }) {
  const received: ReceivedHandOff[] = [];
  const faults: WarehouseFault[] = [];
  const forged: string[] = [];
  let met = 0;
  let followed = 0;
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      if (request.url === '/elsewhere') {
        followed += 1;
        return response.writeHead(200).end();
      }
      let call: ReceivedHandOff;
      try {
        const webhook = await verifyWebhook({ headers: request.headers, body: Buffer.concat(chunks) }, { secrets: [secret] });
        call = { id: webhook.id, ...webhook.payload as Omit<ReceivedHandOff, 'id'> };
      } catch (error) {
        forged.push(String(error));
        return response.writeHead(401).end();
      }
      const fault = faults.shift();
      if (fault === undefined || fault.cut === true) received.push(call);
      if (fault !== undefined) met += 1;
      if (fault?.cut === true) return response.destroy();
      response.writeHead(fault?.status ?? 202, fault?.headers).end();
    })().catch(() => { response.destroy(); });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hand-offs`,
    host: `127.0.0.1:${port}`,
    received, forged,
    fail: (...next: readonly WarehouseFault[]): void => { faults.push(...next); },
    get faultsMet(): number { return met; },
    get redirectsFollowed(): number { return followed; },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise<void>((resolve) => { server.close(() => { resolve(); }); });
    },
  };
}
