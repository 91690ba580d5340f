import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { isApiError, type Client, type Order } from '../../src/index.ts';
import { failureText } from '../foundation/failure-text.ts';
import type { Localiser } from '../foundation/localiser.ts';
import { alert } from '../parts/feedback.ts';
import { textArea } from '../parts/field.ts';
import { icon } from '../parts/icon.ts';

export interface CancelDialogOptions {
  client: () => Client | undefined;
  localiser: () => Localiser;
  onCancelled: (order: Order) => void;
  /** Somebody else was faster: the order must be read again before the person decides. */
  onConflict: () => void;
}

/** Asks whether an order shall be cancelled, cancels it under the version the person saw, and says why that did not work. */
export class CancelDialog implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: CancelDialogOptions;
  readonly #dialog = createRef<HTMLDialogElement>();
  #reason = '';
  #isBusy = false;
  #error: unknown;

  constructor(host: ReactiveControllerHost, options: CancelDialogOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#dialog.value?.close();
  }

  /** Opens the question. Focus comes back to where it was when it closes. */
  open(): void {
    this.#reason = '';
    this.#error = undefined;
    this.#host.requestUpdate();
    this.#dialog.value?.showModal();
  }

  render(order: Order): TemplateResult {
    const localiser = this.#options.localiser();
    const isWithWarehouse = order.fulfilments.some(({ sentAt, status }) => sentAt !== undefined && status !== 'rejected' && status !== 'cancelled');
    return html`
      <dialog class="dialog" part="dialog" aria-labelledby="cancel-title" ${ref(this.#dialog)} @cancel=${(event: Event) => this.#keepOpenWhileBusy(event)}>
        <form method="dialog" class="stack" @submit=${(event: Event) => void this.#submit(event, order)}>
          <h3 id="cancel-title">${order.number ? localiser.msg('detail.cancelTitle', { number: order.number }) : localiser.msg('detail.cancelDraftTitle')}</h3>
          <p>${localiser.msg(isWithWarehouse ? 'detail.cancelSentText' : 'detail.cancelText')}</p>
          ${textArea({
            id: 'cancel-reason', label: localiser.msg('detail.cancelReason'), hint: localiser.msg('common.optional'), value: this.#reason, maxLength: 1_000,
            onInput: (text) => { this.#reason = text; },
          })}
          ${this.#error === undefined ? nothing : alert({ tone: 'danger', title: localiser.msg('detail.cancelFailed'), body: html`<p role="alert">${this.#failure(localiser)}</p>` })}
          <div class="actions">
            <button type="button" class="button" part="keep" ?disabled=${this.#isBusy} @click=${() => this.#dialog.value?.close()}>${localiser.msg('detail.keep')}</button>
            <button type="submit" class="button danger" part="confirm-cancel" ?disabled=${this.#isBusy}>
              ${this.#isBusy ? html`${icon('spinner')}${localiser.msg('detail.cancelling')}` : localiser.msg('detail.cancel')}</button>
          </div>
        </form>
      </dialog>`;
  }

  #failure(localiser: Localiser): string {
    const code = isApiError(this.#error) ? this.#error.code : undefined;
    if (code === 'alreadyShipped') return localiser.msg('detail.cancelShipped');
    if (code === 'versionConflict') return localiser.msg('detail.cancelConflict');
    if (code === 'invalidTransition') return localiser.msg('detail.cancelImpossible');
    return failureText(localiser, this.#error).text;
  }

  // Escape must not hide the answer to a call that is already on its way.
  #keepOpenWhileBusy(event: Event): void {
    if (event.target === this.#dialog.value && this.#isBusy) event.preventDefault();
  }

  async #submit(event: Event, order: Order): Promise<void> {
    event.preventDefault();
    const client = this.#options.client();
    if (!client || this.#isBusy) return;
    this.#isBusy = true;
    this.#error = undefined;
    this.#host.requestUpdate();
    try {
      const reason = this.#reason.trim();
      const cancelled = await client.orders.cancel(order.id, { ifMatch: order.version, ...(reason && { reason }) });
      this.#dialog.value?.close();
      this.#options.onCancelled(cancelled);
    } catch (error) {
      this.#error = error;
      if (isApiError(error) && error.status < 500) this.#options.onConflict();
    } finally {
      this.#isBusy = false;
      this.#host.requestUpdate();
    }
  }
}
