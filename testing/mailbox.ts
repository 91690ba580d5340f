import type { MailMessage, MailTransport } from '../server/ports.ts';

/** A mail server that keeps every e-mail, for a test to read. */
export class Mailbox implements MailTransport {
  /** What has been sent, oldest first. */
  readonly messages: MailMessage[] = [];

  async send(message: MailMessage): Promise<{ response: string; accepted: readonly string[]; rejected: [] }> {
    this.messages.push(message);
    return { response: '250 kept', accepted: message.to, rejected: [] };
  }

  async close(): Promise<void> {}
}
