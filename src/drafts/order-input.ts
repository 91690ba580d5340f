import type { OrderInput } from '../contract/order.ts';
import type { ProofInput } from '../contract/payment.ts';
import type { DraftInput, DraftLine, OrderDraft } from './draft.ts';
import { claimedOf, itemFinder, methodFor, pricesAreEditable, reasonFor, unitPriceOf, wholeMoney, type FormContext, type OrderForm } from './prices.ts';
import { proofsOfUploads, usualProofKind } from './proofs.ts';

/** What an order is made with, beside the draft. */
export interface OrderInputContext extends Pick<FormContext, 'settings' | 'scopes'> {
  /** The catalogue item of a line; what the draft keeps of it when absent. */
  readonly itemOf?: FormContext['itemOf'] | undefined;
  /** A telephone number as it was typed, in the E.164 form of a country (ISO 3166-1 alpha-2); as it was typed when absent. */
  readonly phoneOf?: ((typed: string, country: string) => string) | undefined;
}

interface Making extends FormContext { readonly phoneOf: (typed: string, country: string) => string }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The value without what was left empty: texts are trimmed, empty texts, objects and `undefined` fall away. Entries of lists keep their places. */
const filled = (value: unknown): unknown => {
  if (typeof value === 'string') return value.trim() || undefined;
  if (Array.isArray(value)) return value.map((entry: unknown) => filled(entry) ?? (isRecord(entry) ? {} : undefined)).filter((entry) => entry !== undefined);
  if (!isRecord(value)) return value ?? undefined;
  const entries = Object.entries(value).map(([name, field]) => [name, filled(field)] as const).filter(([, field]) => field !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
};

const addressOf = (address: DraftInput['shippingAddress'], { settings, phoneOf }: Making): unknown => {
  const { country: chosen, ...rest } = address ?? {};
  const typed = filled(rest) as Record<string, string> | undefined;
  // A country that was only proposed is no address.
  if (!typed) return undefined;
  const country = chosen ?? settings.country;
  return { ...typed, country, ...(typed['phone'] && { phone: phoneOf(typed['phone'], country) }) };
};

const discountsIn = (typed: DraftInput['discounts'], { scopes }: Making): unknown => (typed?.length && pricesAreEditable({ scopes }) ? typed : undefined);

const lineOf = (line: DraftLine, making: Making): unknown => {
  const { key: _key, priceOverride, unitPrice: _typed, discounts, ...rest } = line;
  const unitPrice = line.kind === 'custom' ? wholeMoney(line.unitPrice) : unitPriceOf(line, making);
  const isOverridden = line.kind !== 'custom' && unitPrice?.amount !== making.itemOf(line)?.price.amount;
  // The catalogue's price is named too: where it has changed since it was shown, the server says so and places nothing.
  return { ...rest, unitPrice, discounts: discountsIn(discounts, making), ...(isOverridden && { priceOverride }) };
};

const paymentOf = (payment: DraftInput['payments'][number], isFirst: boolean, { form, making, proofs }: { form: OrderForm; making: Making; proofs: readonly ProofInput[] }): unknown => {
  const { methodCode, amount, paidAt, payerName, bank, reference } = payment;
  const method = methodFor({ ...form, payments: [payment] }, making);
  const all = [...(payment.proofs ?? []), ...(isFirst ? proofs : [])];
  return {
    methodCode, amount: isFirst ? claimedOf(form, making) : wholeMoney(amount),
    ...(!method?.free && { reference, ...(all.length > 0 && { proofs: all }) }),
    ...(!method?.free && !method?.onTerms && { paidAt, payerName, bank }),
  };
};

/** Files that are stored and that no payment names yet. */
const newProofs = ({ input: { payments }, uploads }: Pick<OrderDraft, 'input' | 'uploads'>): ProofInput[] => {
  const named = new Set(payments.flatMap(({ proofs = [] }) => proofs.map(({ uploadId }) => uploadId)));
  return proofsOfUploads(uploads, usualProofKind(payments[0]?.methodCode)).filter(({ uploadId }) => !named.has(uploadId));
};

/**
 * The order that a draft asks for, to send or to check. What belongs to another type or reason is left out, so that a person
 * can change their mind and back without typing twice; files that are stored become proofs of the first payment. It may
 * still lack what an order needs: the pre-flight and the server say what, by the same pointers.
 *
 * ```ts
 * const [settings, { scopes }] = await Promise.all([client.settings.get(), client.sessions.current()]);
 * await client.orders.create({ ...draftToOrderInput(draft, { settings, scopes }), submit: true }, { idempotencyKey: draft.idempotencyKey });
 * ```
 */
export const draftToOrderInput = (
  draft: Pick<OrderDraft, 'input' | 'items' | 'uploads'>, { settings, scopes, itemOf = itemFinder(Object.values(draft.items)), phoneOf = (typed) => typed }: OrderInputContext,
): OrderInput => {
  const form: OrderForm = { ...draft.input, segment: draft.input.segment ?? 'b2b' };
  const making: Making = { settings, scopes, itemOf, phoneOf };
  const isB2b = form.segment === 'b2b';
  const { phone, ...customer } = form.customer ?? {};
  const proofs = newProofs(draft);
  const paid = form.payments.filter(({ methodCode }) => methodCode);
  return filled({
    ...form,
    currency: settings.currency,
    origin: 'manual',
    relatedOrderId: reasonFor(form, making)?.requiresRelatedOrder ? form.relatedOrderId : undefined,
    purchaseOrderNumber: isB2b ? form.purchaseOrderNumber : undefined,
    company: isB2b ? form.company : undefined,
    discounts: discountsIn(form.discounts, making),
    tags: form.tags?.some((tag) => tag.trim()) ? form.tags : undefined,
    shipping: form.shipping && { ...form.shipping, price: wholeMoney(form.shipping.price) },
    customer: { ...customer, phone: phone?.trim() && phoneOf(phone, form.shippingAddress?.country ?? settings.country) },
    shippingAddress: addressOf(form.shippingAddress, making),
    billingAddress: addressOf(form.billingAddress, making),
    lines: form.lines.length > 0 ? form.lines.map((line) => lineOf(line, making)) : undefined,
    payments: paid.length > 0 ? paid.map((payment, index) => paymentOf(payment, index === 0, { form, making, proofs })) : undefined,
    paymentTerms: methodFor(form, making)?.onTerms ? { ...form.paymentTerms, type: 'net' } : undefined,
  }) as OrderInput;
};
