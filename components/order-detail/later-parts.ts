import { html, nothing, type CSSResult, type LitElement, type TemplateResult } from 'lit';
import type { Client, Order } from '../../src/index.ts';
import { Later } from '../controllers/later.ts';
import { defineElement } from '../foundation/define-element.ts';
import { whenIdle } from '../foundation/idle.ts';
import type { Localiser } from '../foundation/localiser.ts';
import type { Messages } from '../foundation/messages.ts';
import { skeletonLines } from '../parts/feedback.ts';
import type { ActionDialog, ActionDialogOptions } from './actions/index.ts';
import type { OrderActivity } from './activity/index.ts';
import { section } from './facts.ts';
import type { DetailView, Question } from './view.ts';

export interface LaterPartsOptions extends ActionDialogOptions {
  localiser: () => Localiser;
  /** Makes texts known that came with a part. */
  onTexts: (texts: readonly Messages[]) => void;
}

/**
 * What a page downloads once the order is shown: the questions before each action, e-mails and history, and what shows a
 * proof. The order itself does not wait for any of it.
 */
export class LaterParts {
  readonly #host: LitElement;
  readonly #options: LaterPartsOptions;
  readonly #actions: Later;
  readonly #activity: Later;
  readonly #viewer: Later;
  #ask: typeof import('./actions/index.ts') | undefined;
  #dialog: ActionDialog | undefined;
  #told: OrderActivity | undefined;
  /** What was asked before it could be. */
  #waiting: Question | undefined;
  #order: { client: Client; orderId: string } | undefined;
  #isBegun = false;

  constructor(host: LitElement, options: LaterPartsOptions) {
    this.#host = host;
    this.#options = options;
    this.#actions = new Later(host, async () => {
      const actions = await import('./actions/index.ts');
      this.#take([actions.texts, actions.formTexts], actions.dialogStyles);
      this.#dialog = new actions.ActionDialog(host, options);
      this.#ask = actions;
    });
    this.#activity = new Later(host, async () => {
      const { OrderActivity: Activity, texts, styles } = await import('./activity/index.ts');
      this.#take([texts], [styles]);
      this.#told = new Activity(host);
      if (this.#order) this.#told.load(this.#order.client, this.#order.orderId);
    });
    this.#viewer = new Later(host, async () => defineElement('manual-order-part-proof-viewer', (await import('./proof-viewer.ts')).ManualOrderPartProofViewer));
  }

  /** The order has been read: what belongs to it is read, too. */
  read(client: Client, orderId: string): void {
    this.#order = { client, orderId };
    this.#told?.load(client, orderId);
    if (this.#isBegun) return;
    this.#isBegun = true;
    void this.#activity.load();
    void whenIdle().then(() => this.#actions.load());
  }

  /** Opens a question, once it is here. */
  ask(question: Question): void {
    this.#waiting = question;
    this.#host.requestUpdate();
    void this.#actions.load().then(() => this.#open());
  }

  /** The dialog; or why there is none. */
  dialog(order: Order): TemplateResult | typeof nothing {
    if (this.#dialog) return this.#dialog.render(order);
    if (!this.#waiting) return nothing;
    const localiser = this.#options.localiser();
    if (!this.#actions.hasFailed) return html`<p class="visually-hidden" role="status">${localiser.msg('common.loading')}</p>`;
    return html`<div class="row part-failed" role="alert"><span>${localiser.msg('detail.partFailed')}</span>${this.#retry(localiser, () => this.#waiting && this.ask(this.#waiting))}</div>`;
  }

  refreshDialog(): void { this.#dialog?.refresh(); }

  messages(view: DetailView): TemplateResult {
    return this.#told?.messages(view) ?? this.#placeholder(view, 'messages');
  }

  history(view: DetailView): TemplateResult {
    return this.#told?.history(view) ?? this.#placeholder(view, 'history');
  }

  /** Shows the files of a payment, beside what it claims. */
  viewer({ localiser, client }: Pick<DetailView, 'localiser' | 'client'>, { proofs }: Order['payments'][number], messages: Messages | undefined): TemplateResult {
    this.#viewer.want();
    if (this.#viewer.hasFailed) return html`<div class="row part-failed" role="alert"><span>${localiser.msg('detail.partFailed')}</span>${this.#retry(localiser, () => void this.#viewer.load())}</div>`;
    if (!this.#viewer.isThere) return html`<div aria-busy="true">${skeletonLines(4)}</div>`;
    return html`<manual-order-part-proof-viewer exportparts="file-panel, tabs, tab, tools, tool, viewport, open-file" .client=${client} .messages=${messages} .proofs=${proofs}></manual-order-part-proof-viewer>`;
  }

  #placeholder(view: DetailView, name: 'messages' | 'history'): TemplateResult {
    const { localiser } = view;
    return section(view, {
      name, title: localiser.msg(`detail.${name}`), content: this.#activity.hasFailed
        ? html`<div class="row" role="alert"><span>${localiser.msg('detail.partFailed')}</span>${this.#retry(localiser, () => void this.#activity.load())}</div>`
        : html`<div aria-busy="true">${skeletonLines(3)}</div>`,
    });
  }

  #retry(localiser: Localiser, onRetry: () => void): TemplateResult {
    return html`<button type="button" class="button small" part="retry-part" @click=${onRetry}>${localiser.msg('common.retry')}</button>`;
  }

  #open(): void {
    if (!this.#ask || !this.#waiting) return;
    const question = this.#waiting;
    this.#waiting = undefined;
    this.#dialog?.open(question(this.#ask));
  }

  #take(texts: readonly Messages[], styles: readonly CSSResult[]): void {
    this.#options.onTexts(texts);
    for (const { styleSheet } of styles) if (styleSheet) (this.#host.renderRoot as ShadowRoot).adoptedStyleSheets.push(styleSheet);
  }
}
