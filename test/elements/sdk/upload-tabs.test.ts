import { expect } from 'chai';
import { openingMs, openQueue, openTab, slip, states, until } from './tab.ts';

const names = () => ({ scope: `drf-${crypto.randomUUID()}`, database: `test-${crypto.randomUUID()}` });

describe('uploads in two tabs', () => {
  it('U24 one of two tabs sends a file, the other one shows how far it is and gets what becomes of it', async function () {
    this.timeout(openingMs);
    const place = names();
    const [one, two] = [await openTab(), await openTab()];
    const first = openQueue(one, place);
    first.queue.add([slip('a.pdf')]);
    await until(() => first.sends.length === 1 && first.queue.records[0]?.isKept);
    const second = openQueue(two, place);
    await second.queue.recover();
    await until(() => states(second.queue) === 'elsewhere');
    first.sends[0]!.request.onProgress({ acceptedBytes: 1_000, sentBytes: 2_000 });
    await until(() => second.queue.records[0]?.acceptedBytes === 1_000);
    expect(second.queue.records[0]!.sentBytes).to.equal(2_000);
    first.sends[0]!.finish();
    await until(() => states(second.queue) === 'done');
    expect([second.sends.length, second.queue.records[0]!.uploadId]).to.deep.equal([0, 'upl_1']);
    one.kill();
    two.kill();
  });

  it('U24 when a tab is killed the other one goes on from what the server has accepted', async function () {
    this.timeout(openingMs);
    const place = names();
    const [one, two] = [await openTab(), await openTab()];
    const first = openQueue(one, place);
    first.queue.add([slip('a.pdf')]);
    await until(() => first.sends.length === 1 && first.queue.records[0]?.isKept);
    const second = openQueue(two, place);
    await second.queue.recover();
    await until(() => states(second.queue) === 'elsewhere');
    first.sends[0]!.request.onProgress({ acceptedBytes: 1_000, sentBytes: 2_000 });
    await until(() => second.queue.records[0]?.acceptedBytes === 1_000);
    one.kill();
    await until(() => second.sends.length === 1);
    expect(second.sends[0]!.request.uploadUrl).to.equal(first.queue.records[0]!.uploadUrl);
    expect(second.queue.records[0]!.acceptedBytes).to.equal(1_000);
    expect(await second.sends[0]!.request.file.text()).to.equal(await slip('a.pdf').text());
    second.sends[0]!.finish();
    await until(() => states(second.queue) === 'done');
    two.kill();
  });

  it('U24 a page that refuses locks and channels sends by itself', async function () {
    this.timeout(openingMs);
    const place = names();
    const tab = await openTab();
    const { request } = LockManager.prototype;
    let refusals = 0;
    LockManager.prototype.request = (() => {
      refusals += 1;
      return Promise.reject(new DOMException('No locks here.', 'SecurityError'));
    }) as typeof request;
    try {
      const { queue, sends } = openQueue({ sdk: await import('../../../src/index.ts') }, place);
      queue.add([slip('a.pdf')]);
      await until(() => sends.length === 1);
      queue.dispose();
      expect(refusals).to.be.greaterThan(0);
    } finally {
      LockManager.prototype.request = request;
      tab.kill();
    }
  });
});
