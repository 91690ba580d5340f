import { createIdempotencyKey, isApiError, type FieldError } from '../../../src/index.ts';
import { failureText, fieldErrorText } from '../../foundation/failure-text.ts';
import type { Localiser } from '../../foundation/localiser.ts';

/** What has been typed into the dialog of an action, and what is wrong with it. */
export class ActionForm {
  readonly #values: Map<string, unknown>;
  readonly #onChange: () => void;
  #errors: Readonly<Record<string, string>> = {};
  #key: string | undefined;

  constructor(values: Readonly<Record<string, unknown>>, onChange: () => void) {
    this.#values = new Map(Object.entries(values));
    this.#onChange = onChange;
  }

  /** A text without the space around it; empty when nothing was typed. */
  text(name: string): string {
    return this.typed(name).trim();
  }

  /** A text as it stands in its field. */
  typed(name: string): string {
    const value = this.#values.get(name);
    return typeof value === 'string' ? value : '';
  }

  value<Value>(name: string): Value | undefined {
    return this.#values.get(name) as Value | undefined;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  errorAt(name: string): string | undefined {
    return this.#errors[name];
  }

  /** For a call that makes something: the same as long as nothing else is typed, so that a second try after a lost answer makes no second one. */
  get key(): string {
    return (this.#key ??= createIdempotencyKey());
  }

  set(name: string, value: unknown): void {
    this.#values.set(name, value);
    this.#key = undefined;
    const { [name]: _settled, ...errors } = this.#errors;
    this.#errors = errors;
    this.#onChange();
  }

  /** Shows what is wrong; answers whether nothing is. */
  judge(errors: Readonly<Record<string, string>>): boolean {
    this.#errors = errors;
    this.#onChange();
    return Object.keys(errors).length === 0;
  }
}

const words = (localiser: Localiser, key: string): string | undefined => (localiser.has(key) ? localiser.message(key, {}) : undefined);

/** Where the answer to an action names a field that the dialog does not show, it is said in the notice. */
const fieldsText = (localiser: Localiser, fields: readonly FieldError[]): string => [...new Set(fields.map((field) => fieldErrorText(localiser, field)))].join(' ');

/** Why an action did not work, and what to do. */
export const actionFailureText = (localiser: Localiser, error: unknown): string => {
  if (!isApiError(error)) return failureText(localiser, error).text;
  const { code, params, fields } = error;
  if (code === 'permissionDenied' && params['rule'] === 'secondPerson') return localiser.msg('detail.refused.secondPerson');
  if (code === 'contactRequired') return localiser.msg('detail.refused.noAddress');
  const because = code === 'invalidTransition' ? words(localiser, `detail.refused.${String(params['because'] ?? 'state')}`) : undefined;
  return because ?? (fields.length > 0 ? fieldsText(localiser, fields) : words(localiser, `detail.refused.${code}`) ?? failureText(localiser, error).text);
};

/** What the server found wrong, by the names of the fields where the dialog can show it. */
export const fieldsRefused = (localiser: Localiser, error: unknown, form: ActionForm): Record<string, string> =>
  Object.fromEntries((isApiError(error) ? error.fields : []).flatMap((field) => {
    const name = field.pointer.split('/').filter((part) => form.has(part)).at(-1);
    return name === undefined ? [] : [[name, fieldErrorText(localiser, field)]];
  }));
