import { elementContract } from '../foundation/element-contract.ts';
import { fakeShop } from './fake-client.ts';

elementContract({
  tag: 'manual-order-wizard',
  define: () => import('../../../components/wizard/define.ts'),
  properties: () => ({ type: 'b2c', client: fakeShop({ actorId: `contract-${Date.now()}` }).client }),
  isShown: (element) => element.shadowRoot?.querySelector('form') != null,
});
