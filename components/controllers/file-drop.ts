import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A file that came, and where it lay in the folder that it came in, such as `november/slip.pdf`. */
export interface DroppedFile {
  readonly file: File;
  readonly path?: string;
}

export interface FileDropOptions {
  /** Whether files are taken now. */
  isOpen: () => boolean;
  /** What becomes of the files that hang over the element, as far as the browser tells of them during a drag: how many there are, 0 when it does not say, and their types. */
  judge: (count: number, mediaTypes: readonly string[] | undefined) => Hovering;
  /** Called with what was dropped or pasted, folders flattened. */
  onFiles: (files: readonly DroppedFile[], how: 'drop' | 'paste') => void;
}

/** What hangs over the element: files that can be taken, one that replaces another, files that cannot be taken or do not fit, or nothing. */
export type Hovering = 'accepted' | 'replace' | 'rejected' | 'full' | undefined;

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

const typesOf = ({ items }: DataTransfer): string[] => [...items].filter(({ kind }) => kind === 'file').map(({ type }) => type);

/** Where one type is not told (Safari, Firefox, a folder), that file may be anything. */
const areKnown = (types: readonly string[]): boolean => types.length > 0 && !types.some((type) => type === '' || type === 'application/x-moz-file');

/** What a system puts into each folder and no person ever means. */
const isOfTheSystem = (name: string): boolean => /^(\.|thumbs\.db$|desktop\.ini$)/i.test(name);

const filesOfEntry = async (entry: FileSystemEntry): Promise<DroppedFile[]> => {
  if (entry.isFile) {
    if (isOfTheSystem(entry.name)) return [];
    const file = await new Promise<File>((done, fail) => { (entry as FileSystemFileEntry).file(done, fail); });
    return [{ file, path: entry.fullPath.replace(/^\//, '') }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: DroppedFile[] = [];
  // A directory is read in portions of at most 100 entries until one comes empty (File and Directory Entries, section 7.3).
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((done, fail) => { reader.readEntries(done, fail); });
    if (entries.length === 0) return files;
    for (const inner of entries) files.push(...await filesOfEntry(inner));
  }
};

const filesOf = async (transfer: DataTransfer): Promise<DroppedFile[]> => {
  // Both must be read before the first await: the transfer is empty afterwards.
  const files = [...transfer.files].map((file): DroppedFile => ({ file }));
  const entries = [...transfer.items].filter(({ kind }) => kind === 'file').map((item) => item.webkitGetAsEntry?.() ?? null);
  const folders = entries.flatMap((entry) => (entry?.isDirectory ? [entry] : []));
  if (folders.length === 0) return files;
  const loose = files.filter((_, place) => entries[place]?.isFile);
  return [...loose, ...(await Promise.all(folders.map((folder) => filesOfEntry(folder)))).flat()];
};

/** Files that hang over an element tell so all the time: silence for so long means that they are gone, in milliseconds. */
const silenceMs = 100;

/**
 * Takes files that are dropped on an element or pasted into it. While the element is on the page, a file that misses it
 * does not make the browser leave the page for that file.
 */
export class FileDropController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: FileDropOptions;
  #hovering: Hovering;
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: FileDropOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get hovering(): Hovering { return this.#hovering; }

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
    this.#set(undefined);
  }

  readonly #over = (event: DragEvent): void => {
    if (!carriesFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    const { isOpen, judge } = this.#options;
    const types = typesOf(event.dataTransfer);
    const hovering = isOpen() ? judge(types.length, areKnown(types) ? types : undefined) : undefined;
    event.dataTransfer.dropEffect = hovering === 'accepted' || hovering === 'replace' ? 'copy' : 'none';
    this.#set(hovering);
  };

  // Going from one child to another leaves the first: only what lies outside the element ends the hovering. Where the browser
  // does not say what lies there (Safari, the edge of the window), the silence that follows does.
  readonly #leave = (event: DragEvent): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && (this.#host.contains(to) || this.#host.shadowRoot?.contains(to))) return;
    if (to) this.#set(undefined);
    else this.#silence ??= setTimeout(() => this.#set(undefined), silenceMs);
  };

  readonly #drop = (event: DragEvent): void => {
    if (!carriesFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    this.#set(undefined);
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

  #set(hovering: Hovering): void {
    clearTimeout(this.#silence);
    this.#silence = undefined;
    if (hovering === this.#hovering) return;
    this.#hovering = hovering;
    this.#host.requestUpdate();
  }
}
