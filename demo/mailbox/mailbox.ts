import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser, type AddressObject } from 'mailparser';

export interface Mail {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly messageId: string;
  readonly text: string;
  readonly html: string;
}

const addresses = (value: AddressObject | AddressObject[] | undefined): string =>
  [value ?? []].flat().map(({ text }) => text).join(', ');

const parse = async (folder: string, file: string): Promise<Mail> => {
  const mail = await simpleParser(await readFile(join(folder, file)));
  return {
    id: file.replace(/\.eml$/, ''),
    at: new Date(Number(file.slice(0, 15))).toISOString(),
    from: addresses(mail.from), to: addresses(mail.to), subject: mail.subject ?? '', messageId: mail.messageId ?? '',
    text: mail.text ?? '', html: typeof mail.html === 'string' ? mail.html : '',
  };
};

/** What has come to the mailbox, newest first. An e-mail never changes, so each is read once. */
export class Mailbox {
  readonly #folder: string;
  readonly #read = new Map<string, Promise<Mail>>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async list(): Promise<Mail[]> {
    const files = await readdir(this.#folder).catch(() => []);
    return Promise.all(files.filter((file) => file.endsWith('.eml')).sort().reverse().slice(0, 200).map((file) => this.#mail(file)));
  }

  async get(id: string): Promise<Mail | undefined> {
    return (await this.list()).find((mail) => mail.id === id);
  }

  #mail(file: string): Promise<Mail> {
    const known = this.#read.get(file);
    if (known) return known;
    const mail = parse(this.#folder, file);
    this.#read.set(file, mail);
    return mail;
  }
}
