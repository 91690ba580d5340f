import { defineElement } from '../foundation/define-element.ts';
import { ManualOrderList } from './order-list.ts';

declare global {
  interface HTMLElementTagNameMap {
    'manual-order-list': ManualOrderList;
  }
}

defineElement('manual-order-list', ManualOrderList);
