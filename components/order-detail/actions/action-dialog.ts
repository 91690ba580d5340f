import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { createRef, ref } from 'lit/directives/ref.js';
import { isApiError, type Order } from '../../../src/index.ts';
import type { Localiser } from '../../foundation/localiser.ts';
import { alert } from '../../parts/feedback.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import { ActionForm, actionFailureText, fieldsRefused } from './action-form.ts';

/** Something a person may do, or look at: what it will do is said before it is done. */
export interface ActionRequest {
  title: string;
  /** What it will do, or why it is asked. */
  text?: unknown;
  /** What its fields hold at first. */
  values?: Readonly<Record<string, unknown>>;
  fields?: (form: ActionForm) => unknown;
  /** What is wrong with the fields, by their names; nothing is what it should be. */
  check?: (form: ActionForm) => Readonly<Record<string, string>>;
  /** The word on the button that does it. Without `run` the dialog only shows something. */
  confirm?: string;
  isDanger?: boolean;
  /** The word on the button that leaves everything as it is. */
  keep?: string;
  /** What is said when it did not work. */
  failed?: string;
  /** What is announced when it has been done. */
  done?: string;
  /** Does it, to the order as the person sees it now. What belongs to the order is read again where no order is answered. */
  run?: (order: Order, form: ActionForm) => Promise<Order | undefined>;
  /** Another question that the server's refusal leads to. */
  instead?: (error: unknown) => ActionRequest | undefined;
  /** What follows once it has been done. */
  after?: (order: Order | undefined) => void;
}

export interface ActionDialogOptions {
  localiser: () => Localiser;
  onDone: (order: Order | undefined, request: ActionRequest) => void;
  /** The order is not what the person saw: it must be read again before they decide. */
  onConflict: () => void;
}

/** The one dialog in which every action of the page is explained, filled in, confirmed, and, where it did not work, said why. */
export class ActionDialog implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: ActionDialogOptions;
  readonly #dialog = createRef<HTMLDialogElement>();
  #request: ActionRequest | undefined;
  /** The question that the dialog was last opened with: its `close` event comes later, maybe when the next one has been asked. */
  #opened: ActionRequest | undefined;
  #form: ActionForm;
  #isBusy = false;
  #error: unknown;
  /** The version of the order that the person saw when the question was asked. */
  #seen: number | undefined;

  constructor(host: LitElement, options: ActionDialogOptions) {
    this.#host = host;
    this.#options = options;
    this.#form = new ActionForm({}, () => host.requestUpdate());
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#dialog.value?.close();
  }

  /** Opens the question. Focus comes back to where it was when it closes. */
  open(request: ActionRequest): void {
    this.#request = request;
    this.#seen = undefined;
    this.#form = new ActionForm(request.values ?? {}, () => this.#host.requestUpdate());
    this.#error = undefined;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      const dialog = this.#dialog.value;
      if (!dialog || this.#request !== request) return;
      this.#opened = request;
      if (!dialog.open) dialog.showModal();
    });
  }

  /** Shows anew what an open question says, such as when what it shows has been read. */
  refresh(): void {
    this.#host.requestUpdate();
  }

  render(order: Order): TemplateResult {
    const localiser = this.#options.localiser();
    const request = this.#request;
    if (request) this.#seen ??= order.version;
    const isMoved = request?.run !== undefined && this.#error === undefined && !this.#isBusy && order.version !== this.#seen;
    return html`
      <dialog class="dialog" part="dialog" aria-labelledby="action-title" aria-describedby=${ifDefined(request?.text ? 'action-text' : undefined)} ${ref(this.#dialog)}
        @cancel=${(event: Event) => this.#keepOpenWhileBusy(event)} @close=${(event: Event) => this.#closed(event)}>
        ${request ? html`
          <form method="dialog" class="stack" novalidate @submit=${(event: Event) => void this.#submit(event, order)}>
            <h2 id="action-title">${request.title}</h2>
            ${request.text ? html`<div class="explanation" id="action-text">${request.text}</div>` : nothing}
            ${isMoved ? alert({ tone: 'warning', body: html`<p role="status">${localiser.msg('detail.action.moved')}</p>` }) : nothing}
            ${request.fields?.(this.#form) ?? nothing}
            ${this.#error === undefined ? nothing : alert({ tone: 'danger', title: request.failed, body: html`<p role="alert">${this.#failure(localiser)}</p>` })}
            <div class="actions">
              <button type="button" class="button" part="keep" ?disabled=${this.#isBusy} @click=${() => this.#dialog.value?.close()}>${
                request.keep ?? localiser.msg(request.run ? 'detail.action.keep' : 'detail.action.close')}</button>
              ${request.run ? html`
                <button type="submit" class="button ${request.isDanger ? 'danger' : 'primary'}" part="confirm" aria-disabled=${this.#isBusy ? 'true' : 'false'}>
                  ${this.#isBusy ? icon(icons.spinner) : nothing}${request.confirm}</button>` : nothing}
            </div>
          </form>` : nothing}
      </dialog>`;
  }

  #failure(localiser: Localiser): string {
    return isApiError(this.#error) && this.#error.code === 'versionConflict' ? localiser.msg('detail.action.conflict') : actionFailureText(localiser, this.#error);
  }

  // Escape must not hide the answer to a call that is already on its way.
  #keepOpenWhileBusy(event: Event): void {
    if (event.target === this.#dialog.value && this.#isBusy) event.preventDefault();
  }

  #closed(event: Event): void {
    const dialog = this.#dialog.value;
    if (event.target !== dialog || dialog?.open || this.#request !== this.#opened) return;
    this.#request = undefined;
    this.#host.requestUpdate();
    void this.#keepFocus();
  }

  async #submit(event: Event, order: Order): Promise<void> {
    event.preventDefault();
    const request = this.#request;
    const form = this.#form;
    if (!request?.run || this.#isBusy) return;
    this.#error = undefined;
    if (!form.judge(request.check?.(form) ?? {})) return this.#focusWrong();
    this.#isBusy = true;
    this.#host.requestUpdate();
    try {
      const changed = await request.run(order, form);
      this.#dialog.value?.close();
      this.#options.onDone(changed, request);
      request.after?.(changed);
    } catch (error) {
      const instead = request.instead?.(error);
      if (instead) this.open(instead);
      else {
        this.#error = error;
        const isShown = form.judge(fieldsRefused(this.#options.localiser(), error, form));
        if (isApiError(error) && error.status < 500) this.#options.onConflict();
        if (!isShown) await this.#focusWrong();
      }
    } finally {
      this.#isBusy = false;
      this.#host.requestUpdate();
    }
  }

  // What had the focus may have gone away with what was done: the heading of the page takes it then.
  async #keepFocus(): Promise<void> {
    await this.#host.updateComplete;
    const root = this.#host.renderRoot as ShadowRoot;
    if (root.activeElement === null && document.activeElement === document.body) root.querySelector<HTMLElement>('#title')?.focus();
  }

  async #focusWrong(): Promise<void> {
    await this.#host.updateComplete;
    this.#dialog.value?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }
}
