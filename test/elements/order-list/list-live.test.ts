import { expect } from 'chai';
import { html, render } from 'lit';
import { sampleOrder, sampleShipment } from '../../components/sample-order.ts';
import { allByRole, byRole, clear, settled, until, violations } from '../foundation/fixture.ts';
import { violationsInEveryLook } from '../foundation/looks.ts';
import { noNetwork } from '../status-tracker/fake-shop.ts';
import { focused, mount, numbers, part, row, said, shopOf, shown, textOf } from './list-page.ts';

const newer = sampleOrder({ id: 'ord_new', number: 'MO-2000', orderedAt: '2026-11-03T00:00:00Z' });

describe('the order list, live', () => {
  afterEach(clear);

  it('changes a row where it stands, and marks it', async () => {
    const shop = shopOf(3);
    const { list } = await shown(shop);
    shop.change('ord_1', { fulfilmentStatus: 'shipped', shipments: [sampleShipment()] });
    await until(() => textOf(row(list, 'MO-1001')).includes('ER123456789MY'));
    expect(row(list, 'MO-1001')!.classList.contains('moved')).to.equal(true);
    expect(row(list, 'MO-1000')!.classList.contains('moved')).to.equal(false);
    expect(shop.listQueries.at(-1)).to.deep.include({ ids: ['ord_1'] });
    const marks = list.shadowRoot!.getAnimations().filter((animation) => animation instanceof CSSAnimation && animation.animationName === 'moved');
    expect(marks).not.to.deep.equal([]);
    for (const mark of marks) {
      mark.pause();
      mark.currentTime = 0;
    }
    expect(await violations(list), 'where the mark is strongest').to.deep.equal([]);
  });

  it('reads once for many events, and only what they are about', async () => {
    const shop = shopOf(3);
    const { list } = await shown(shop);
    const before = shop.listQueries.length;
    for (let count = 0; count < 20; count += 1) shop.tell('ord_0');
    shop.change('ord_0', { shipments: [sampleShipment()] });
    await until(() => textOf(row(list, 'MO-1000')).includes('ER123456789MY'));
    expect(shop.listQueries.length - before).to.equal(1);
  });

  it('lets new orders wait, so that no row moves under the pointer, and shows them on request', async () => {
    const shop = shopOf(2);
    const { list } = await shown(shop);
    shop.orders = [newer, ...shop.orders];
    shop.tell('ord_new');
    const button = await until(() => part(list, 'arrived'));
    expect(textOf(button)).to.equal('1 new order Show');
    expect(numbers(list)).to.deep.equal(['MO-1000', 'MO-1001']);
    await until(() => said(list) === 'New order: MO-2000.');
    expect(await violationsInEveryLook(list)).to.deep.equal([]);
    button.click();
    await until(() => numbers(list)[0] === 'MO-2000');
    await until(() => textOf(focused(list)) === 'MO-2000');
    expect(part(list, 'arrived')).to.equal(null);
  });

  it('says nothing of an order that the filter does not mean, or that comes after all that is loaded', async () => {
    const shop = shopOf(60);
    const { list } = await shown(shop, { segment: 'b2b', limit: 10 });
    shop.orders = [...shop.orders, sampleOrder({ id: 'ord_b2c', number: 'MO-3000', segment: 'b2c', orderedAt: '2026-11-03T00:00:00Z' }), sampleOrder({ id: 'ord_old', number: 'MO-3001', orderedAt: '2020-01-01T00:00:00Z' })];
    const before = shop.listQueries.length;
    for (const id of ['ord_b2c', 'ord_old']) shop.tell(id);
    shop.change('ord_1', { shipments: [sampleShipment()] });
    await until(() => textOf(row(list, 'MO-1001')).includes('ER123456789MY'));
    expect(shop.listQueries.slice(before)).to.deep.include({ segment: 'b2b', ids: ['ord_b2c', 'ord_old'], limit: 150, sort: '-orderedAt' });
    expect(part(list, 'arrived')).to.equal(null);
  });

  it('shows the first order of a shop at once', async () => {
    const shop = shopOf(0);
    const { list } = await mount(shop);
    await until(() => list.shadowRoot!.textContent.includes('No orders yet'));
    shop.orders = [newer];
    shop.tell('ord_new');
    await until(() => numbers(list)[0] === 'MO-2000');
  });

  it('keeps what was read of a row when an older page of it comes after', async () => {
    const shop = shopOf(2);
    const { list } = await shown(shop);
    const old = shop.orders;
    shop.change('ord_0', { shipments: [sampleShipment()] });
    await until(() => textOf(row(list, 'MO-1000')).includes('ER123456789MY'));
    shop.orders = old;
    list.query = { sort: 'total' };
    await until(() => shop.listQueries.at(-1)?.sort === 'total');
    await settled(list);
    expect(textOf(row(list, 'MO-1000'))).to.contain('ER123456789MY');
  });

  it('says that it can no longer be told, keeps its rows, and listens again when asked', async () => {
    const shop = shopOf(2);
    const { list } = await shown(shop);
    await until(() => shop.listening === 1);
    shop.cut(noNetwork());
    const retry = await until(() => allByRole(list, 'button', 'Try again')[0]);
    expect(numbers(list).length).to.equal(2);
    expect(list.shadowRoot!.textContent).to.contain('The list may be out of date');
    retry.click();
    await until(() => shop.listening === 1);
    await until(() => allByRole(list, 'button', 'Try again').length === 0);
  });

  it('says when what happened could not be read', async () => {
    const shop = shopOf(2);
    const { list } = await shown(shop);
    shop.failure = noNetwork();
    shop.tell('ord_0');
    await until(() => list.shadowRoot!.textContent.includes('The list may be out of date'));
    expect(numbers(list).length).to.equal(2);
    shop.failure = undefined;
    byRole(list, 'button', 'Try again').click();
    await until(() => !list.shadowRoot!.textContent.includes('The list may be out of date'));
  });

  it('reads nothing while the page is hidden, and what happened once it is seen', async () => {
    const shop = shopOf(2);
    const { list } = await shown(shop);
    let isHidden = true;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
    try {
      const before = shop.listQueries.length;
      shop.change('ord_0', { shipments: [sampleShipment()] });
      await new Promise((done) => setTimeout(done, 600));
      expect(shop.listQueries.length, 'hidden').to.equal(before);
      isHidden = false;
      document.dispatchEvent(new Event('visibilitychange'));
      await until(() => textOf(row(list, 'MO-1000')).includes('ER123456789MY'));
    } finally {
      Reflect.deleteProperty(document, 'hidden');
    }
  });

  it('shares one stream with every other element of its client', async () => {
    const shop = shopOf(2);
    const { list } = await shown(shop);
    const other = document.createElement('main');
    document.body.append(other);
    render(html`<manual-order-list .client=${shop.client}></manual-order-list><manual-order-list .client=${shopOf(1).client}></manual-order-list>`, other);
    await until(() => numbers(other.firstElementChild!).length === 2);
    expect(shop.listening).to.equal(1);
    shop.change('ord_0', { shipments: [sampleShipment()] });
    for (const each of [list, other.firstElementChild!]) await until(() => textOf(row(each, 'MO-1000')).includes('ER123456789MY'));
    list.remove();
    shop.change('ord_0', { shipments: [] });
    await until(() => !textOf(row(other.firstElementChild!, 'MO-1000')).includes('ER123456789MY'), 'the one that stays is still told');
    expect(shop.listening).to.equal(1);
    other.firstElementChild!.remove();
    await until(() => shop.listening === 0);
  });
});
