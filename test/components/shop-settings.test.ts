import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ShopSettings } from '../../components/controllers/shop-settings.ts';
import type { Client } from '../../src/index.ts';

const host = { addController: () => undefined, removeController: () => undefined, requestUpdate: () => undefined, updateComplete: Promise.resolve(true) };
const settingsOf = async (client: Client): Promise<ShopSettings> => {
  const settings = new ShopSettings(host, () => client);
  settings.hostUpdate();
  await new Promise(setImmediate);
  return settings;
};
const shop = () => {
  const server = { isOffline: true, asked: 0, failure: new Error('offline') };
  const get = () => {
    server.asked += 1;
    return server.isOffline ? Promise.reject(server.failure) : Promise.resolve({ timeZone: 'Asia/Kuala_Lumpur' });
  };
  return { server, client: { settings: { get } } as unknown as Client };
};

test('tells why the settings could not be read, and asks again', async () => {
  const { server, client } = shop();
  const settings = await settingsOf(client);
  assert.deepEqual([settings.value, settings.error, server.asked], [undefined, server.failure, 1]);
  settings.retry();
  assert.equal(settings.error, undefined, 'nothing is told while the answer is on its way');
  await new Promise(setImmediate);
  assert.deepEqual([settings.error, server.asked], [server.failure, 2]);
  server.isOffline = false;
  settings.retry();
  await new Promise(setImmediate);
  assert.deepEqual([settings.timeZone, settings.error, server.asked], ['Asia/Kuala_Lumpur', undefined, 3]);
});

test('what one element reads after a failure is there for all of the same shop', async () => {
  const { server, client } = shop();
  const other = shop();
  const [first, second, gone, elsewhere] = [await settingsOf(client), await settingsOf(client), await settingsOf(client), await settingsOf(other.client)];
  assert.deepEqual([first.error, second.error, gone.error, elsewhere.error], [server.failure, server.failure, server.failure, other.server.failure]);
  gone.hostDisconnected();
  server.isOffline = false;
  const asked = server.asked;
  first.retry();
  await new Promise(setImmediate);
  assert.deepEqual([first.timeZone, second.timeZone, server.asked], ['Asia/Kuala_Lumpur', 'Asia/Kuala_Lumpur', asked + 1]);
  assert.deepEqual([gone.error, elsewhere.error], [server.failure, other.server.failure], 'who left, and another shop, are let alone');
});

test('who asks again does not wait for an answer that another element asked for before', async () => {
  const { server, client } = shop();
  const first = await settingsOf(client);
  let hangUp: (error: Error) => void = () => undefined;
  const answer = (get: () => Promise<unknown>) => Object.assign(client.settings, { get: () => {
    server.asked += 1;
    return get();
  } });
  answer(() => new Promise((_, reject) => { hangUp = reject; }));
  const second = await settingsOf(client);
  answer(() => Promise.resolve({ timeZone: 'Asia/Kuala_Lumpur' }));
  first.retry();
  await new Promise(setImmediate);
  assert.deepEqual([first.timeZone, first.error, server.asked], ['Asia/Kuala_Lumpur', undefined, 3]);
  hangUp(server.failure);
  await new Promise(setImmediate);
  assert.deepEqual([second.timeZone, second.error, server.asked], ['Asia/Kuala_Lumpur', undefined, 3], 'who still waited takes the newer answer, though its own has failed');
  assert.equal((await settingsOf(client)).timeZone, 'Asia/Kuala_Lumpur', 'the failure of the older does not take the newer away');
  assert.equal(server.asked, 3);
});
