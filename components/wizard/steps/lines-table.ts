import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FieldError } from '../../../src/index.ts';
import { cssVars } from '../../foundation/css-vars.ts';
import { lineTotalsOf, pricesAreEditable, shortagesOf } from '../order-form.ts';
import { itemKeyOf } from '../order-lines.ts';
import type { WizardView } from '../view.ts';
import { lineKeys } from './line-keys.ts';
import { lineRow } from './line-rows.ts';

const errorsByLine = (shown: readonly FieldError[]): ReadonlyMap<number, readonly FieldError[]> => {
  const errors = new Map<number, FieldError[]>();
  for (const error of shown) {
    const place = /^\/lines\/(\d+)\//.exec(`${error.pointer}/`)?.[1];
    if (place !== undefined) errors.set(Number(place), [...errors.get(Number(place)) ?? [], error]);
  }
  return errors;
};

const saidOf = (errors: readonly FieldError[]): string => errors.map(({ pointer, code, params }) => `${pointer} ${code} ${JSON.stringify(params)}`).join(' ');

/** The lines of the order as a table; of very many only those near what is seen. */
export const linesTable = (view: WizardView): TemplateResult => {
  const { localiser, form, context, lines: { window, changes } } = view;
  const shortages = shortagesOf(form, context);
  const errors = errorsByLine(view.shown);
  const isEditable = pricesAreEditable(context);
  const heads = ['wizard.item', 'wizard.quantity', 'wizard.unitPrice', 'wizard.discount', 'wizard.lineTotal'] as const;
  return html`
    <div class="lines" part="lines" role="table" aria-label=${localiser.msg('wizard.lines')} aria-rowcount=${form.lines.length + 1} @keydown=${(event: KeyboardEvent) => lineKeys(view, event)}>
      <div role="rowgroup"><div role="row" class="line-head" aria-rowindex="1">
        ${heads.map((head) => html`<span role="columnheader">${localiser.msg(head)}</span>`)}
        <span role="columnheader"><span class="visually-hidden">${localiser.msg('common.remove')}</span></span>
      </div></div>
      <div role="rowgroup" class="lines-body">${repeat(window.rows(form.lines.map(({ key }) => key)), ({ key }) => key, (shown) => {
        if ('gapPx' in shown) return html`<div class="gap" aria-hidden="true" data-gap=${shown.key} ${cssVars({ '--gap': `${shown.gapPx}px` })}></div>`;
        const { index } = shown;
        const line = form.lines[index];
        if (!line) return undefined;
        const wrong = errors.get(index) ?? [];
        const counted = { totals: lineTotalsOf(form, context, index), shortage: shortages.get(line.key), errors: wrong };
        // A key in one line leaves the others as they are.
        return guard([
          line, index, context.itemOf(line), counted.totals?.total.amount, counted.shortage?.requested, counted.shortage?.takes, saidOf(wrong), isEditable, changes.get(itemKeyOf(line)), view.lines.readError,
          view.lockOf(`/lines/${index}`), view.lockOf(`/lines/${index}/unitPrice`), localiser, context.settings, view,
        ], () => lineRow(view, line, index, counted));
      })}</div>
    </div>`;
};
