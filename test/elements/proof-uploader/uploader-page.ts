import { html } from 'lit';
import '../../../components/proof-uploader/define.ts';
// Only loaded ahead: the uploader defines it with its first file.
import '../../../components/proof-uploader/upload-files.ts';
import type { ManualOrderProofUploader } from '../../../components/index.ts';
import { allByRole, byRole, fixture, settled, until } from '../foundation/fixture.ts';
import { fileOf, heldQueue, type HeldQueueOptions, type HeldTransfer } from './fake-transfer.ts';
import { textOf } from './reading.ts';

/** What files are given to a page in: a drop, a paste, a choice. */
export const transferOf = (files: readonly File[]): DataTransfer => {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer;
};

export interface ShowOptions extends HeldQueueOptions {
  /** Set before it is on the page. */
  properties?: Partial<ManualOrderProofUploader>;
}

/** An uploader as a person meets it, with a queue that a test moves by hand. */
export class UploaderPage {
  readonly element: ManualOrderProofUploader;
  readonly queue: ReturnType<typeof heldQueue>['queue'];
  readonly transfers: readonly HeldTransfer[];
  readonly discarded: readonly string[];
  readonly setOnline: (online: boolean) => void;
  /** What was said since the last that a test waited for; another sentence may have taken its place on the page. */
  #said: string[] = [];

  private constructor(element: ManualOrderProofUploader, { queue, transfers, discarded, setOnline }: ReturnType<typeof heldQueue>) {
    this.element = element;
    this.queue = queue;
    this.transfers = transfers;
    this.discarded = discarded;
    this.setOnline = setOnline;
    const regions = (): string => [...element.shadowRoot!.querySelectorAll('[role=status], [role=alert]')].map(({ textContent }) => textContent).join(' ');
    new MutationObserver(() => this.#said.push(regions())).observe(element.shadowRoot!, { subtree: true, childList: true, characterData: true });
  }

  static async open({ properties = {}, ...options }: ShowOptions = {}): Promise<UploaderPage> {
    const held = heldQueue(options);
    const element = await fixture<ManualOrderProofUploader>(html`<manual-order-proof-uploader name="proofs" .uploads=${held.queue}></manual-order-proof-uploader>`);
    Object.assign(element, properties);
    await settled(element);
    return new UploaderPage(element, held);
  }

  /** Opens one with PDFs of 4 kB on their way; of each, nothing has arrived. */
  static async started(names: readonly string[], options?: ShowOptions): Promise<UploaderPage> {
    const page = await UploaderPage.open(options);
    page.element.add(names.map((name, place) => fileOf(name, 'pdf', 4_096, place)));
    await until(() => page.transfers.length === Math.min(3, names.length), 'they are on their way');
    await until(() => page.rows.length === names.length, 'they are shown');
    return page;
  }

  /** Opens one with PDFs that are all uploaded. */
  static async done(names: readonly string[], options?: ShowOptions): Promise<UploaderPage> {
    const page = await UploaderPage.open(options);
    page.element.add(names.map((name, place) => fileOf(name, 'pdf', 4_096, place)));
    for (const [place, name] of names.entries()) {
      await until(() => page.transfers.length > place, `${name} is on its way`);
      page.transfers[place]!.finish();
    }
    await until(() => page.element.value.length === names.length && page.rows.length === names.length, 'they are there');
    await until(() => page.text.match(/Uploaded/g)?.length === names.length);
    return page;
  }

  /** Everything that is shown, with single spaces. */
  get text(): string { return textOf(this.element).replaceAll(/\s+/g, ' ').trim(); }
  /** What a screen reader has last been told. */
  get heard(): string { return `${byRole(this.element, 'status').textContent} ${byRole(this.element, 'alert').textContent}`.trim(); }
  /** The names of the files, in the order of their rows. */
  get rows(): string[] { return allByRole(this.element, 'listitem').flatMap((row) => row.getAttribute('aria-label') ?? []); }
  get zone(): HTMLElement { return this.element.shadowRoot!.querySelector<HTMLElement>('.drop-zone')!; }

  row(name: string): HTMLElement { return byRole(this.element, 'listitem', name); }
  button(name: string | RegExp): HTMLButtonElement { return byRole<HTMLButtonElement>(this.element, 'button', name); }
  buttons(name?: string | RegExp): HTMLButtonElement[] { return allByRole<HTMLButtonElement>(this.element, 'button', name); }

  /** Presses a button as soon as it is there. */
  async press(name: string | RegExp): Promise<void> {
    // What the queue has told is drawn with the next frame: before it, a button of an answered question may still be there.
    await new Promise(requestAnimationFrame);
    const button = await until(() => this.buttons(name)[0], `a button ${String(name)}`);
    button.focus();
    button.click();
    await settled(this.element);
  }

  /** Waits until a text is shown. */
  async shows(text: string): Promise<void> {
    await until(() => this.text.includes(text), `“${text}” in: ${this.text}`);
  }

  /** Waits until a screen reader has been told something. @returns all that was said with it */
  async says(text: string): Promise<string> {
    const heard = await until(() => [this.heard, ...this.#said].find((said) => said.includes(text)), `“${text}” is said`);
    this.#said = [];
    return heard;
  }

  /** Chooses files in the browser's own window. */
  choose(...files: readonly File[]): void {
    const input = this.element.shadowRoot!.querySelector<HTMLInputElement>('#file')!;
    input.files = transferOf(files).files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Drags something over the drop zone, or lets it go there; answers the event. */
  drag(type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', dataTransfer: DataTransfer, more: DragEventInit = {}): DragEvent {
    const event = new DragEvent(type, { bubbles: true, composed: true, cancelable: true, dataTransfer, ...more });
    this.zone.dispatchEvent(event);
    return event;
  }
}
