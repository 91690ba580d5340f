import { defineElement } from '../foundation/define-element.ts';
import { ManualOrderProofUploader } from './proof-uploader.ts';

declare global {
  interface HTMLElementTagNameMap {
    'manual-order-proof-uploader': ManualOrderProofUploader;
  }
}

defineElement('manual-order-proof-uploader', ManualOrderProofUploader);
