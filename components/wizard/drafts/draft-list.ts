import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { itemFinder, type ListedDraft, type OrderDraft } from '../../../src/index.ts';
import type { Localiser } from '../../foundation/localiser.ts';
import { alert, emptyState } from '../../parts/feedback.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import { badge } from '../../parts/status-badge.ts';
import { totalsOf } from '../order-form.ts';
import type { Shop } from '../shop-context.ts';
import { stepName } from '../stepper.ts';

export interface DraftListOptions {
  listed: readonly ListedDraft[];
  shop: Shop;
  /** The draft that is in the form. */
  openId: string | undefined;
  /** What can be brought back. */
  deleted: OrderDraft | undefined;
  onResume: (listed: ListedDraft) => void;
  onDelete: (id: string) => void;
  onBringBack: () => void;
  onNew: () => void;
}

/** Whose order a draft is, as far as it says. */
const draftName = (localiser: Localiser, { input: { segment = 'b2b', company, customer } }: OrderDraft): string =>
  (segment === 'b2b' ? company?.legalName?.trim() : undefined) || customer?.name?.trim() || localiser.msg('drafts.unnamed');

const totalOf = (localiser: Localiser, { input, items }: OrderDraft, { settings, scopes }: Shop): string => {
  const total = totalsOf({ ...input, segment: input.segment ?? 'b2b' }, { settings, scopes, itemOf: itemFinder(Object.values(items)) })?.totals.total;
  return total && input.lines.length > 0 ? localiser.money(total) : '';
};

const draftRow = (localiser: Localiser, listed: ListedDraft, { shop, openId, onResume, onDelete }: DraftListOptions): TemplateResult => {
  const { draft, keptUntil, isElsewhere } = listed;
  const { id, step, updatedAt, unanswered, input: { lines, segment = 'b2b' } } = draft;
  const name = draftName(localiser, draft);
  const zone = { timeZone: shop.settings.timeZone };
  const count = lines.length;
  return html`
    <li class="card draft" part="draft" data-id=${id}>
      <div class="draft-what">
        <h3>${name}</h3>
        <div class="row">
          ${unanswered ? badge(localiser.msg('drafts.isUnanswered'), 'warning') : nothing}
          ${isElsewhere ? badge(localiser.msg('drafts.isElsewhere')) : id === openId ? badge(localiser.msg('drafts.isOpen'), 'active') : nothing}
        </div>
        <p class="muted">${[localiser.msg(`choice.segment.${segment}`), count > 0 ? localiser.msg('drafts.lines', { count }) : localiser.msg('drafts.noLines'), stepName(localiser, step)].join(' · ')}</p>
        <p class="muted small-text">${localiser.msg('drafts.saved', { time: localiser.dateTime(updatedAt, zone) })} · ${localiser.msg('drafts.keptUntil', { date: localiser.date(keptUntil, zone) })}</p>
      </div>
      <p class="draft-total number">${totalOf(localiser, draft, shop)}</p>
      <div class="draft-actions">
        <button type="button" class="button" part="continue" aria-label=${localiser.msg(isElsewhere ? 'drafts.openHereNamed' : 'drafts.continueNamed', { name })}
          @click=${() => onResume(listed)}>${localiser.msg(isElsewhere ? 'drafts.openHere' : 'drafts.continue')}</button>
        ${isElsewhere ? nothing : html`
          <button type="button" class="button icon-only quiet" part="remove" aria-label=${localiser.msg('drafts.delete', { name })} title=${localiser.msg('drafts.delete', { name })}
            @click=${() => onDelete(id)}>${icon(icons.trash)}</button>`}
      </div>
    </li>`;
};

/** The orders that were begun and not placed, to come back to. */
export const draftList = (localiser: Localiser, options: DraftListOptions): TemplateResult => {
  const { listed, deleted, onBringBack, onNew } = options;
  return html`
    <section class="wizard" part="drafts" aria-labelledby="drafts-heading">
      <div class="spread">
        <h2 id="drafts-heading" tabindex="-1">${listed.length > 0 ? localiser.msg('drafts.heading', { count: listed.length }) : localiser.msg('drafts.none')}</h2>
        <button type="button" class="button primary" part="new-order" @click=${onNew}>${icon(icons.plus)}${localiser.msg('drafts.new')}</button>
      </div>
      ${listed.length > 0 ? html`<p class="muted">${localiser.msg('drafts.lead')}</p>` : nothing}
      ${deleted ? alert({
        title: localiser.msg('drafts.deleted'), body: draftName(localiser, deleted),
        actions: html`<button type="button" class="button small" part="undo" @click=${onBringBack}>${icon(icons.undo)}${localiser.msg('drafts.undo')}</button>`,
      }) : nothing}
      ${listed.length > 0 ? html`<ul class="draft-list">${repeat(listed, ({ draft: { id } }) => id, (one) => draftRow(localiser, one, options))}</ul>`
        : html`<div class="card">${emptyState({ icon: icons.file, title: localiser.msg('drafts.none'), text: localiser.msg('drafts.lead') })}</div>`}
    </section>`;
};
