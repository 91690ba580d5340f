import { createTransport, type SendMailOptions } from 'nodemailer';
import { MailError, type MailMessage, type MailReceipt, type MailTransport } from '../ports.ts';
import { isHeaderText, isMailAddress } from './mail-address.ts';

/** How long is waited for a mail server, in milliseconds. */
export interface SmtpTimeouts {
  /** For the connection, and again for the server's greeting. */
  connectMs: number;
  /** Without a byte from the server. */
  idleMs: number;
  /** For the whole of one e-mail. */
  totalMs: number;
}

const defaultTimeouts: SmtpTimeouts = { connectMs: 10_000, idleMs: 60_000, totalMs: 120_000 };

/** Commands that speak of this e-mail; what is refused before them is wrong with the server or its settings. */
const messageCommands = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);
/** “Log in first”, “wrong password” and their like (RFC 4954 section 6) heal when the settings are put right. */
const loginReplies = new Set([530, 534, 535, 538]);
const messageIdForm = /^[A-Za-z0-9][A-Za-z0-9_-]{0,127}$/;

/**
 * Sends e-mail over SMTP, one connection an e-mail.
 * @param options.url `smtp://user:password@host:port` (TLS when the server offers it), or `smtps://…` (TLS from the first byte)
 * @throws {TypeError} when the URL is neither
 */
export function smtpMail({ url, timeouts = defaultTimeouts }: { url: string; timeouts?: SmtpTimeouts }): MailTransport {
  const { protocol, hostname, port, username, password } = new URL(url);
  if (!['smtp:', 'smtps:'].includes(protocol) || hostname === '') throw new TypeError('A mail server’s URL begins with smtp:// or smtps:// and names a host.');
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (secure ? 465 : 25) : Number(port),
    secure,
    ...(username !== '' && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.connectMs,
    dnsTimeout: timeouts.connectMs,
    socketTimeout: timeouts.idleMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    async send(message) {
      const mail = mailOf(message);
      try {
        const sent = await transport.sendMail({ ...mail, signal: AbortSignal.timeout(timeouts.totalMs) });
        return { response: sent.response, accepted: sent.accepted, rejected: (sent.rejectedErrors ?? []).map(refusalOf) };
      } catch (error) {
        throw new MailError({ permanent: isPermanent(error), reply: replyOf(error), cause: error });
      }
    },
  };
}

/** An e-mail as it goes over the wire. @throws {MailError} permanent, when it is unfit to be sent */
export function mailOf(message: MailMessage): SendMailOptions {
  refuseUnfit(message);
  const { messageId, from, to, subject, html, text, locale, idDomain = from.address.slice(from.address.lastIndexOf('@') + 1) } = message;
  return {
    messageId: `<${messageId}@${idDomain}>`,
    from: { name: from.name ?? '', address: from.address },
    to: to.map((address) => ({ name: '', address })),
    envelope: { from: from.address, to: [...to] },
    subject,
    text,
    html,
    headers: { 'Content-Language': locale },
  };
}

/** @throws {MailError} permanent, when something would end up in the message's head or envelope that does not belong there */
function refuseUnfit({ messageId, idDomain = 'none.invalid', from, to, subject, locale }: MailMessage): void {
  const unfit = (reply: string): MailError => new MailError({ permanent: true, reply });
  if (!messageIdForm.test(messageId) || !isMailAddress(`id@${idDomain}`)) throw unfit('The message’s id is malformed.');
  if (to.length === 0) throw unfit('The message has no recipient.');
  for (const address of [from.address, ...to]) if (!isMailAddress(address)) throw unfit(`“${address}” is not an e-mail address.`);
  for (const [name, value] of Object.entries({ subject, 'sender’s name': from.name ?? '', language: locale })) {
    if (!isHeaderText(value)) throw unfit(`The ${name} contains a line break or another control character.`);
  }
}

/** What nodemailer tells of a refusal. */
interface SmtpFailure extends Error {
  command?: string | undefined;
  responseCode?: number | undefined;
  response?: string | undefined;
  recipient?: string | undefined;
  permanent?: boolean | undefined;
}

function isPermanent(error: unknown): boolean {
  const { command = '', permanent = false, responseCode } = error as SmtpFailure;
  return permanent && messageCommands.has(command) && !loginReplies.has(responseCode ?? 0);
}

/** The server's own words, else what went wrong on the way to it. */
const replyOf = (error: unknown): string => {
  const { response, message } = error as SmtpFailure;
  return response !== undefined && response !== '' ? response : message;
};

const refusalOf = (error: SmtpFailure): MailReceipt['rejected'][number] => ({ address: error.recipient ?? '', permanent: isPermanent(error), reply: replyOf(error) });
