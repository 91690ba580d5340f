import type { FulfilmentRow } from './fulfilment-store.ts';

/** Statuses of a hand-off that has not been delivered to its warehouse, as far as this server knows. */
const unsent = new Set(['pending', 'queued', 'failed']);
/** Statuses of a hand-off that nobody works on any more. */
const ended = new Set(['closed', 'rejected', 'cancelled']);

export const isUnsent = ({ status }: Pick<FulfilmentRow, 'status'>): boolean => unsent.has(status);
export const hasEnded = ({ status }: Pick<FulfilmentRow, 'status'>): boolean => ended.has(status);

/** An attempt broke off when it could have arrived: the warehouse may work on what nobody here knows it has. */
export const mayBeThere = ({ attempts }: Pick<FulfilmentRow, 'attempts'>): boolean => attempts.some(({ mayHaveArrived }) => mayHaveArrived);
