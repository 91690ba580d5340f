import '../status-tracker/define.ts';
import { defineElement } from '../foundation/define-element.ts';
import { ManualOrderDetail } from './order-detail.ts';

declare global {
  interface HTMLElementTagNameMap {
    'manual-order-detail': ManualOrderDetail;
  }
}

defineElement('manual-order-detail', ManualOrderDetail);
