// Drawn for this kit on a grid of 24, with round strokes of 1.75. Each is an export of its own, so that a page downloads only
// those that its elements show: `import * as icons from '../parts/icons.ts'`, then `icon(icons.search)`.

export interface Icon {
  /** The strokes, as the `d` of an SVG path. */
  readonly path: string;
  /** Points along the line of reading, so it turns round where that runs from right to left. */
  readonly isDirectional?: true;
  /** Turns while something is waited for. */
  readonly spins?: true;
}

export const alert: Icon = { path: 'M12 8v5M12 16.5v.01M10.3 4 2.9 17a2 2 0 0 0 1.7 3h14.8a2 2 0 0 0 1.7-3L13.7 4a2 2 0 0 0-3.4 0Z' };
export const arrowLeft: Icon = { path: 'M19 12H5m6-6-6 6 6 6', isDirectional: true };
export const arrowRight: Icon = { path: 'M5 12h14m-6-6 6 6-6 6', isDirectional: true };
export const box: Icon = { path: 'M12 3 4 7v10l8 4 8-4V7l-8-4ZM4 7l8 4 8-4M12 11v10' };
export const camera: Icon = { path: 'M4 8h3l2-3h6l2 3h3v11H4zM8.5 13a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0' };
export const check: Icon = { path: 'm5 12.5 4.5 4.5L19 7.5' };
export const chevronDown: Icon = { path: 'm6 9 6 6 6-6' };
export const chevronRight: Icon = { path: 'm9 6 6 6-6 6', isDirectional: true };
export const chevronUp: Icon = { path: 'm6 15 6-6 6 6' };
export const close: Icon = { path: 'm6 6 12 12M18 6 6 18' };
export const columns: Icon = { path: 'M4 5h16v14H4zM9.3 5v14M14.7 5v14' };
export const copy: Icon = { path: 'M9 9h11v11H9zM5 15H4V4h11v1' };
export const download: Icon = { path: 'M12 4v11m-5-5 5 5 5-5M5 20h14' };
export const edit: Icon = { path: 'm4 20 1-4L16 5l3 3L8 19l-4 1ZM14 7l3 3' };
export const external: Icon = { path: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6', isDirectional: true };
export const file: Icon = { path: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6' };
export const fit: Icon = { path: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5' };
export const filter: Icon = { path: 'M4 6h16M7 12h10M10 18h4' };
export const grip: Icon = { path: 'M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01' };
export const image: Icon = { path: 'M4 5h16v14H4zM4 16l4.5-4.5 4 4 2.5-2.5 5 5M13.6 9a1.4 1.4 0 1 0 2.8 0 1.4 1.4 0 1 0-2.8 0' };
export const info: Icon = { path: 'M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0-17 0M12 11.5v4.5M12 8v.01' };
export const lock: Icon = { path: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3' };
export const pause: Icon = { path: 'M9 6v12M15 6v12' };
export const play: Icon = { path: 'M8 5.5v13l10-6.5z' };
export const plus: Icon = { path: 'M12 5v14M5 12h14' };
export const retry: Icon = { path: 'M19 12a7 7 0 1 1-2.3-5.2L19 9M19 4v5h-5' };
export const rotate: Icon = { path: 'M5 20V11h9v9zM9 7V6a3 3 0 0 1 3-3h1a5 5 0 0 1 5 5v4m-3-3 3 3 3-3' };
export const search: Icon = { path: 'M4.5 11a6.5 6.5 0 1 0 13 0 6.5 6.5 0 1 0-13 0M20 20l-4.3-4.3' };
export const sortAscending: Icon = { path: 'M12 19V5m-5 5 5-5 5 5' };
export const sortDescending: Icon = { path: 'M12 5v14m-5-5 5 5 5-5' };
export const spinner: Icon = { path: 'M12 3.5a8.5 8.5 0 1 0 8.5 8.5', spins: true };
export const success: Icon = { path: 'M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0-17 0M8.5 12.3l2.5 2.5 4.5-5' };
export const trash: Icon = { path: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5' };
export const truck: Icon = { path: 'M3 6h11v11H3zM14 10h4l3 3.5V17h-7M5.7 18a1.8 1.8 0 1 0 3.6 0 1.8 1.8 0 1 0-3.6 0M15.2 18a1.8 1.8 0 1 0 3.6 0 1.8 1.8 0 1 0-3.6 0', isDirectional: true };
export const undo: Icon = { path: 'M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3', isDirectional: true };
export const upload: Icon = { path: 'M12 16V5m-5 5 5-5 5 5M5 20h14' };
export const user: Icon = { path: 'M8.2 8a3.8 3.8 0 1 0 7.6 0 3.8 3.8 0 1 0-7.6 0M4.5 20c.8-3.7 3.7-5.5 7.5-5.5s6.7 1.8 7.5 5.5' };
export const zoomIn: Icon = { path: 'M4.5 11a6.5 6.5 0 1 0 13 0 6.5 6.5 0 1 0-13 0M20 20l-4.3-4.3M11 8.5v5M8.5 11h5' };
export const zoomOut: Icon = { path: 'M4.5 11a6.5 6.5 0 1 0 13 0 6.5 6.5 0 1 0-13 0M20 20l-4.3-4.3M8.5 11h5' };
