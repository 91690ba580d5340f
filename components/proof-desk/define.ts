import { defineElement } from '../foundation/define-element.ts';
import { ManualOrderProofDesk } from './proof-desk.ts';

declare global {
  interface HTMLElementTagNameMap {
    'manual-order-proof-desk': ManualOrderProofDesk;
  }
}

defineElement('manual-order-proof-desk', ManualOrderProofDesk);
