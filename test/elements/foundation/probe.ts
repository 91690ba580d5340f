import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { Announcer } from '../../../components/foundation/announcer.ts';
import { BaseElement } from '../../../components/foundation/base-element.ts';
import { forms } from '../../../components/locales/en/forms.ts';
import type { Client } from '../../../src/index.ts';
import { defineElement } from '../../../components/foundation/define-element.ts';
import { FormControl } from '../../../components/foundation/form-control.ts';

/** An element with nothing of its own: what it shows comes from the foundation. */
export class FoundationProbe extends BaseElement {
  readonly seen: (Client | undefined)[] = [];
  readonly say = new Announcer(this);

  get current(): Client | undefined { return this.api; }

  protected override clientChanged(client: Client | undefined): void {
    this.seen.push(client);
  }

  protected override render() {
    return html`<div class="root" part="root">
      ${this.api ? html`<p id="money">${this.localiser.money({ amount: 125050, currency: 'MYR' })}</p>` : this.renderNotConfigured()}
      <button class="button" type="button">${this.msg('common.retry')}</button>
      <a href="/x">x</a>
      ${this.say.region()}
    </div>`;
  }
}

/** The least form control: one text. */
export class ControlProbe extends FormControl(BaseElement) {
  static override texts = [...BaseElement.texts, forms];

  @property() value = '';

  protected override isEmpty() { return this.value === ''; }
  protected override findInvalidity() {
    return this.value.length > 5 ? { flags: { tooLong: true }, message: this.msg('error.tooLong', { count: 5 }) } : undefined;
  }
  protected override toFormValue() { return this.value || null; }
  protected override restoreFormState(restored: string | File | FormData) { this.value = String(restored); }
  protected override resetValue() { this.value = ''; }
  protected override validationAnchor() { return this.renderRoot.querySelector('input') ?? undefined; }

  protected override render() {
    return html`<div class="root" part="root">
      <input aria-label=${this.accessibleName || 'Probe'} .value=${this.value} ?disabled=${this.inactive}
        @input=${(event: Event) => { this.value = (event.currentTarget as HTMLInputElement).value; }}>
      ${this.visibleError ? html`<p role="alert">${this.visibleError}</p>` : nothing}
    </div>`;
  }
}

defineElement('foundation-probe', FoundationProbe);
defineElement('control-probe', ControlProbe);
