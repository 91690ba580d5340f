import { defineElement } from '../foundation/define-element.ts';
import { ManualOrderItemPicker } from './item-picker.ts';

declare global {
  interface HTMLElementTagNameMap {
    'manual-order-item-picker': ManualOrderItemPicker;
  }
}

defineElement('manual-order-item-picker', ManualOrderItemPicker);
