import { ContextConsumer, ContextProvider } from '@lit/context';
import { html, LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Client } from '../../src/index.ts';
import { scopeContext } from '../foundation/client-context.ts';
import { styles } from './provider.css.ts';

/**
 * Gives everything inside it a client, a language and a theme. Providers nest: what the inner one leaves out comes from the
 * outer one. It renders nothing and is no box in the layout.
 *
 * @element manual-order-provider
 * @slot - The page's own content with the elements in it.
 */
export class ManualOrderProvider extends LitElement {
  static override styles = styles;

  /** The SDK's client, made by `createClient()`. */
  @property({ attribute: false }) client: Client | undefined;

  /** The language of the elements inside (BCP 47), written to `lang`. Without it they follow the nearest `lang` above. */
  @property() locale = '';

  /** Forces `light` or `dark`; the page's `color-scheme` counts without it. */
  @property({ reflect: true }) theme: 'light' | 'dark' | '' = '';

  readonly #provided = new ContextProvider(this, { context: scopeContext, initialValue: { client: undefined } });
  readonly #outer = new ContextConsumer(this, { context: scopeContext, subscribe: true });

  protected override willUpdate(changed: PropertyValues<this>): void {
    const client = this.client ?? this.#outer.value?.client;
    if (client !== this.#provided.value.client) this.#provided.setValue({ client });
    // The elements read the nearest `lang`, and so do screen readers, hyphenation and quotation marks.
    if (changed.has('locale') && (this.locale || changed.get('locale'))) this.lang = this.locale;
  }

  protected override render() {
    return html`<slot></slot>`;
  }
}
