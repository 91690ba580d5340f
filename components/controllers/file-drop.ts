import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface FileDropOptions {
  /** Whether files are taken now. */
  isOpen: () => boolean;
  /** Called with what was dropped or pasted, folders flattened. */
  onFiles: (files: readonly File[], how: 'drop' | 'paste') => void;
}

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

const filesOfEntry = async (entry: FileSystemEntry): Promise<File[]> => {
  if (entry.isFile) return [await new Promise<File>((done, fail) => { (entry as FileSystemFileEntry).file(done, fail); })];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: File[] = [];
  // A directory is read in portions of at most 100 entries until one comes empty (File and Directory Entries, section 7.3).
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((done, fail) => { reader.readEntries(done, fail); });
    if (entries.length === 0) return files;
    for (const inner of entries) files.push(...await filesOfEntry(inner));
  }
};

const filesOf = async (transfer: DataTransfer): Promise<File[]> => {
  // Both must be read before the first await: the transfer is empty afterwards.
  const files = [...transfer.files];
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (!entries.some((entry) => entry?.isDirectory)) return files;
  return (await Promise.all(entries.map(async (entry) => (entry ? filesOfEntry(entry) : [])))).flat();
};

/**
 * Takes files that are dropped on an element or pasted into it. While the element is on the page, a file that misses it
 * does not make the browser leave the page for that file.
 */
export class FileDropController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: FileDropOptions;
  #isOver = false;

  constructor(host: ReactiveControllerHost & HTMLElement, options: FileDropOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Whether files hang over the element now. */
  get isOver(): boolean { return this.#isOver; }

  hostConnected(): void {
    this.#host.addEventListener('dragenter', this.#over);
    this.#host.addEventListener('dragover', this.#over);
    this.#host.addEventListener('dragleave', this.#leave);
    this.#host.addEventListener('drop', this.#drop);
    this.#host.addEventListener('paste', this.#paste);
    window.addEventListener('dragover', this.#guard);
    window.addEventListener('drop', this.#guard);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('dragenter', this.#over);
    this.#host.removeEventListener('dragover', this.#over);
    this.#host.removeEventListener('dragleave', this.#leave);
    this.#host.removeEventListener('drop', this.#drop);
    this.#host.removeEventListener('paste', this.#paste);
    window.removeEventListener('dragover', this.#guard);
    window.removeEventListener('drop', this.#guard);
    this.#set(false);
  }

  readonly #over = (event: DragEvent): void => {
    if (!carriesFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = this.#options.isOpen() ? 'copy' : 'none';
    this.#set(this.#options.isOpen());
  };

  // Going from one child to another leaves the first: only what lies outside the element ends the hovering.
  readonly #leave = (event: DragEvent): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && (this.#host.contains(to) || this.#host.shadowRoot?.contains(to))) return;
    this.#set(false);
  };

  readonly #drop = (event: DragEvent): void => {
    if (!carriesFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    this.#set(false);
    void this.#take(event.dataTransfer, 'drop');
  };

  readonly #paste = (event: ClipboardEvent): void => {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    void this.#take(event.clipboardData, 'paste');
  };

  readonly #guard = (event: DragEvent): void => {
    if (event.defaultPrevented || !carriesFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'none';
  };

  async #take(transfer: DataTransfer, how: 'drop' | 'paste'): Promise<void> {
    if (!this.#options.isOpen()) return;
    const files = await filesOf(transfer);
    if (files.length > 0) this.#options.onFiles(files, how);
  }

  #set(isOver: boolean): void {
    if (isOver === this.#isOver) return;
    this.#isOver = isOver;
    this.#host.requestUpdate();
  }
}
