import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { channels, orderFulfilmentStatuses, orderPaymentStatuses, orderSorts, orderStatuses, origins } from '../../../src/index.ts';
import { ShopSettings } from '../../controllers/shop-settings.ts';
import { BaseElement } from '../../foundation/base-element.ts';
import { dateAt } from '../../foundation/calendar.ts';
import { emit } from '../../foundation/emit.ts';
import { choices } from '../../locales/en/choices.ts';
import { list } from '../../locales/en/list.ts';
import { listTools } from '../../locales/en/list-tools.ts';
import { status } from '../../locales/en/status.ts';
import { checkbox, selectField } from '../../parts/field.ts';
import { daysOf, recentMonths, spans, type Span } from '../days.ts';
import { valueText } from '../filter-words.ts';
import { between, changed, defaultSort, flagNames, inMonth, valuesOf, withValue, type ListFilter, type ListQuery, type Sort } from '../list-query.ts';
import { styles } from './order-filters.css.ts';
import type { OrderFiltersEventMap } from './order-filters.events.ts';

export interface ManualOrderPartOrderFilters {
  addEventListener<Type extends keyof (OrderFiltersEventMap & HTMLElementEventMap)>(
    type: Type, listener: (this: ManualOrderPartOrderFilters, event: (HTMLElementEventMap & OrderFiltersEventMap)[Type]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** A year, and the same month of the year before: who looks further back gives two days. */
const monthsBack = 13;

/**
 * Every filter of the order list, in groups. What is ticked counts at once.
 *
 * @element manual-order-part-order-filters
 * @event filters-change - The person wants other orders; `detail.query` says which.
 */
export class ManualOrderPartOrderFilters extends BaseElement {
  static override styles = [BaseElement.styles, styles];
  static override texts = [...BaseElement.texts, choices, status, list, listTools];

  /** What the list shows. */
  @property({ attribute: false }) query: ListQuery = {};

  /** The names of the people who may have entered orders, by their ids. */
  @property({ attribute: false }) people: ReadonlyMap<string, string> = new Map();

  readonly #settings = new ShopSettings(this, () => this.api);

  protected override render(): TemplateResult {
    const { value: settings } = this.#settings;
    const codes = (all: readonly { code: string }[] = []): readonly string[] => all.map(({ code }) => code);
    return html`<div class="root" part="root">
      <div class="groups">
        ${this.#dates()}
        ${this.#flags()}
        ${this.#group('status', orderStatuses)}
        ${this.#group('paymentMethod', codes(settings?.paymentMethods))}
        ${this.#group('paymentStatus', orderPaymentStatuses)}
        ${this.#group('fulfilmentStatus', orderFulfilmentStatuses)}
        ${this.#group('channel', channels)}
        ${this.#segment()}
        ${this.#group('reason', codes(settings?.reasons))}
        ${this.#group('origin', origins)}
        ${this.#group('createdBy', [...this.people.keys()])}
        ${this.#group('tag', [])}
      </div>
      <div class="sort-choice">${selectField({
        id: 'sort', label: this.msg('list.sort'), value: this.query.sort ?? defaultSort, choices: orderSorts.map((value) => ({ value, label: sentence(this.msg(`list.sort.${value}`)) })),
        onChange: (value) => this.#ask(changed(this.query, { sort: value as Sort })),
      })}</div>
    </div>`;
  }

  /** What is asked for already stands here too, where the shop no longer has it. */
  #group(name: ListFilter, offered: readonly string[]): TemplateResult | typeof nothing {
    const { localiser, query } = this;
    const people = (): ReadonlyMap<string, string> => this.people;
    const on = valuesOf(query, name);
    const values = [...new Set([...offered, ...on])];
    if (values.length === 0) return nothing;
    return html`<fieldset class="group"><legend class="label">${this.msg(`list.filter.${name}`)}</legend>
      ${values.map((value) => checkbox({
        id: `${name}-${value}`, label: valueText({ localiser, settings: this.#settings, people }, name, value), checked: on.includes(value),
        onChange: (isOn) => this.#ask(withValue(query, name, value, isOn)),
      }))}</fieldset>`;
  }

  #flags(): TemplateResult {
    return html`<fieldset class="group"><legend class="label">${this.msg('list.only')}</legend>
      ${flagNames.map((name) => checkbox({
        id: name, label: this.msg(`list.flag.${name}`), checked: this.query[name] === true, onChange: (isOn) => this.#ask(changed(this.query, { [name]: isOn || undefined })),
      }))}</fieldset>`;
  }

  #segment(): TemplateResult {
    const { segment } = this.query;
    return html`<fieldset class="group"><legend class="label">${this.msg('list.filter.segment')}</legend>
      <div class="pills">${(['b2b', 'b2c'] as const).map((value) => this.#pill(this.msg(`choice.segment.${value}`), segment === value, (isOn) => changed(this.query, { segment: isOn ? value : undefined })))}</div>
    </fieldset>`;
  }

  #dates(): TemplateResult {
    const today = dateAt(Date.now(), this.#settings.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
    const months = recentMonths(today, monthsBack);
    const { month = '' } = this.query;
    return html`<fieldset class="group dates"><legend class="label">${this.msg('list.filter.date')}</legend>
      <div class="pills">${spans.map((span) => this.#span(span, today))}</div>
      ${selectField({
        id: 'month', label: this.msg('list.filter.month'), labelHidden: true, value: month, placeholder: this.msg('list.any.month'),
        choices: (month === '' || months.includes(month) ? months : [...months, month]).map((value) => ({ value, label: this.localiser.month(value) })),
        onChange: (value) => this.#ask(inMonth(this.query, value)),
      })}
      <div class="days">${this.#day('from')}${this.#day('to')}</div>
    </fieldset>`;
  }

  #span(span: Span, today: string): TemplateResult {
    const days = daysOf(span, { today, firstDay: firstDayOf(this.localiser.locale) });
    const isOn = this.query.from === days.from && this.query.to === days.to;
    return this.#pill(this.msg(`list.span.${span}`), isOn, (turnsOn) => between(this.query, turnsOn ? days : { from: '', to: '' }));
  }

  #pill(label: string, isOn: boolean, next: (isOn: boolean) => ListQuery): TemplateResult {
    return html`<button type="button" class="button small pill" part="pill" aria-pressed=${isOn ? 'true' : 'false'} @click=${() => this.#ask(next(!isOn))}>${label}</button>`;
  }

  /** A day by its calendar. What is half typed, such as the year 20, is none yet. */
  #day(name: 'from' | 'to'): TemplateResult {
    return html`<label class="day">${this.msg(`list.${name}`)}
      <input class="input" part="input" id=${name} type="date" min="2000-01-01" max="2999-12-31" .value=${live(this.query[name] ?? '')}
        @change=${(event: Event) => {
          event.stopPropagation();
          const { value, validity } = event.currentTarget as HTMLInputElement;
          if (validity.valid) this.#ask(between(this.query, { [name]: value }));
        }}></label>`;
  }

  #ask(query: ListQuery): void {
    emit(this, 'filters-change', { query });
  }
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

// Not every browser says on which day a week begins; most of the world begins it on Monday (ISO 8601).
const firstDayOf = (locale: string): number => {
  const place = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
  return place.getWeekInfo?.().firstDay ?? 1;
};
