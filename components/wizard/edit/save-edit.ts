import { isApiError, type Client, type EditStep, type FieldError, type Order } from '../../../src/index.ts';

export interface SaveEditOptions {
  client: Client;
  /** The order that the steps begin with. */
  order: Order;
  steps: readonly EditStep[];
  /** Called after each step, so that what is done is known whatever becomes of the next. `added` is the line that the step has added. */
  onStep: (order: Order, added?: { key: string; lineId: string }) => void;
}

/** Which step of an edit the server refused; `cause` is what it said. */
export class EditStepError extends Error {
  readonly step: EditStep;

  constructor(step: EditStep, cause: unknown) {
    super('A step of the edit failed.', { cause });
    this.step = step;
  }
}

const call = (client: Client, { id, version }: Order, step: EditStep): Promise<Order> => {
  const options = { ifMatch: version };
  switch (step.type) {
    case 'fields': return client.orders.update(id, step.patch, options);
    case 'addLine': return client.orders.addLine(id, step.line, options);
    case 'updateLine': return client.orders.updateLine(id, step.lineId, step.patch, options);
    case 'removeLine': return client.orders.removeLine(id, step.lineId, options);
  }
};

/** Saves an edit call by call, each against the version that the one before it answered. @throws {EditStepError} */
export const saveEdit = async ({ client, order: before, steps, onStep }: SaveEditOptions): Promise<Order> => {
  let order = before;
  for (const step of steps) {
    const known = new Set(order.lines.map(({ id }) => id));
    try {
      order = await call(client, order, step);
    } catch (error) {
      throw new EditStepError(step, error);
    }
    const lineId = step.type === 'addLine' ? order.lines.find(({ id }) => !known.has(id))?.id : undefined;
    onStep(order, step.type === 'addLine' && lineId !== undefined ? { key: step.key, lineId } : undefined);
  }
  return order;
};

/** Whether the server refused because somebody else had changed the order. */
export const isStale = (error: unknown): boolean => isApiError(error) && error.code === 'versionConflict';

/** What the server found wrong, at the places of the form: a call about one line speaks of that line alone. */
export const fieldsRefused = ({ step, cause }: EditStepError, indexOf: (key: string) => number): FieldError[] => {
  if (!isApiError(cause)) return [];
  const key = step.type === 'addLine' ? step.key : step.type === 'fields' ? undefined : step.lineId;
  const index = key === undefined ? -1 : indexOf(key);
  if (cause.fields.length === 0 && cause.code === 'alreadyShipped' && index >= 0) {
    return [{ code: 'tooSmall', pointer: `/lines/${index}/quantity`, step: 'items', detail: cause.detail ?? '', params: { limit: cause.params['leastQuantity'] } }];
  }
  return cause.fields.map((error) => (key === undefined ? error : { ...error, step: 'items', pointer: index < 0 ? '/lines' : `/lines/${index}${error.pointer}` }));
};
