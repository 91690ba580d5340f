import '@vaadin/multi-select-combo-box';
import { pageOf } from './pages.ts';
import type { Mounting, Subject } from './probe.ts';

export const mount = ({ items, source, place }: Mounting): Subject => {
  const comboBox = document.createElement('vaadin-multi-select-combo-box');
  comboBox.label = 'Find items';
  comboBox.itemLabelPath = 'label';
  comboBox.itemIdPath = 'id';
  if (source === 'memory') comboBox.items = [...items];
  else {
    comboBox.dataProvider = ({ page, pageSize, filter }, answer) => {
      const { items: found, total } = pageOf(items, { text: filter, offset: page * pageSize, limit: pageSize });
      queueMicrotask(() => answer([...found], total));
    };
  }
  place.append(comboBox);
  return {
    element: comboBox,
    input: () => comboBox.querySelector('input'),
    isOpen: () => comboBox.opened,
    rows: () => comboBox.querySelectorAll('vaadin-multi-select-combo-box-item:not([hidden])'),
    viewport: () => comboBox.querySelector('vaadin-multi-select-combo-box-scroller'),
    select: (chosen) => { comboBox.selectedItems = [...chosen]; },
  };
};
