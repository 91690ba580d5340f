import type { Kysely } from 'kysely';
import type { OrderInput, Preflight } from '../../src/contract/order.ts';
import { problemStatuses, type FieldError, type ProblemCode } from '../../src/contract/problem.ts';
import type { Settings } from '../../src/contract/settings.ts';
import { maxProofsPerOrder } from '../../src/contract/upload-limits.ts';
import { preflight, stepOf } from '../../src/rules/preflight.ts';
import { requireScope, type Caller } from '../caller.ts';
import type { Snapshot } from '../catalogue/catalogue.ts';
import type { Customers } from '../customers/customers.ts';
import type { Tables, Tx } from '../database/database.ts';
import type { Payments } from '../payments/payments.ts';
import type { Clock } from '../ports.ts';
import { ProblemError } from '../problem-error.ts';
import type { OrderMarks } from './order-marks.ts';
import type { OrderUploads } from './order-ports.ts';
import { findExternalReference, findOrder } from './order-store.ts';
import { catalogueCurrencyErrors, lineErrors, overridesPrice } from './pricing.ts';

export interface Checked {
  caller: Caller;
  /** The order's own id: neither its own reference nor its own files count against it. */
  orderId: string;
  input: OrderInput;
  snapshot: Snapshot;
  settings: Settings;
  /** Files that the order holds already. */
  ownUploads: ReadonlySet<string>;
}

/** Says whether an order can be placed. */
export interface OrderChecks {
  /** What the shared rules find, and what only the server can know. */
  preflight(db: Kysely<Tables>, order: Checked): Promise<Preflight>;
  /**
   * The same just before the order is placed.
   * @param acknowledge the codes of warnings that the person has seen
   * @returns the warnings that the person passes
   * @throws {ProblemError} with every blocker; a suspicion is one, too, where the shop has it acknowledged and it was not
   */
  requirePlaceable(tx: Tx, order: Checked, acknowledge: readonly string[]): Promise<FieldError[]>;
  /** What is wrong when another order of the channel carries the same external reference. */
  duplicateReference(db: Kysely<Tables>, order: {
    shopId: string; orderId: string; channel: string | undefined; externalReference: string | undefined;
  }): Promise<FieldError | undefined>;
}

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problemStatuses, code);

/** A refusal with everything that is wrong: under the one code that all share, if there is one. */
export function refusal(errors: readonly FieldError[], otherwise: ProblemCode): ProblemError {
  const codes = [...new Set(errors.map(({ code }) => code))];
  const [first] = codes;
  return new ProblemError(codes.length === 1 && first !== undefined && isProblemCode(first) ? first : otherwise, {
    detail: errors.map(({ detail }) => detail).slice(0, 3).join(' '), errors,
  });
}

/** @throws {ProblemError} `permissionDenied` for prices that this caller may not change: a discount is one, too */
export function requirePriceRight(caller: Caller, { lines = [], discounts = [] }: Pick<OrderInput, 'lines' | 'discounts'>, snapshot: Snapshot): void {
  if (lines.some((line) => overridesPrice(line, snapshot))) {
    requireScope(caller, 'prices:override', 'Another price than the catalogue’s needs the scope prices:override.');
  }
  if (discounts.length > 0 || lines.some((line) => line.discounts !== undefined && line.discounts.length > 0)) {
    requireScope(caller, 'prices:override', 'A discount needs the scope prices:override.');
  }
}

/** Another order is named only to who may read orders. */
const ofOther = (caller: Caller, { orderId, orderNumber }: { orderId: string; orderNumber?: string | null | undefined }): Record<string, unknown> =>
  (caller.scopes.has('orders:read') ? { orderId, ...(orderNumber != null && { orderNumber }) } : {});

export function createOrderChecks({ clock, customers, marks, payments, uploads }: {
  clock: Clock; customers: Customers; marks: OrderMarks; payments: Payments; uploads: OrderUploads;
}): OrderChecks {
  const note = (code: FieldError['code'], pointer: string, detail: string, params?: Record<string, unknown>): FieldError =>
    ({ code, pointer, step: stepOf(pointer), detail, ...(params && { params }) });

  const duplicateReference: OrderChecks['duplicateReference'] = async (db, { shopId, orderId, channel, externalReference }) => {
    if (externalReference === undefined) return undefined;
    const other = await findExternalReference(db, { shopId, exceptOrderId: orderId, channel, reference: externalReference });
    return other && note('duplicateSuspected', '/externalReference', 'Another order of this channel carries this reference.', {
      orderId: other.id, ...(other.number !== null && { orderNumber: other.number }),
    });
  };

  const serverFindings = async (db: Kysely<Tables>, { caller, orderId, input, snapshot, settings, ownUploads }: Checked) => {
    const { shopId } = caller;
    const blockers: FieldError[] = [];
    const warnings: FieldError[] = [];
    if (input.relatedOrderId !== undefined && await findOrder(db, { shopId, orderId: input.relatedOrderId }) === undefined) {
      blockers.push(note('relatedOrderRequired', '/relatedOrderId', 'There is no such original order.'));
    }
    if (input.customer?.customerId !== undefined && !await customers.exists(db, shopId, input.customer.customerId)) {
      blockers.push(note('invalidValue', '/customer/customerId', 'There is no such customer.'));
    }
    const duplicate = await duplicateReference(db, { shopId, orderId, channel: input.channel, externalReference: input.externalReference });
    if (duplicate !== undefined) blockers.push(duplicate);
    const files = (input.payments ?? []).flatMap(({ proofs = [] }, index) =>
      proofs.map(({ uploadId }, position) => ({ uploadId, pointer: `/payments/${index}/proofs/${position}/uploadId` })));
    if (files.filter(({ uploadId }) => !ownUploads.has(uploadId)).length + ownUploads.size > maxProofsPerOrder) {
      blockers.push(note('tooMany', '/payments', `An order holds ${maxProofsPerOrder} files.`, { limit: maxProofsPerOrder }));
    }
    const ready = files.length === 0 ? new Map<string, string>() : await uploads.claimable(db, { shopId, orderId, uploadIds: files.map(({ uploadId }) => uploadId) });
    for (const { uploadId, pointer } of files) {
      if (!ready.has(uploadId)) blockers.push(note('uploadNotReady', pointer, 'This file is not here, or it is the proof of another order.'));
    }
    for (const { index, stands, ...other } of await payments.referencesUsed(db, { shopId, orderId, inputs: input.payments ?? [] })) {
      const method = settings.paymentMethods.find(({ code }) => code === input.payments?.[index]?.methodCode);
      (method?.uniqueReference && stands ? blockers : warnings)
        .push(note('paymentReferenceUsed', `/payments/${index}/reference`, 'Another order’s payment carries this reference.', ofOther(caller, other)));
    }
    const slips = files.flatMap(({ uploadId, pointer }) => ({ pointer, sha256: ready.get(uploadId) ?? '' }));
    for (const suspicion of await marks.suspicions(db, { shopId, orderId, input, snapshot, settings, slips })) {
      const { orderId: otherId, orderNumber, ...rest } = suspicion.params as { orderId: string; orderNumber?: string };
      warnings.push({ ...suspicion, params: { ...ofOther(caller, { orderId: otherId, orderNumber }), ...rest } });
    }
    return { blockers, warnings };
  };

  const checks: OrderChecks = {
    duplicateReference,
    async preflight(db, order) {
      const { input, settings, snapshot, caller } = order;
      const shared = preflight(input, {
        settings, now: clock.now(), itemOf: (line) => snapshot.itemOf(line), canOversell: caller.scopes.has('stock:oversell'),
      });
      const own = await serverFindings(db, order);
      const foreign = catalogueCurrencyErrors(input.lines ?? [], snapshot, input.currency ?? settings.currency);
      const blockers = [...shared.blockers, ...foreign, ...own.blockers];
      return { canSubmit: blockers.length === 0, blockers, warnings: [...shared.warnings, ...own.warnings] };
    },

    async requirePlaceable(tx, order, acknowledge) {
      const { input, settings, caller: { shopId } } = order;
      const isUnique = (methodCode: string): boolean => settings.paymentMethods.some((method) => method.code === methodCode && method.uniqueReference);
      await payments.lockReferences(tx, {
        shopId, references: (input.payments ?? []).flatMap(({ methodCode, reference }) => (reference !== undefined && isUnique(methodCode) ? [{ methodCode, reference }] : [])),
      });
      const { blockers, warnings } = await checks.preflight(tx, order);
      const mustSee = settings.duplicates.mustAcknowledge && !acknowledge.includes('duplicateSuspected');
      const wrong = [...blockers, ...(mustSee ? warnings.filter(({ code }) => code === 'duplicateSuspected') : [])];
      if (wrong.length > 0) throw refusal(wrong, 'preflightFailed');
      return warnings.filter(({ code }) => acknowledge.includes(code));
    },
  };
  return checks;
}

/** What even a draft must be: known items and one currency. @throws {ProblemError} `currencyMismatch`, `validationFailed` */
export function requireDraft({ input, snapshot, currency, mismatches }: {
  input: OrderInput; snapshot: Snapshot; currency: string; mismatches: readonly FieldError[];
}): void {
  const lines = input.lines ?? [];
  const errors = [...mismatches, ...catalogueCurrencyErrors(lines, snapshot, currency), ...lineErrors(lines, snapshot)];
  if (errors.length > 0) throw refusal(errors, 'validationFailed');
}
