import type { Segment } from '../../src/index.ts';
import { isOffered } from './order-form.ts';
import { textAt } from './pointer.ts';
import type { WizardView } from './view.ts';

/**
 * Changes the type of the order. A choice that the new type does not offer could not be seen, only refused: it is set aside,
 * and is there again when the type is changed back.
 */
export const changeType = (view: WizardView, segment: Segment): void => {
  const { reasons, paymentMethods } = view.context.settings;
  for (const [pointer, choices] of [['/reason/code', reasons], ['/payments/0/methodCode', paymentMethods]] as const) {
    const chosen = textAt(view.form, pointer);
    if (chosen) view.setAside.set(`${view.form.segment} ${pointer}`, chosen);
    if (isOffered(choices, chosen, segment)) continue;
    view.set(pointer, view.setAside.get(`${segment} ${pointer}`));
  }
  view.set('/segment', segment);
};
