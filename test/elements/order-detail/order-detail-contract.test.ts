import { sampleOrder } from '../../components/sample-order.ts';
import { elementContract } from '../foundation/element-contract.ts';
import { FakeShop } from '../status-tracker/fake-shop.ts';

elementContract({
  tag: 'manual-order-detail',
  define: () => import('../../../components/order-detail/define.ts'),
  properties: () => ({ orderId: 'ord_1', client: new FakeShop(sampleOrder()).client }),
  isShown: (element) => element.shadowRoot?.querySelector('h2')?.textContent.includes('MO-1001') ?? false,
});
