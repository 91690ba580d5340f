import type { Settings } from '../../src/contract/settings.ts';
import type { Letter } from '../messages/letter.ts';
import type { Outcome } from '../outbox/outbox-worker.ts';
import { MailError, type MailAddress, type MailTransport } from '../ports.ts';
import type { EmailConnection, FulfilmentProvider } from './provider-port.ts';
import { amendmentLetter, cancelLetter, requestLetter } from './provider-letter.ts';

const waitForMailServerMs = 5 * 60_000;

/**
 * A warehouse that is written to, each e-mail with one signed link to the page of its hand-off. That page always shows what
 * is wanted now, so an e-mail that comes late or twice asks for nothing that is no longer wanted.
 */
export function emailProvider({ connection, mail, senderOf, settingsOf, linkTo }: {
  connection: EmailConnection;
  /** Without one, e-mails wait. */
  mail: MailTransport | undefined;
  senderOf: (settings: Settings) => MailAddress;
  settingsOf: (shopId: string) => Promise<Settings>;
  /** The page of a hand-off. */
  linkTo: (page: { shopId: string; fulfilmentId: string; providerCode: string }) => Promise<string>;
}): FulfilmentProvider {
  const send = async (about: { shopId: string; fulfilmentId: string }, id: string, write: (written: { settings: Settings; link: string }) => Letter): Promise<Outcome> => {
    if (mail === undefined) return { result: 'waiting', forMs: waitForMailServerMs, detail: 'No mail server is configured.' };
    const settings = await settingsOf(about.shopId);
    const letter = write({ settings, link: await linkTo({ ...about, providerCode: connection.code }) });
    try {
      const { response } = await mail.send({ messageId: id, from: senderOf(settings), to: [connection.to], ...letter });
      return { result: 'done', detail: `The e-mail to ${connection.to} was taken: ${response}` };
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      return { result: 'failed', permanent: error.permanent, detail: error.reply };
    }
  };

  return {
    delegate: (handOff, { id }) => send(handOff, id, (written) => requestLetter(handOff, written)),
    amend: (handOff, { id, before }) => send(handOff, id, (written) => amendmentLetter(handOff, before, written)),
    cancel: (request, { id }) => send(request, id, (written) => cancelLetter(request, written)),
  };
}
