import { html, nothing, type TemplateResult } from 'lit';
import type { Localiser } from '../../foundation/localiser.ts';
import { icon } from '../../parts/icon.ts';
import * as icons from '../../parts/icons.ts';
import type { WizardFlow } from '../flow.ts';
import { draftList } from './draft-list.ts';
import { draftNotices } from './draft-notices.ts';

/** The list of drafts in the place of the form, while it is asked for. */
export const draftScreen = (localiser: Localiser, flow: WizardFlow): TemplateResult | undefined => {
  const { drafts, shop: { shop } } = flow;
  if (!drafts.isListShown || drafts.isOpening || !shop) return undefined;
  return draftList(localiser, {
    shop, listed: drafts.listed, deleted: drafts.deleted, openId: drafts.draft?.id,
    onResume: (listed) => void flow.resume(listed.draft.id, listed), onDelete: (id) => void drafts.delete(id), onBringBack: () => void drafts.bringBack(), onNew: () => void flow.another(),
  });
};

/** The button that opens the list, where there is something in it; not while an order is being sent, of which the person has to hear. */
export const draftsButton = (localiser: Localiser, flow: WizardFlow): TemplateResult | typeof nothing => {
  const count = flow.edit ? 0 : flow.drafts.listed.length;
  if (count === 0) return nothing;
  return html`<button type="button" class="button small open-drafts" part="open-drafts" aria-disabled=${flow.submission.isRunning ? 'true' : 'false'} @click=${() => void flow.showDrafts()}>${icon(icons.file)}${localiser.msg('drafts.open', { count })}</button>`;
};

/** What is to be said of the draft in the form. */
export const noticesOf = (localiser: Localiser, flow: WizardFlow): TemplateResult => {
  const { drafts, placing, submission, shop } = flow;
  return draftNotices(localiser, {
    drafts, timeZone: shop.shop?.settings.timeZone, sent: submission.isRunning || submission.failure ? undefined : placing.unanswered.at(-1),
    onKeep: () => flow.keepDraft(), onNew: () => void flow.another(), onSendAgain: () => void flow.sendAgain(),
    onTakeBack: () => { if (drafts.draft) void flow.resume(drafts.draft.id, { isElsewhere: true }); },
  });
};
