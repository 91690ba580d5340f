import { elementContract } from '../foundation/element-contract.ts';
import { settled } from '../foundation/fixture.ts';
import { formControlContract } from '../foundation/form-control-contract.ts';
import { fakeCatalogue, itemAt } from './fake-catalogue.ts';
import { textOf } from './shown-text.ts';

const tag = 'manual-order-item-picker';

elementContract({
  tag,
  define: () => import('../../../components/item-picker/define.ts'),
  properties: () => ({ value: [{ id: 'itm_1', quantity: 2, item: itemAt(1) }], client: fakeCatalogue(30).client }),
  isShown: (element) => textOf(element).includes('Car shampoo 1'),
});

formControlContract({
  tag,
  properties: () => ({ client: fakeCatalogue(30).client }),
  fill: async (control) => {
    Object.assign(control, { value: [{ id: 'itm_1', quantity: 2, item: itemAt(1) }, { id: 'itm_3', quantity: 1 }] });
    await settled(control);
  },
  submitted: ['itm_1', 'itm_3'],
});
