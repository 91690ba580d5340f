import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { cssVars } from '../foundation/css-vars.ts';
import { fitted, mostZoom, placed, turned, zoomed, type ProofView, type Size } from './proof-view.ts';

/** What is shown: a picture, or a document in the browser's own viewer. */
export interface ShownFile {
  /** Another one is shown whole and upright again. */
  id: string;
  url: string;
  kind: 'picture' | 'document';
  /** What it is and how large it is shown: the accessible name of the viewport. */
  label: string;
  /** The browser cannot show it after all. */
  onUnreadable: () => void;
}

/** A notch of a wheel is more than this, a pinch on a touchpad many times less; in px of `deltaY`. */
const wheelStep = 30;
/** The lines around the viewport, in px. */
const borders = 2;

/**
 * A file in a viewport that scrolls: zoomed by buttons, keys, and the wheel with Ctrl (also a pinch on a touchpad) about
 * the point under the pointer; turned by quarters; dragged. What is seen in the middle stays there when it grows.
 */
export class FileView implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #viewport = createRef<HTMLElement>();
  #observed: HTMLElement | undefined;
  #resize: ResizeObserver | undefined;
  #view: ProofView = fitted;
  #id = '';
  #natural: Size | undefined;
  #room: Size = { width: 0, height: 0 };
  /** The point to hold, in parts of the page and in px of the viewport. */
  #anchor: { partX: number; partY: number; x: number; y: number } | undefined;
  #dragged: number | undefined;
  #wheel = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get zoom(): number { return this.#view.zoom; }
  get mayZoomIn(): boolean { return this.#view.zoom < mostZoom; }
  get isFitted(): boolean { return this.#view.zoom === 1; }

  zoomBy(direction: 1 | -1, at?: { x: number; y: number }): void {
    this.#hold(at);
    this.#set(zoomed(this.#view, direction));
  }

  fit(): void {
    this.#set({ ...this.#view, zoom: 1 });
  }

  rotate(): void {
    this.#set(turned(this.#view));
  }

  render({ id, url, kind, label, onUnreadable }: ShownFile): TemplateResult {
    if (id !== this.#id) {
      this.#id = id;
      this.#view = fitted;
      this.#natural = undefined;
    }
    // A document has no size of its own: it fills the viewport and grows from there.
    const natural = kind === 'document' ? this.#room : this.#natural;
    const place = natural && this.#room.width > 0 ? placed({ natural, viewport: this.#room, view: this.#view }) : undefined;
    const vars = cssVars({
      '--file-width': `${place?.file.width ?? 0}px`, '--file-height': `${place?.file.height ?? 0}px`,
      '--page-width': `${place?.page.width ?? 0}px`, '--page-height': `${place?.page.height ?? 0}px`, '--turn': `${this.#view.turns * 90}deg`,
    });
    return html`
      <div class="viewport ${this.isFitted ? '' : 'zoomed'}" part="viewport" tabindex="0" role="group" aria-label=${label} ${ref(this.#viewport)}
        @wheel=${{ handleEvent: this.#onWheel, passive: false }} @pointerdown=${this.#onDown} @pointermove=${this.#onMove} @pointerup=${this.#onUp} @pointercancel=${this.#onUp}>
        <div class="page ${kind}" ${vars}>${kind === 'picture'
          ? html`<img class="file" part="file" src=${url} alt="" draggable="false" @load=${this.#onLoad} @error=${onUnreadable}>`
          : html`<iframe class="file" part="file" src=${`${url}#toolbar=0&navpanes=0&view=FitH`} title=${label}></iframe>`}</div>
      </div>`;
  }

  hostUpdated(): void {
    const viewport = this.#viewport.value;
    if (viewport !== this.#observed) this.#observe(viewport);
    if (!viewport || !this.#anchor) return;
    const { partX, partY, x, y } = this.#anchor;
    this.#anchor = undefined;
    viewport.scrollLeft = partX * viewport.scrollWidth - x;
    viewport.scrollTop = partY * viewport.scrollHeight - y;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#observe(undefined);
  }

  #observe(viewport: HTMLElement | undefined): void {
    this.#resize?.disconnect();
    this.#observed = viewport;
    if (!viewport) return;
    this.#resize = new ResizeObserver(() => this.#measure(viewport));
    this.#resize.observe(viewport);
  }

  // The outer size, so that scroll bars that come with a zoom do not change what fits.
  #measure({ offsetWidth, offsetHeight }: HTMLElement): void {
    this.#room = { width: offsetWidth - borders, height: offsetHeight - borders };
    this.#host.requestUpdate();
  }

  #hold(at?: { x: number; y: number }): void {
    const viewport = this.#viewport.value;
    if (!viewport) return;
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = viewport;
    const { x, y } = at ?? { x: clientWidth / 2, y: clientHeight / 2 };
    this.#anchor = { partX: (scrollLeft + x) / scrollWidth, partY: (scrollTop + y) / scrollHeight, x, y };
  }

  #set(view: ProofView): void {
    this.#view = view;
    this.#host.requestUpdate();
  }

  readonly #onLoad = ({ currentTarget }: Event): void => {
    const { naturalWidth, naturalHeight } = currentTarget as HTMLImageElement;
    this.#natural = { width: naturalWidth, height: naturalHeight };
    this.#host.requestUpdate();
  };

  readonly #onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey || event.deltaY === 0) return;
    event.preventDefault();
    this.#wheel += event.deltaY;
    if (Math.abs(this.#wheel) < wheelStep) return;
    this.#wheel = 0;
    const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
    this.zoomBy(event.deltaY < 0 ? 1 : -1, { x: event.clientX - left, y: event.clientY - top });
  };

  // A finger scrolls by itself.
  readonly #onDown = (event: PointerEvent): void => {
    if (event.pointerType === 'touch' || event.button !== 0 || this.isFitted) return;
    this.#dragged = event.pointerId;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
  };

  readonly #onMove = (event: PointerEvent): void => {
    if (event.pointerId === this.#dragged) (event.currentTarget as Element).scrollBy(-event.movementX, -event.movementY);
  };

  readonly #onUp = (): void => {
    this.#dragged = undefined;
  };
}
