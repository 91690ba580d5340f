import { html, svg, type TemplateResult } from 'lit';

// Drawn for this kit on a grid of 24, with round strokes of 1.75.
const shapes = {
  alert: svg`<path d="M12 8v5M12 16.5v.01M10.3 4 2.9 17a2 2 0 0 0 1.7 3h14.8a2 2 0 0 0 1.7-3L13.7 4a2 2 0 0 0-3.4 0Z"/>`,
  'arrow-left': svg`<path d="M19 12H5m6-6-6 6 6 6"/>`,
  'arrow-right': svg`<path d="M5 12h14m-6-6 6 6-6 6"/>`,
  box: svg`<path d="M12 3 4 7v10l8 4 8-4V7l-8-4ZM4 7l8 4 8-4M12 11v10"/>`,
  camera: svg`<path d="M4 8h3l2-3h6l2 3h3v11H4z"/><circle cx="12" cy="13" r="3.5"/>`,
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`,
  'chevron-down': svg`<path d="m6 9 6 6 6-6"/>`,
  'chevron-right': svg`<path d="m9 6 6 6-6 6"/>`,
  'chevron-up': svg`<path d="m6 15 6-6 6 6"/>`,
  close: svg`<path d="m6 6 12 12M18 6 6 18"/>`,
  copy: svg`<path d="M9 9h11v11H9zM5 15H4V4h11v1"/>`,
  download: svg`<path d="M12 4v11m-5-5 5 5 5-5M5 20h14"/>`,
  edit: svg`<path d="m4 20 1-4L16 5l3 3L8 19l-4 1ZM14 7l3 3"/>`,
  external: svg`<path d="M14 4h6v6M20 4l-9 9M18 14v6H4V6h6"/>`,
  file: svg`<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>`,
  fit: svg`<path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"/>`,
  filter: svg`<path d="M4 6h16M7 12h10M10 18h4"/>`,
  image: svg`<path d="M4 5h16v14H4zM4 16l4.5-4.5 4 4 2.5-2.5 5 5"/><circle cx="15" cy="9" r="1.4"/>`,
  info: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 11.5v4.5M12 8v.01"/>`,
  lock: svg`<path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/>`,
  pause: svg`<path d="M9 6v12M15 6v12"/>`,
  play: svg`<path d="M8 5.5v13l10-6.5z"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  retry: svg`<path d="M19 12a7 7 0 1 1-2.3-5.2L19 9M19 4v5h-5"/>`,
  rotate: svg`<path d="M5 20V11h9v9zM9 7V6a3 3 0 0 1 3-3h1a5 5 0 0 1 5 5v4m-3-3 3 3 3-3"/>`,
  search: svg`<circle cx="11" cy="11" r="6.5"/><path d="m20 20-4.3-4.3"/>`,
  'sort-ascending': svg`<path d="M12 19V5m-5 5 5-5 5 5"/>`,
  'sort-descending': svg`<path d="M12 5v14m-5-5 5 5 5-5"/>`,
  spinner: svg`<path d="M12 3.5a8.5 8.5 0 1 0 8.5 8.5"/>`,
  success: svg`<circle cx="12" cy="12" r="8.5"/><path d="m8.5 12.3 2.5 2.5 4.5-5"/>`,
  trash: svg`<path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5"/>`,
  truck: svg`<path d="M3 6h11v11H3zM14 10h4l3 3.5V17h-7"/><circle cx="7.5" cy="18" r="1.8"/><circle cx="17" cy="18" r="1.8"/>`,
  undo: svg`<path d="M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3"/>`,
  upload: svg`<path d="M12 16V5m-5 5 5-5 5 5M5 20h14"/>`,
  user: svg`<circle cx="12" cy="8" r="3.8"/><path d="M4.5 20c.8-3.7 3.7-5.5 7.5-5.5s6.7 1.8 7.5 5.5"/>`,
  'zoom-in': svg`<circle cx="11" cy="11" r="6.5"/><path d="m20 20-4.3-4.3M11 8.5v5M8.5 11h5"/>`,
  'zoom-out': svg`<circle cx="11" cy="11" r="6.5"/><path d="m20 20-4.3-4.3M8.5 11h5"/>`,
} as const;

export type IconName = keyof typeof shapes;

// Arrows that point along the line of reading turn round where it runs from right to left.
const directional: ReadonlySet<IconName> = new Set(['arrow-left', 'arrow-right', 'chevron-right', 'undo', 'external', 'truck']);

/** An icon beside a text, or in a button that has an accessible name: it says nothing by itself. */
export const icon = (name: IconName): TemplateResult => html`<svg
  class="icon ${directional.has(name) ? 'flip' : ''} ${name === 'spinner' ? 'spinner' : ''}" part="icon" viewBox="0 0 24 24" aria-hidden="true"
  fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${shapes[name]}</svg>`;
