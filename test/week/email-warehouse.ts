import assert from 'node:assert/strict';
import type { ReceivedMail } from '../faults/outside-world.ts';
import type { Chance } from './chance.ts';

/** A form on the page of a hand-off, as a browser would send it, by what it is for. */
interface Form { action: string; fields: Map<string, string> }

const unescaped = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
const attributesOf = (tag: string): Map<string, string> =>
  new Map([...tag.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].slice(1).map(([, name = '', value = '']) => [name, unescaped(value)]));

/** The forms of a page, with what stands in their fields. */
export const formsOf = (page: string): Form[] => [...page.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)].map(([, inside = '']) => {
  const fields = new Map<string, string>();
  for (const [tag] of inside.matchAll(/<input\b[^>]*>/g)) {
    const { name, value = '', type } = Object.fromEntries(attributesOf(tag));
    if (name !== undefined && type !== 'submit' && (type !== 'radio' || tag.includes('checked'))) fields.set(name, value);
  }
  for (const [, tag = ''] of inside.matchAll(/<(textarea\b[^>]*)>/g)) fields.set(attributesOf(`<${tag}>`).get('name') ?? '', '');
  for (const [, tag = '', options = ''] of inside.matchAll(/<(select\b[^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen = /<option\b[^>]*selected[^>]*>/.exec(options)?.[0] ?? [...options.matchAll(/<option\b[^>]*>/g)].map(([one]) => one).find((one) => attributesOf(one).get('value') !== '') ?? '';
    fields.set(attributesOf(`<${tag}>`).get('name') ?? '', attributesOf(chosen).get('value') ?? '');
  }
  return { action: fields.get('action') ?? '', fields };
});

/** What says no. */
const refusals = new Set(['reject', 'refuseChange', 'tooLate']);

/** A warehouse without a system: somebody who reads e-mail, opens the link, and types on the page that it leads to. */
export class EmailWarehouse {
  readonly address = 'packing@hand.example';
  readonly #chance: Chance;
  readonly #count: (what: string) => void;
  #read = 0;
  readonly #links = new Map<string, { url: string; wait: number }>();

  constructor({ chance, count }: { chance: Chance; count: (what: string) => void }) {
    this.#chance = chance;
    this.#count = count;
  }

  /** Reads new e-mail and works on what lies open. */
  async work(received: readonly ReceivedMail[]): Promise<void> {
    for (const mail of received.slice(this.#read)) {
      if (!mail.to.includes(this.address)) continue;
      const url = /https?:\/\/\S+\/v1\/provider\/\S+/.exec(mail.text)?.[0].replace(/[)>\].,]+$/, '');
      assert.ok(url !== undefined, `no link in “${mail.subject}”`);
      const fulfilmentId = /ful_[0-9a-f]+/.exec(url)?.[0] ?? '';
      this.#links.set(fulfilmentId, { url, wait: this.#chance.between(0, 4) });
    }
    this.#read = received.length;
    for (const link of this.#links.values()) {
      if (link.wait > 0) link.wait -= 1;
      else if (await this.#answer(link.url)) link.wait = this.#chance.between(2, 8);
      else link.wait = 12;
    }
  }

  /** Opens the page and answers the first thing that it asks; whether it asked anything. */
  async #answer(url: string): Promise<boolean> {
    const opened = await fetch(url);
    const page = await opened.text();
    assert.equal(opened.status, 200, page);
    const forms = formsOf(page);
    if (forms.length === 0) return false;
    const { action, fields } = this.#choose(forms);
    const body = new URLSearchParams([...fields]);
    if (body.has('reason')) body.set('reason', 'Not on the shelf');
    if (body.has('trackingNumber')) body.set('trackingNumber', `HAND${this.#chance.between(100_000, 999_999)}`);
    this.#count(`page: ${action}`);
    // People press a button twice.
    const times = this.#chance.is(0.1) ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      const answered = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
      const text = await answered.text();
      assert.equal(answered.status, 200, text);
    }
    return true;
  }

  #choose(forms: readonly Form[]): Form {
    const no = forms.filter(({ action }) => refusals.has(action));
    const yes = forms.filter(({ action }) => !refusals.has(action));
    return yes.length === 0 || (no.length > 0 && this.#chance.is(0.08)) ? this.#chance.one(no) : yes[0] ?? this.#chance.one(forms);
  }
}
