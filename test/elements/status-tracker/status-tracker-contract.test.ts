import { sampleOrder, sampleShipment } from '../../components/sample-order.ts';
import { elementContract } from '../foundation/element-contract.ts';
import { FakeShop } from './fake-shop.ts';

elementContract({
  tag: 'manual-order-status-tracker',
  define: () => import('../../../components/status-tracker/define.ts'),
  properties: () => ({ orderId: 'ord_1', client: new FakeShop(sampleOrder({ fulfilmentStatus: 'shipped', shipments: [sampleShipment()] })).client }),
  isShown: (element) => element.shadowRoot?.textContent.includes('ER123456789MY') ?? false,
});
