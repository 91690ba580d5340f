import { html } from 'lit';
import { failureText } from '../foundation/failure-text.ts';
import type { Localiser } from '../foundation/localiser.ts';
import type { FilterFigures } from './order-sums.ts';

/** Figures once they are there; until then that they come, or why they do not. */
export const figures = <Figures>(localiser: Localiser, source: FilterFigures<Figures>, show: (value: Figures) => unknown): unknown => {
  const { value, error } = source;
  if (error !== undefined) {
    return html`<p class="muted">${localiser.msg('list.money.failed')} ${failureText(localiser, error).text}
      <button type="button" class="link-button" part="sums-retry" @click=${() => void source.read()}>${localiser.msg('common.retry')}</button></p>`;
  }
  return value === undefined ? html`<p class="muted" aria-busy="true">${localiser.msg('list.money.loading')}</p>` : show(value);
};
