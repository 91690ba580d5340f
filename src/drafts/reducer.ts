import { applyMergePatch } from '../contract/merge-patch.ts';
import type { CatalogueItem } from '../contract/catalogue.ts';
import type { Order, OrderInput } from '../contract/order.ts';
import type { DraftAction, DraftInput, DraftLine, OrderDraft } from './draft.ts';

/** An empty draft, as it begins. */
export const emptyDraft = (begin: {
  readonly id: string; readonly scope: string; readonly idempotencyKey: string; readonly updatedAt: string; readonly input?: Partial<DraftInput> | undefined; readonly base?: Order | undefined;
  readonly items?: Readonly<Record<string, CatalogueItem>> | undefined;
}): OrderDraft => ({
  id: begin.id, scope: begin.scope, schemaVersion: 1, idempotencyKey: begin.idempotencyKey, updatedAt: begin.updatedAt, step: 'general',
  input: { lines: [], payments: [], ...begin.input }, items: begin.items ?? {}, uploads: [], ...(begin.base && { base: begin.base }),
});

const withLines = (draft: OrderDraft, lines: readonly DraftLine[], items: Readonly<Record<string, CatalogueItem>> = draft.items): OrderDraft => {
  const keys = new Set(lines.map(({ key }) => key));
  return { ...draft, input: { ...draft.input, lines }, items: Object.fromEntries(Object.entries(items).filter(([key]) => keys.has(key))) };
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What was sent without an answer, but for an order. */
const unansweredBut = ({ unanswered = [] }: OrderDraft, order: OrderInput): OrderDraft['unanswered'] => {
  const others = unanswered.filter((sent) => !isSame(sent.order, order));
  return others.length > 0 ? others : undefined;
};

/** What was sent is not what a changed draft asks for. */
const outdated = (before: OrderDraft, after: OrderDraft): OrderDraft => {
  const { unanswered } = after;
  if (!unanswered?.some(({ isOutdated }) => !isOutdated) || isSame(before.input, after.input)) return after;
  return { ...after, unanswered: unanswered.map((sent) => ({ ...sent, isOutdated: true })) };
};

const changed = (draft: OrderDraft, action: DraftAction, now: string): OrderDraft => {
  const { input } = draft;
  switch (action.type) {
    case 'step':
      return action.step === draft.step ? draft : { ...draft, step: action.step };
    case 'change':
      return { ...draft, input: { ...(applyMergePatch(input, action.patch) as DraftInput), lines: input.lines, payments: input.payments } };
    case 'addLines': {
      const known = new Set(input.lines.map(({ key }) => key));
      const added = action.lines.filter(({ line: { key } }) => !known.has(key) && known.add(key));
      if (added.length === 0) return draft;
      const items = Object.fromEntries(added.flatMap(({ line, item }) => (item ? [[line.key, item]] : [])));
      return withLines(draft, input.lines.toSpliced(action.at ?? input.lines.length, 0, ...added.map(({ line }) => line)), { ...draft.items, ...items });
    }
    case 'changeLine': {
      const index = input.lines.findIndex(({ key }) => key === action.key);
      if (index < 0) return draft;
      return withLines(draft, input.lines.with(index, { ...(applyMergePatch(input.lines[index], action.patch) as DraftLine), key: action.key }));
    }
    case 'removeLine': {
      const lines = input.lines.filter(({ key }) => key !== action.key);
      return lines.length === input.lines.length ? draft : withLines(draft, lines);
    }
    case 'refreshItems':
      return withLines(draft, input.lines, { ...draft.items, ...action.items });
    case 'changePayment': {
      const { index, patch } = action;
      if (index > input.payments.length) return draft;
      const payment = applyMergePatch(input.payments[index] ?? {}, patch) as DraftInput['payments'][number];
      return { ...draft, input: { ...input, payments: input.payments.toSpliced(index, 1, payment) } };
    }
    case 'removePayment':
      return action.index < input.payments.length ? { ...draft, input: { ...input, payments: input.payments.toSpliced(action.index, 1) } } : draft;
    case 'rebase':
      return withLines({ ...draft, base: action.base, input: action.input }, action.input.lines);
    case 'uploads':
      return action.records === draft.uploads ? draft : { ...draft, uploads: action.records };
    case 'undone':
      return { ...draft, undone: { orderId: action.orderId, order: action.order } };
    case 'sending': {
      const { order, acknowledge } = action;
      return { ...draft, unanswered: [...unansweredBut(draft, order) ?? [], { order, acknowledge, at: now }] };
    }
    case 'refused':
      return draft.unanswered ? { ...draft, unanswered: unansweredBut(draft, action.order) } : draft;
    case 'keySpent':
      return { ...draft, idempotencyKey: action.nextKey, unanswered: undefined };
  }
};

/** What a draft is after an action, at an instant (RFC 3339); the same draft where the action changes nothing. */
export const reduceDraft = (draft: OrderDraft, action: DraftAction, now: string): OrderDraft => {
  const next = outdated(draft, changed(draft, action, now));
  return next === draft ? draft : { ...next, updatedAt: now };
};
