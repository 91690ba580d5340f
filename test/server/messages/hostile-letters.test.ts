import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import type { Browser, Page } from 'puppeteer-core';
import { mailOf } from '../../../server/adapters/smtp-mail.ts';
import { messageKinds } from '../../../src/contract/event.ts';
import type { Order } from '../../../src/contract/order.ts';
import { oneLine } from '../../../server/messages/letter.ts';
import type { MessageKind } from '../../../server/orders/order-ports.ts';
import { launchBrowser } from '../../browser/chromium.ts';
import { hostileText } from '../../hostile-text.ts';
import { times } from '../../long-run.ts';
import { letterOf, orderWith, publicUrl, settingsWith } from './sample-letters.ts';

const locales = ['en-MY', 'ms-MY', 'zh-CN'] as const;
const trackingUrl = 'https://carrier.example/t?n=1&lang=en';
const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

const letters = times(150, 5_000);

interface Case { text: string; kind: MessageKind; locale: string; ownWords: boolean }
const cases = (texts: readonly string[]): Case[] => texts.map((text, index) => ({
  text, kind: messageKinds[index % messageKinds.length] ?? 'shipped', locale: locales[index % locales.length] ?? 'en', ownWords: index % 4 === 0,
}));

/** The e-mail as it goes over the wire, with the same text wherever a person types one. */
const wireOf = async ({ text, kind, locale, ownWords }: Case): Promise<{ raw: string; recipients: string[] }> => {
  const order: Order = orderWith(text, locale);
  order.shipments = order.shipments.map((shipment) => ({ ...shipment, trackingUrl }));
  const settings = settingsWith(text, {
    ...(ownWords && { messageWords: { [kind]: { en: { subject: text, heading: text, lead: text }, ms: { subject: text, lead: text }, 'zh-Hans': { subject: text } } } }),
    paymentMethods: settingsWith('').paymentMethods.map((method) => ({ ...method, label: text })),
  });
  const letter = letterOf(kind, { order, settings, publicUrl });
  const sent = await transport.sendMail(mailOf({
    messageId: 'msg_1', idDomain: 'shop.example', from: { name: oneLine(settings.shop.name), address: 'orders@shop.example' }, to: ['buyer@example.com'], ...letter,
  }));
  return { raw: (sent.message as Buffer).toString('utf8'), recipients: sent.envelope.to };
};

const headerNames = (raw: string): string[] => raw.slice(0, raw.indexOf('\r\n\r\n')).split(/\r\n(?![ \t])/).map((field) => field.slice(0, field.indexOf(':')));

let browser: Browser;
let page: Page;
before(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
});
after(() => browser.close());

/** What a browser makes of each page: its elements with all their attributes but the language, line breaks left out. */
const treesOf = (pages: readonly string[]): Promise<string[]> => page.evaluate((list) => list.map((html) => {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const comments = document.createNodeIterator(parsed, NodeFilter.SHOW_COMMENT);
  const tree = [...parsed.querySelectorAll('*')].filter(({ localName }) => localName !== 'br')
    .map((element) => `${element.localName} ${[...element.attributes].filter(({ name }) => name !== 'lang').map(({ name, value }) => `${name}=${value}`).join(' ')}`);
  return `${tree.join('\n')}\ncomments: ${comments.nextNode() === null ? 'none' : 'some'}`;
}), [...pages]);

describe('hostile words in an e-mail', () => {
  test(`${letters} of them, in every field: the head, the recipient and the tree of the page stay what they are`, { timeout: 280_000 }, async () => {
    const plain = new Map<string, { names: string[]; tree: string }>();
    for (const kind of messageKinds) {
      const { raw } = await wireOf({ text: 'x', kind, locale: 'en-MY', ownWords: false });
      const [tree = ''] = await treesOf([String((await simpleParser(raw)).html)]);
      plain.set(kind, { names: headerNames(raw), tree });
    }
    assert.deepEqual(plain.get('shipped')?.names.toSorted(), ['Content-Language', 'Content-Type', 'Date', 'From', 'MIME-Version', 'Message-ID', 'Subject', 'To']);
    assert.match(plain.get('shipped')?.tree ?? '', /^a href=https:\/\/carrier\.example/m);

    const all = cases(fc.sample(hostileText, { numRuns: letters, seed: 20_261_122 }));
    let looked = 0;
    for (let from = 0; from < all.length; from += 250) {
      const batch = all.slice(from, from + 250);
      const pages: string[] = [];
      for (const each of batch) {
        const { raw, recipients } = await wireOf(each);
        const what = JSON.stringify(each);
        assert.deepEqual(headerNames(raw), plain.get(each.kind)?.names, what);
        assert.deepEqual(recipients, ['buyer@example.com'], what);
        const mail = await simpleParser(raw);
        assert.deepEqual([mail.to, mail.cc, mail.bcc].map((list) => list && (Array.isArray(list) ? list : [list]).flatMap(({ value }) => value.map(({ address }) => address))), [['buyer@example.com'], undefined, undefined], what);
        assert.deepEqual(mail.from?.value.map(({ address }) => address), ['orders@shop.example'], what);
        assert.deepEqual([mail.attachments.length, mail.messageId], [0, '<msg_1@shop.example>'], what);
        pages.push(String(mail.html));
      }
      const trees = await treesOf(pages);
      batch.forEach((each, index) => { assert.equal(trees[index], plain.get(each.kind)?.tree, JSON.stringify(each)); });
      looked += trees.length;
    }
    assert.equal(looked, letters);
  });

  test('an address that is more than one address is never written to', () => {
    for (const address of ['a@example.com, b@example.com', 'a@example.com\r\nBcc: eve@example.com', 'Eve <eve@example.com>', 'group: a@example.com;', '"a b"@example.com', 'a@[127.0.0.1]', `${'a'.repeat(250)}@example.com`]) {
      assert.throws(() => mailOf({ messageId: 'msg_1', from: { address: 'orders@shop.example' }, to: [address], subject: 's', html: 'h', text: 't', locale: 'en' }), { name: 'MailError', permanent: true }, address);
    }
  });
});
