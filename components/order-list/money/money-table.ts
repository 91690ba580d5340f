import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { Money, Reconciliation, ReconciliationRow } from '../../../src/index.ts';
import { ShopSettings } from '../../controllers/shop-settings.ts';
import { Announcer } from '../../foundation/announcer.ts';
import { BaseElement } from '../../foundation/base-element.ts';
import type { Localiser } from '../../foundation/localiser.ts';
import { list } from '../../locales/en/list.ts';
import { listMoney } from '../../locales/en/list-money.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import { figures } from '../figures.ts';
import type { ListQuery } from '../list-query.ts';
import type { FilterFigures } from '../order-sums.ts';
import { styles } from './money-table.css.ts';
import { saveReconciliation } from './reconciliation-file.ts';

type Total = Reconciliation['totals'][number];

const columns = ['expected', 'claimed', 'verified', 'short', 'over', 'overdue'] as const;
/** Sums that are best when they are nothing. */
const lacking: ReadonlySet<string> = new Set(['short', 'over', 'overdue']);
const amount = (localiser: Localiser, name: string, money: Money): unknown => (lacking.has(name) && money.amount === 0 ? nothing : localiser.money(money));

const cells = (localiser: Localiser, sums: ReconciliationRow | Total): TemplateResult => html`
  <td role="cell" class="numeric" data-label=${localiser.msg('list.money.orders')}>${localiser.number(sums.orders)}</td>
  ${columns.map((name) => {
    const text = amount(localiser, name, sums[name]);
    return html`<td role="cell" class="numeric ${name} ${text === nothing ? 'blank' : ''}" data-label=${localiser.msg(`list.money.${name}`)}>${text}</td>`;
  })}`;

const table = (localiser: Localiser, settings: ShopSettings, { items, totals }: Reconciliation): TemplateResult => {
  const head = (text: string, classes = 'numeric'): TemplateResult => html`<th scope="col" role="columnheader" class=${classes}>${text}</th>`;
  const isMixed = totals.length > 1;
  const named = (name: string, currency: string): string => (isMixed ? `${name} · ${currency}` : name);
  return html`
    <table class="sums" part="sums" role="table">
      <caption class="visually-hidden">${localiser.msg('list.money.caption')}</caption>
      <thead role="rowgroup"><tr role="row">${head(localiser.msg('list.money.method'), '')}${head(localiser.msg('list.money.orders'))}${columns.map((name) => head(localiser.msg(`list.money.${name}`)))}</tr></thead>
      <tbody role="rowgroup">${items.map((row) => html`
        <tr role="row"><th scope="row" role="rowheader">${named(row.methodCode === undefined ? localiser.msg('list.money.noMethod') : settings.paymentMethod(row.methodCode), row.currency)}</th>${cells(localiser, row)}</tr>`)}</tbody>
      <tfoot role="rowgroup">${totals.map((row) => html`
        <tr role="row"><th scope="row" role="rowheader">${named(localiser.msg('list.money.total'), row.currency)}</th>${cells(localiser, row)}</tr>`)}</tfoot>
    </table>`;
};

/**
 * The money of the list's orders by payment method, and as a file.
 *
 * @element manual-order-part-money-table
 */
export class ManualOrderPartMoneyTable extends BaseElement {
  static override styles = [BaseElement.styles, styles];
  static override texts = [...BaseElement.texts, list, listMoney];

  /** What the list shows. */
  @property({ attribute: false }) query: ListQuery = {};

  /** What the list has read: the same object each time, with other figures in it. */
  @property({ attribute: false, hasChanged: () => true }) figures!: FilterFigures<Reconciliation>;

  @state() private saving: 'idle' | 'busy' | 'failed' = 'idle';

  readonly #settings = new ShopSettings(this, () => this.api);
  readonly #say = new Announcer(this);

  protected override render(): TemplateResult {
    const { localiser, figures: { isLoading, value } } = this;
    const isBusy = this.saving === 'busy';
    return html`<div class="root" part="root">
      <div class="sums-scroll ${isLoading && value ? 'outdated' : ''}">${figures(localiser, this.figures, (sums) => (sums.totals.length === 0
        ? html`<p class="muted">${this.msg('list.money.nothing')}</p>` : table(localiser, this.#settings, sums)))}</div>
      <div class="sums-foot">
        ${this.saving === 'failed' ? html`<p class="field-error">${icon(icons.alert)}<span>${this.msg('list.money.exportFailed')}</span></p>` : nothing}
        <button type="button" class="button small" part="export-sums" aria-disabled=${ifDefined(isBusy ? 'true' : undefined)} @click=${() => void this.#save()}>${
          icon(isBusy ? icons.spinner : icons.download)}${this.msg(isBusy ? 'list.money.exporting' : 'list.money.export')}</button>
      </div>
      ${this.#say.region()}
    </div>`;
  }

  async #save(): Promise<void> {
    const { api } = this;
    if (!api || this.saving === 'busy') return;
    this.saving = 'busy';
    try {
      await saveReconciliation(api, this.query);
      this.saving = 'idle';
      this.#say.polite(this.msg('list.money.exported'));
    } catch {
      this.saving = 'failed';
      this.#say.assertive(this.msg('list.money.exportFailed'));
    }
  }
}
