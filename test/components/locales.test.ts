import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { alertCodes, carrierStatuses, eventTypes, handOffStatuses, ledgerReasons, messageKinds, messageStatuses, paymentStatuses } from '../../src/index.ts';
import { en } from '../../components/locales/en.ts';
import type { Message } from '../../components/locales/message.ts';
import { ms } from '../../components/locales/ms.ts';
import { zhHans } from '../../components/locales/zh-hans.ts';

const textsOf = (message: Message): string[] => (typeof message === 'string' ? [message] : Object.values(message));
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();
const english = Object.entries(en) as [keyof typeof en, Message][];

for (const [name, messages] of Object.entries({ ms, zhHans })) {
  test(`${name} has every text`, () => {
    assert.deepEqual(english.map(([key]) => key).filter((key) => !messages[key]), []);
  });

  test(`${name} has no text that English does not have`, () => {
    assert.deepEqual(Object.keys(messages).filter((key) => !(key in en)), []);
  });

  test(`${name} fills in the same parameters as English`, () => {
    // Of several forms one may say its number in words.
    const named = (message: Message): string[] => [...new Set(textsOf(message).flatMap(placeholders))].sort();
    assert.deepEqual(english.filter(([key, message]) => String(named(messages[key] ?? '')) !== String(named(message))), []);
  });

  test(`${name} has the plural forms that its language needs`, () => {
    const categories = new Intl.PluralRules(name === 'ms' ? 'ms' : 'zh-Hans').resolvedOptions().pluralCategories;
    for (const [key, message] of Object.entries(messages) as [string, Message][]) {
      if (typeof message !== 'string') assert.ok(categories.every((category) => category in message || 'other' in message), key);
    }
  });
}

const components = fileURLToPath(new URL('../../components', import.meta.url));
const sources = readdirSync(components, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts') && !path.startsWith('locales')).map((path) => readFileSync(join(components, path), 'utf8')).join('\n');

test('every text is said somewhere', () => {
  const literal = new Set([...sources.matchAll(/'([a-z]+(?:\.\w+)+)'/g)].map(([, key]) => key));
  // A key that is put together, such as `status.order.${status}`. One that begins with nothing but “wizard” names fields, whose labels stand elsewhere.
  const computed = [...sources.matchAll(/`([a-z]+\.[\w.]*\$\{[^`]*)`/g)].map(([, template = '']) => template).filter((template) => !template.startsWith('wizard.${'));
  const patterns = computed.map((template) => new RegExp(`^${template.replaceAll('.', String.raw`\.`).replaceAll(/\$\{[^}]*\}/g, String.raw`[\w.-]+`)}$`));
  assert.ok(literal.size > 300 && patterns.length > 30, 'the sources were read');
  assert.deepEqual(english.map(([key]) => key).filter((key) => !literal.has(key) && !patterns.some((pattern) => pattern.test(key))), []);
});

test('every English text begins with the name of its element or set', () => {
  const sets = ['common', 'connection', 'failure', 'error', 'file', 'address', 'money', 'choice', 'status', 'picker', 'paste', 'uploader', 'wizard', 'drafts', 'list', 'tracker', 'detail', 'desk'];
  assert.deepEqual(english.map(([key]) => key).filter((key) => !sets.includes(key.split('.')[0] ?? '')), []);
});

test('everything that the contract names and a person reads has words', () => {
  const named: Readonly<Record<string, readonly string[]>> = {
    'detail.event': eventTypes, 'detail.alert': alertCodes, 'status.alert': alertCodes, 'status.handOff': handOffStatuses, 'detail.ledger': ledgerReasons,
    'detail.message': messageKinds, 'detail.messageStatus': messageStatuses, 'status.claim': paymentStatuses, 'status.carrier': carrierStatuses,
  };
  const keys = Object.entries(named).flatMap(([prefix, codes]) => codes.map((code) => `${prefix}.${code}`));
  assert.ok(keys.length > 90);
  for (const messages of [en, ms, zhHans]) assert.deepEqual(keys.filter((key) => !(key in messages)), []);
});
