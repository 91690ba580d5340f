import type { LitElement, ReactiveController } from 'lit';
import type { Announcer } from '../foundation/announcer.ts';
import type { Localiser } from '../foundation/localiser.ts';

/** A field or a group of them as it stands on the page. */
interface Shown { readonly name: string; readonly isRequired: boolean }
/** By what tells one from every other: its group and its name. */
type Fields = ReadonlyMap<string, Shown>;

export interface FieldChanges { readonly came: readonly string[]; readonly went: readonly string[]; readonly required: readonly string[] }

/** What is different between two looks at the same step, by the names of the fields. */
export const fieldChanges = (before: Fields, after: Fields): FieldChanges => ({
  came: [...after].flatMap(([key, { name }]) => (before.has(key) ? [] : [name])),
  went: [...before].flatMap(([key, { name }]) => (after.has(key) ? [] : [name])),
  required: [...after].flatMap(([key, { name, isRequired }]) => (isRequired && before.get(key)?.isRequired === false ? [name] : [])),
});

export interface FieldNewsOptions {
  /** What is shown; fields of another scene are no news. Nothing while there is no form. */
  scene: () => string | undefined;
  localiser: () => Localiser;
  announcer: Announcer;
}

/** So many are named; more than that are only counted. */
const mostNamed = 6;

/** Tells who cannot see it which fields have come, gone or become required in the step that is shown, because of what was chosen elsewhere in it. */
export class FieldNews implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: FieldNewsOptions;
  #scene: string | undefined;
  #fields: Fields = new Map();

  constructor(host: LitElement, options: FieldNewsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    const scene = this.#options.scene();
    const before = scene === this.#scene ? this.#fields : undefined;
    this.#scene = scene;
    this.#fields = scene === undefined ? new Map() : fieldsIn(this.#host.renderRoot);
    if (before) this.#tell(fieldChanges(before, this.#fields));
  }

  #tell({ came, went, required }: FieldChanges): void {
    const { localiser, announcer } = this.#options;
    const named = (names: readonly string[]): string =>
      (names.length > mostNamed ? localiser().msg('wizard.fields.count', { count: names.length }) : localiser().list(names));
    if (went.length > 0) announcer.polite(localiser().msg('wizard.fields.went', { fields: named(went) }));
    if (came.length > 0) announcer.polite(localiser().msg('wizard.fields.came', { fields: named(came) }));
    if (required.length > 0) announcer.polite(localiser().msg('wizard.fields.required', { fields: named(required) }));
  }
}

// The words of a label or heading without the sign that its field is required.
const shownBy = (label: Element): Shown => {
  const sign = label.querySelector('.required');
  const text = label.textContent.trim();
  return { name: sign ? text.slice(0, -sign.textContent.length).trim() : text, isRequired: sign !== null };
};

// The lines of the order are told of when they are added and removed.
const fieldsIn = (root: ParentNode): Fields => new Map([
  ...[...root.querySelectorAll('.step-content .form-grid .label')].map((label) => {
    const shown = shownBy(label);
    return [`${label.closest('[role=group]')?.getAttribute('aria-labelledby') ?? ''} ${shown.name}`, shown] as const;
  }),
  ...[...root.querySelectorAll('.step-content #proof-heading')].map((heading) => [heading.id, shownBy(heading)] as const),
]);
