import { elementContract } from '../foundation/element-contract.ts';
import { FakeDesk, waitingOrder } from './fake-desk.ts';

elementContract({
  tag: 'manual-order-proof-desk',
  define: () => import('../../../components/proof-desk/define.ts'),
  properties: () => ({ client: new FakeDesk(waitingOrder(1)).client, messages: {} }),
  isShown: (element) => element.shadowRoot?.textContent.includes('MO-1001') ?? false,
});
