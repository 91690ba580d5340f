import { defineElement } from '../foundation/define-element.ts';
import { ManualOrderStatusTracker } from './status-tracker.ts';

declare global {
  interface HTMLElementTagNameMap {
    'manual-order-status-tracker': ManualOrderStatusTracker;
  }
}

defineElement('manual-order-status-tracker', ManualOrderStatusTracker);
