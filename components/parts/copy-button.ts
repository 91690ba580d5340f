import { html, type TemplateResult } from 'lit';
import type { Clipboard } from '../controllers/clipboard.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { icon } from './icon.ts';
import * as icons from './icons.ts';

export interface CopyButtonOptions {
  text: string;
  /** What a person calls it: "Tracking number". */
  name: string;
  clipboard: Clipboard;
}

/** A small button beside a text that people take elsewhere. */
export const copyButton = (localiser: Localiser, { text, name, clipboard }: CopyButtonOptions): TemplateResult => {
  const label = localiser.msg('common.copy', { name });
  return html`<button type="button" class="button small icon-only quiet copy" part="copy" aria-label=${label} title=${label}
    @click=${() => void clipboard.copy(localiser, { text, name })}>${icon(clipboard.copied === text ? icons.check : icons.copy)}</button>`;
};
