import type { Cell } from './cell.ts';

export interface SheetColumn {
  readonly name: string;
  /** How wide it is shown, in characters. */
  readonly width: number;
}

/** A table that is written as its rows come, so many at a time. */
export interface Sheet {
  readonly columns: readonly SheetColumn[];
  readonly rows: AsyncGenerator<readonly (readonly Cell[])[], void, undefined>;
}

/**
 * The answer that carries a file. Each piece is made when it is asked for, so that a slow reader holds nothing up and a
 * reader who goes away ends the work.
 */
export const fileAnswer = ({ pieces, filename, mediaType }: {
  pieces: AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>; filename: string; mediaType: string;
}): Response => new Response(new ReadableStream<Uint8Array<ArrayBuffer>>({
  async pull(controller) {
    const { done, value } = await pieces.next();
    if (done) controller.close();
    else controller.enqueue(value);
  },
  async cancel() {
    await pieces.return();
  },
}), { headers: { 'Content-Type': mediaType, 'Content-Disposition': `attachment; filename="${filename}"` } });

export const csvMediaType = 'text/csv; charset=utf-8; header=present';
