import { LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { BaseElement } from './base-element.ts';

// A mixin's base takes whatever its own constructor takes (TypeScript handbook, "Mixins").
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Constructor<T> = abstract new (...args: any[]) => T;

/** Why a control is not valid. */
export interface Invalidity {
  flags: ValidityStateFlags;
  /** In the reader's language. */
  message: string;
}

type FormValue = File | string | FormData | null;

/** What `FormControl` adds to an element. */
export declare class FormControlInterface {
  /** The name in the form's data; nothing is submitted without one. */
  name: string;
  /** Names the control for assistive technology where no `<label for>` does. */
  label: string;
  required: boolean;
  disabled: boolean;
  readonly: boolean;
  readonly form: HTMLFormElement | null;
  readonly labels: NodeList;
  readonly validity: ValidityState | undefined;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  reportValidity(): boolean;
  /** Makes the control invalid for a reason of the page's own; an empty text takes that back. */
  setCustomValidity(message: string): void;
  formDisabledCallback(disabled: boolean): void;
  formResetCallback(): void;
  formStateRestoreCallback(restored: FormValue): void;
  /** Disabled by itself or by a fieldset around it. */
  protected readonly inactive: boolean;
  /** The error to show: only once the person has left the control or tried to submit. */
  protected readonly visibleError: string;
  /** What names the control: its `label`, else the text of its labels. */
  protected readonly accessibleName: string;
  /** Sets or clears a custom state (`:state(uploading)`), where the browser has them. */
  protected setState(name: string, on: boolean): void;
  /** Whether there is nothing to submit; checked when `required`. */
  protected isEmpty(): boolean;
  /** What is said while it is empty and must not be. */
  protected missingMessage(): string;
  /** What else is wrong with the value. */
  protected findInvalidity(): Invalidity | undefined;
  /** What the form submits. An object that was given before counts as unchanged. */
  protected toFormValue(): FormValue;
  /** What the browser keeps for a restore; the same as the form value unless told otherwise. */
  protected toFormState(): FormValue;
  /** Takes back what `toFormState()` gave. */
  protected restoreFormState(state: Exclude<FormValue, null>): void;
  /** Empties the control, when its form is reset. */
  protected resetValue(): void;
  /** Where the browser's own message points; inside the shadow root. */
  protected validationAnchor(): HTMLElement | undefined;
}

/**
 * Makes an element a form control (HTML, section 4.13.7.3 "form-associated custom elements"): value, validity, reset,
 * restore, disabled fieldsets and labels. The element says what its value is by the protected methods.
 *
 * @cssstate user-invalid - Invalid, and the person has left the control or tried to submit.
 */
export const FormControl = <Base extends Constructor<BaseElement>>(superClass: Base) => {
  abstract class FormControlElement extends superClass {
    static readonly formAssociated = true;
    static shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

    @property() name = '';
    @property() label = '';
    @property({ type: Boolean, reflect: true }) required = false;
    @property({ type: Boolean, reflect: true }) disabled = false;
    @property({ type: Boolean, reflect: true }) readonly = false;
    @state() private formDisabled = false;
    @state() private touched = false;
    @state() private customMessage = '';

    // Absent on a server and in DOM simulations; everything but the form then still works.
    readonly #internals = typeof this.attachInternals === 'function' ? this.attachInternals() : undefined;

    // What the browser was told last: telling it the same with each render costs more than the render.
    #told = '';
    #anchor: HTMLElement | undefined;
    #submitted: { value: FormValue; state: FormValue } = { value: null, state: null };

    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    constructor(...args: any[]) {
      super(...args);
      // On its way from one place in the control to the next, the focus is nowhere for a moment.
      this.addEventListener('focusout', () => {
        setTimeout(() => { if (!this.matches(':focus-within')) this.touched = true; });
      });
      this.addEventListener('invalid', () => { this.touched = true; });
      // A label may have come or changed since the last render, and nothing tells of it; it counts when the control is reached.
      this.addEventListener('focusin', () => this.requestUpdate());
    }

    get form(): HTMLFormElement | null { return this.#internals?.form ?? null; }
    get labels(): NodeList { return this.#internals?.labels ?? this.querySelectorAll(':not(*)'); }
    get validity(): ValidityState | undefined { this.#sync(); return this.#internals?.validity; }
    get validationMessage(): string { this.#sync(); return this.#internals?.validationMessage ?? ''; }
    get willValidate(): boolean { return this.#internals?.willValidate ?? false; }

    checkValidity(): boolean { this.#sync(); return this.#internals?.checkValidity() ?? true; }
    reportValidity(): boolean { this.#sync(); return this.#internals?.reportValidity() ?? true; }

    setCustomValidity(message: string): void {
      this.customMessage = message;
      this.#sync();
    }

    formDisabledCallback(disabled: boolean): void { this.formDisabled = disabled; }

    formResetCallback(): void {
      this.resetValue();
      this.touched = false;
    }

    formStateRestoreCallback(restored: FormValue): void {
      if (restored !== null) this.restoreFormState(restored);
    }

    protected get inactive(): boolean { return this.disabled || this.formDisabled; }

    protected get visibleError(): string {
      return this.touched ? (this.#invalidity()?.message ?? '') : '';
    }

    protected get accessibleName(): string {
      return this.label || Array.from(this.labels, (label) => label.textContent?.trim() ?? '').join(' ');
    }

    protected setState(name: string, on: boolean): void {
      if (on) this.#internals?.states?.add(name);
      else this.#internals?.states?.delete(name);
    }

    protected isEmpty(): boolean { return false; }
    protected missingMessage(): string { return this.msg('common.required'); }
    protected findInvalidity(): Invalidity | undefined { return undefined; }
    protected toFormValue(): FormValue { return null; }
    protected toFormState(): FormValue { return this.toFormValue(); }
    protected restoreFormState(_state: Exclude<FormValue, null>): void {}
    protected resetValue(): void {}
    protected validationAnchor(): HTMLElement | undefined { return undefined; }

    protected override updated(changed: Map<PropertyKey, unknown>): void {
      super.updated(changed);
      this.#sync();
      this.setState('user-invalid', this.visibleError !== '');
    }

    #invalidity(): Invalidity | undefined {
      if (this.customMessage) return { flags: { customError: true }, message: this.customMessage };
      if (this.required && this.isEmpty()) return { flags: { valueMissing: true }, message: this.missingMessage() };
      return this.findInvalidity();
    }

    #sync(): void {
      if (!this.#internals) return;
      const value = this.toFormValue();
      const state = this.toFormState();
      // The browser copies them, which shows where there are hundreds of entries; an element answers the same ones while nothing has changed.
      if (value !== this.#submitted.value || state !== this.#submitted.state) this.#internals.setFormValue(value, state);
      this.#submitted = { value, state };
      const invalidity = this.#invalidity();
      // Before the first render there is nothing to point to.
      const anchor = invalidity && this.hasUpdated ? this.validationAnchor() : undefined;
      const told = JSON.stringify(invalidity ?? '');
      if (told === this.#told && anchor === this.#anchor) return;
      this.#told = told;
      this.#anchor = anchor;
      if (!invalidity) this.#internals.setValidity({});
      else this.#internals.setValidity(invalidity.flags, invalidity.message, anchor);
    }
  }
  return FormControlElement as unknown as Constructor<FormControlInterface> & Base;
};
