import { ProviderEvent, type Fulfilment } from '../../src/contract/fulfilment.ts';
import { ProblemError } from '../problem-error.ts';
import { validate } from '../serve-input.ts';
import type { HandOffEvent } from './provider-news.ts';

/** What a warehouse can answer on its page. */
export const pageActions = ['accept', 'reject', 'ship', 'acceptChange', 'refuseChange', 'stop', 'tooLate'] as const;
export type PageAction = (typeof pageActions)[number];

/** What has been typed, by the names of the fields. */
export type Typed = Readonly<Record<string, string>>;
/** What is wrong with it, by the names of the fields. */
export type FormErrors = Readonly<Record<string, string>>;

/** What an answer is about. */
export interface Answered {
  fulfilmentId: string;
  amendmentId: string | undefined;
  /** What has not been shipped yet. */
  left: Fulfilment['lines'];
}

/** The name of the field for how many of a line are in the parcel. */
export const quantityField = (lineId: string): string => `quantity.${lineId}`;

/** Reads what a form sends; each name once, the last one counts. @throws {ProblemError} `malformedRequest` for what is no text in UTF-8 */
export function readForm(bytes: Uint8Array): Typed {
  try {
    return Object.fromEntries(new URLSearchParams(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    throw new ProblemError('malformedRequest', { detail: 'The form is not text in UTF-8.' });
  }
}

export const isPageAction = (text: string | undefined): text is PageAction => pageActions.some((action) => action === text);

const parcelOf = (typed: Typed, left: Fulfilment['lines'], errors: Record<string, string>): { lineId: string; quantity: number }[] => {
  const lines = left.flatMap(({ lineId, quantity: most }) => {
    const text = (typed[quantityField(lineId)] ?? String(most)).trim();
    const quantity = /^\d{1,6}$/.test(text === '' ? '0' : text) ? Number(text) : Number.NaN;
    if (Number.isNaN(quantity) || quantity > most) errors[quantityField(lineId)] = `Enter a number from 0 to ${most}.`;
    return quantity > 0 ? [{ lineId, quantity }] : [];
  });
  const [first] = left;
  if (lines.length === 0 && Object.keys(errors).length === 0 && first !== undefined) errors[quantityField(first.lineId)] = 'Enter how many of at least one item are in the parcel.';
  return lines;
};

/** The names that the fields of the form have, for those of the event. */
const fieldOf = (pointer: string): string => pointer.split('/')[1] ?? '';

/**
 * Makes of an answer what the warehouse’s own system would have called with.
 * @param answer.once names this submission, so that sent twice it is one
 */
export function eventOf({ action, typed, about, once, at }: { action: PageAction; typed: Typed; about: Answered; once: string; at: string }): { event: HandOffEvent } | { errors: FormErrors } {
  const errors: Record<string, string> = {};
  const { fulfilmentId, amendmentId } = about;
  const said = { fulfilmentId, at };
  const reason = typed['reason']?.trim() ?? '';
  const reasoned = (): { reason: string } => {
    if (reason === '') errors['reason'] = 'Say why.';
    return { reason };
  };
  const made = (): Record<string, unknown> => {
    switch (action) {
      case 'accept': return { ...said, type: 'fulfilment.acknowledged' };
      case 'reject': return { ...said, type: 'fulfilment.rejected', ...reasoned() };
      case 'acceptChange': return { ...said, type: 'fulfilment.amendmentAccepted', amendmentId };
      case 'refuseChange': return { ...said, type: 'fulfilment.amendmentRejected', amendmentId, ...reasoned() };
      case 'stop': return { ...said, type: 'fulfilment.cancelled' };
      case 'tooLate': return { ...said, type: 'fulfilment.cancelRefused', ...reasoned() };
      case 'ship': {
        const carrier = (typed['carrier'] === 'other' ? typed['otherCarrier'] : typed['carrier'])?.trim() ?? '';
        if (carrier === '') errors[typed['carrier'] === 'other' ? 'otherCarrier' : 'carrier'] = 'Say which carrier has the parcel.';
        const trackingNumber = typed['trackingNumber']?.trim() ?? '';
        return {
          ...said, type: 'shipment.created', shipmentReference: once, carrier, lines: parcelOf(typed, about.left, errors),
          ...(trackingNumber !== '' && { trackingNumber }),
        };
      }
    }
  };
  const value = made();
  if (Object.keys(errors).length > 0) return { errors };
  try {
    return { event: validate(ProviderEvent, value) as HandOffEvent };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    for (const { pointer } of error.details.errors ?? []) {
      const field = fieldOf(pointer);
      const shown = field === 'carrier' && typed['carrier'] === 'other' ? 'otherCarrier' : field;
      errors[shown] = 'This is too long, or holds characters that cannot be kept.';
    }
    return { errors };
  }
}
