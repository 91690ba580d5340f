/** How a file is looked at: how much larger than when it fits, and how many quarter turns to the right. */
export interface ProofView {
  readonly zoom: number;
  readonly turns: 0 | 1 | 2 | 3;
}

export interface Size { readonly width: number; readonly height: number }

/** As a file is first shown: whole and upright. */
export const fitted: ProofView = { zoom: 1, turns: 0 };

const steps = [1, 1.25, 1.5, 2, 2.5, 3, 4, 6, 8];
/** The largest zoom: a digit of a photographed slip fills the hand. */
export const mostZoom = steps.at(-1) ?? 1;

/** One step closer, or one back; never smaller than it fits. */
export const zoomed = (view: ProofView, direction: 1 | -1): ProofView => {
  const next = direction > 0 ? steps.find((step) => step > view.zoom) : steps.findLast((step) => step < view.zoom);
  return next === undefined ? view : { ...view, zoom: next };
};

/** A quarter turn to the right. */
export const turned = (view: ProofView): ProofView => ({ ...view, turns: ((view.turns + 1) % 4) as ProofView['turns'] });

export interface Placement {
  /** The file itself, before it is turned, in px. */
  readonly file: Size;
  /** What it takes once it is turned. */
  readonly page: Size;
}

/** How large a file is drawn in a viewport, all in px. One that is smaller than the viewport is not blown up until it is zoomed. */
export const placed = ({ natural, viewport, view }: { natural: Size; viewport: Size; view: ProofView }): Placement => {
  const isAcross = view.turns % 2 === 1;
  const across: Size = isAcross ? { width: natural.height, height: natural.width } : natural;
  const fit = Math.min(viewport.width / across.width, viewport.height / across.height, 1);
  const scaled = ({ width, height }: Size): Size => ({ width: Math.floor(width * fit * view.zoom), height: Math.floor(height * fit * view.zoom) });
  return { file: scaled(natural), page: scaled(across) };
};
