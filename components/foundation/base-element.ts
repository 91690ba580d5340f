import { ContextConsumer } from '@lit/context';
import { html, LitElement, type CSSResultGroup, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Client } from '../../src/index.ts';
import { common } from '../locales/en/common.ts';
import { base } from './base.css.ts';
import { scopeContext } from './client-context.ts';
import { controls } from './controls.css.ts';
import { nearestLanguage, watchLanguage } from './language.ts';
import { Localiser } from './localiser.ts';
import type { MessageArguments, MessageKey, Messages } from './messages.ts';
import { tokens } from './tokens.css.ts';
import { warnOnce } from './warn-once.ts';

/**
 * What every element of the kit is built on: it finds its client and its language, and speaks through `msg()` and
 * `localiser`. An element renders everything into one `<div class="root" part="root">` (see base.css.ts).
 */
export abstract class BaseElement extends LitElement {
  static override styles: CSSResultGroup = [tokens, base, controls];

  /** The English texts that the element and its parts say; a class adds its own sets: `[...BaseElement.texts, picker]`. */
  static texts: readonly Messages[] = [common];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'lang'];
  }

  /** The SDK's client. Wins over the nearest provider's. */
  @property({ attribute: false }) client: Client | undefined;

  /** Texts of this one element that replace those of its language. */
  @property({ attribute: false }) messages: Messages | undefined;

  readonly #scope = new ContextConsumer(this, { context: scopeContext, subscribe: true });
  #stopWatching: (() => void) | undefined;
  #locale = 'en';
  #localiser: Localiser | undefined;
  #clientBefore: Client | undefined;

  constructor() {
    super();
    this.addController({
      hostUpdate: () => {
        if (this.api === this.#clientBefore) return;
        this.#clientBefore = this.api;
        this.clientChanged(this.api);
      },
    });
  }

  /** The client to call: the property's, else the nearest provider's, else none. */
  protected get api(): Client | undefined {
    return this.client ?? this.#scope.value?.client;
  }

  /** The texts and formats of this element's language: parts take it as their first argument. */
  protected get localiser(): Localiser {
    this.#localiser ??= new Localiser({ locale: this.#locale, english: (this.constructor as typeof BaseElement).texts, overrides: this.messages });
    return this.#localiser;
  }

  /** The text of a key, with its parameters checked by the compiler. */
  protected msg<Key extends MessageKey>(key: Key, ...parameters: MessageArguments<Key>): string {
    return this.localiser.msg(key, ...parameters);
  }

  /** Called before the render in which another client (or the first, or none) counts: start over what was loaded. */
  protected clientChanged(_client: Client | undefined): void {}

  /** What an element shows while it has no client. The developer is told once, in the console. */
  protected renderNotConfigured(): TemplateResult {
    warnOnce(`<${this.localName}> has no client. Set its client property or put it inside <manual-order-provider>.`);
    return html`<div class="empty" part="not-configured"><p>${this.msg('common.notConfigured')}</p></div>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopWatching = watchLanguage(this, () => this.#readLanguage());
    this.#readLanguage();
    // A provider that is defined later could not answer the request of this element. Asking again then finds it.
    if (!this.#scope.value && !customElements.get('manual-order-provider')) {
      void customElements.whenDefined('manual-order-provider').then(() => {
        if (this.isConnected && !this.#scope.value) this.#scope.hostConnected();
      });
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWatching?.();
    this.#stopWatching = undefined;
  }

  // A native `input` event crosses the shadow root, unlike `change`: the page would take a search for a change of the value.
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.addEventListener('input', (event) => event.stopPropagation());
    return root;
  }

  override attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    super.attributeChangedCallback(name, before, after);
    if (name === 'lang' && this.isConnected) this.#readLanguage();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('messages')) this.#localiser = undefined;
  }

  // Also when the tag is the same: a translation for it may have been registered meanwhile.
  #readLanguage(): void {
    this.#locale = nearestLanguage(this) || 'en';
    this.#localiser = undefined;
    this.requestUpdate();
  }
}
