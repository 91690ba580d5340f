import { defineElement } from '../foundation/define-element.ts';
import { ManualOrderProvider } from './provider.ts';

declare global {
  interface HTMLElementTagNameMap {
    'manual-order-provider': ManualOrderProvider;
  }
}

defineElement('manual-order-provider', ManualOrderProvider);
