import '../item-picker/define.ts';
import '../proof-uploader/define.ts';
import '../status-tracker/define.ts';
import { defineElement } from '../foundation/define-element.ts';
import { ManualOrderWizard } from './wizard.ts';

declare global {
  interface HTMLElementTagNameMap {
    'manual-order-wizard': ManualOrderWizard;
  }
}

defineElement('manual-order-wizard', ManualOrderWizard);
