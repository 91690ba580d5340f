import { elementContract } from '../foundation/element-contract.ts';
import { settled } from '../foundation/fixture.ts';
import { formControlContract } from '../foundation/form-control-contract.ts';
import { fakeCatalogue, itemAt } from './fake-catalogue.ts';

const tag = 'manual-order-item-picker';

elementContract({
  tag,
  define: () => import('../../../components/item-picker/define.ts'),
  properties: () => ({ value: [{ item: itemAt(1), quantity: 2 }], client: fakeCatalogue(30).client }),
  isShown: (element) => element.shadowRoot?.textContent.includes('Car shampoo 1') ?? false,
});

formControlContract({
  tag,
  properties: () => ({ client: fakeCatalogue(30).client }),
  fill: async (control) => {
    Object.assign(control, { value: [{ item: itemAt(1), quantity: 2 }, { item: itemAt(3), quantity: 1 }] });
    await settled(control);
  },
  submitted: ['itm_1', 'itm_3'],
});
