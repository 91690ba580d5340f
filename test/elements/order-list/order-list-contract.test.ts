import { sampleOrder } from '../../components/sample-order.ts';
import { elementContract } from '../foundation/element-contract.ts';
import { FakeShop } from '../status-tracker/fake-shop.ts';

elementContract({
  tag: 'manual-order-list',
  define: () => import('../../../components/order-list/define.ts'),
  properties: () => ({ client: new FakeShop(sampleOrder(), sampleOrder({ id: 'ord_2', number: 'MO-1002', segment: 'b2c' })).client, query: { segment: 'b2c' } }),
  isShown: (element) => element.shadowRoot?.querySelector('tbody')?.textContent.includes('MO-1002') ?? false,
});
