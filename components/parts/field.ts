import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { icon } from './icon.ts';
import * as icons from './icons.ts';

/** What every field has. `id` is unique in the element's shadow root: labels, hints and errors refer to it there. */
export interface FieldOptions {
  id: string;
  label: string;
  /** What to type, before anything is wrong. */
  hint?: string | undefined;
  /** What is wrong now; empty or absent when nothing is. */
  error?: string | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  readonly?: boolean | undefined;
  /** Why nobody can change it (any more): it is shown as it is, with this in place of the hint. */
  lock?: string | undefined;
  /** Takes the whole width of a `.form-grid`. */
  wide?: boolean | undefined;
  /** The label is there for assistive technology alone, such as in a table cell below a heading. */
  labelHidden?: boolean | undefined;
}

/** What the control itself has to bind: `aria-describedby` and `aria-invalid`. */
export interface FieldReferences {
  describedBy: string | undefined;
  invalid: 'true' | undefined;
}

const references = ({ id, hint, error, lock }: FieldOptions): FieldReferences => ({
  describedBy: [lock ? `${id}-lock` : hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined,
  invalid: error ? 'true' : undefined,
});

/** What to type, or why nothing can be typed. */
const fieldHint = ({ id, hint, lock }: Pick<FieldOptions, 'id' | 'hint' | 'lock'>): TemplateResult | typeof nothing => {
  if (lock) return html`<p class="hint lock" part="lock" id="${id}-lock">${icon(icons.lock)}<span>${lock}</span></p>`;
  return hint ? html`<p class="hint" part="hint" id="${id}-hint">${hint}</p>` : nothing;
};

/** What is wrong, with a sign that does not need its colour. */
export const fieldError = (id: string, error: string | undefined): TemplateResult | typeof nothing =>
  error ? html`<p class="field-error" part="error" id="${id}-error">${icon(icons.alert)}<span>${error}</span></p>` : nothing;

/**
 * A label, a control, its hint and its error, wired together in one shadow root. `control` gets what it has to bind and
 * must carry the same `id`.
 */
export const field = (options: FieldOptions, control: (references: FieldReferences) => TemplateResult): TemplateResult => html`
  <div class="field ${options.wide ? 'wide' : ''}" part="field ${options.error ? 'invalid' : ''}">
    <label class=${options.labelHidden ? 'visually-hidden' : 'label'} part="label" for=${options.id}>${options.label}${
      options.required ? html`<span class="required" aria-hidden="true">*</span>` : nothing}</label>
    ${control(references(options))}
    ${fieldHint(options)}
    ${fieldError(options.id, options.error)}
  </div>`;

export interface TextFieldOptions extends FieldOptions {
  value: string;
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'date' | 'datetime-local' | 'number';
  /** Called with each keystroke. */
  onInput: (value: string) => void;
  /** Called when the person has finished: on Enter or on leaving the field. */
  onChange?: ((value: string) => void) | undefined;
  /** Called when the person comes to the field. */
  onFocus?: (() => void) | undefined;
  placeholder?: string | undefined;
  /** HTML, section 4.10.18.7. */
  autocomplete?: AutoFill | undefined;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | undefined;
  maxLength?: number | undefined;
  min?: string | undefined;
  max?: string | undefined;
}

const valueOf = (event: Event): string => (event.currentTarget as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value;

/** One line of text. */
export const textField = (options: TextFieldOptions): TemplateResult => field(options, ({ describedBy, invalid }) => html`
  <input class="input ${options.type === 'number' ? 'numeric' : ''}" part="input" id=${options.id} type=${options.type ?? 'text'}
    ?required=${options.required} ?disabled=${options.disabled} ?readonly=${options.readonly || Boolean(options.lock)}
    placeholder=${ifDefined(options.placeholder)} autocomplete=${ifDefined(options.autocomplete)} inputmode=${ifDefined(options.inputMode)}
    maxlength=${ifDefined(options.maxLength)} min=${ifDefined(options.min)} max=${ifDefined(options.max)} .value=${live(options.value)}
    aria-describedby=${ifDefined(describedBy)} aria-invalid=${ifDefined(invalid)}
    @focus=${() => options.onFocus?.()} @input=${(event: Event) => options.onInput(valueOf(event))} @change=${(event: Event) => stopAnd(event, options.onChange)}>`);

export interface TextAreaOptions extends FieldOptions {
  value: string;
  onInput: (value: string) => void;
  onChange?: ((value: string) => void) | undefined;
  /** How many lines it shows at first; 3 when absent. */
  rows?: number | undefined;
  maxLength?: number | undefined;
  placeholder?: string | undefined;
}

/** Text over several lines. */
export const textArea = (options: TextAreaOptions): TemplateResult => field(options, ({ describedBy, invalid }) => html`
  <textarea class="input" part="input" id=${options.id} rows=${options.rows ?? 3}
    .value=${live(options.value)} ?required=${options.required} ?disabled=${options.disabled} ?readonly=${options.readonly || Boolean(options.lock)}
    placeholder=${ifDefined(options.placeholder)} maxlength=${ifDefined(options.maxLength)}
    aria-describedby=${ifDefined(describedBy)} aria-invalid=${ifDefined(invalid)}
    @input=${(event: Event) => options.onInput(valueOf(event))} @change=${(event: Event) => stopAnd(event, options.onChange)}></textarea>`);

export interface Choice {
  value: string;
  label: string;
  /** One sentence below a card; lists ignore it. */
  hint?: string | undefined;
  disabled?: boolean | undefined;
}

export interface SelectFieldOptions extends FieldOptions {
  /** A value that is not among the choices is shown as it is and never dropped. */
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
  /** The first entry, for no choice; without it there is none. */
  placeholder?: string | undefined;
  autocomplete?: AutoFill | undefined;
}

/** One of several, as the platform's own list. */
export const selectField = (options: SelectFieldOptions): TemplateResult => {
  const isKnown = options.value === '' || options.choices.some(({ value }) => value === options.value);
  return field(options, ({ describedBy, invalid }) => html`
    <select class="input" part="input" id=${options.id} ?required=${options.required} ?disabled=${options.disabled || options.readonly || Boolean(options.lock)}
      autocomplete=${ifDefined(options.autocomplete)} aria-describedby=${ifDefined(describedBy)} aria-invalid=${ifDefined(invalid)}
      @change=${(event: Event) => stopAnd(event, options.onChange)}>
      ${options.placeholder === undefined ? nothing : html`<option value="" .selected=${options.value === ''}>${options.placeholder}</option>`}
      ${isKnown ? nothing : html`<option value=${options.value} .selected=${true}>${options.value}</option>`}
      ${options.choices.map(({ value, label, disabled }) =>
        html`<option value=${value} .selected=${live(value === options.value)} ?disabled=${disabled}>${label}</option>`)}
    </select>`);
};

export interface CheckboxOptions extends Pick<FieldOptions, 'id' | 'label' | 'hint' | 'lock' | 'disabled' | 'wide'> {
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** Yes or no. */
export const checkbox = (options: CheckboxOptions): TemplateResult => html`
  <div class="field ${options.wide ? 'wide' : ''}" part="field">
    <label class="choice"><input type="checkbox" part="checkbox" id=${options.id} .checked=${live(options.checked)} ?disabled=${options.disabled || Boolean(options.lock)}
      aria-describedby=${ifDefined(references(options).describedBy)}
      @change=${(event: Event) => {
        event.stopPropagation();
        options.onChange((event.currentTarget as HTMLInputElement).checked);
      }}><span>${options.label}</span></label>
    ${fieldHint(options)}
  </div>`;

export interface RadioGroupOptions extends FieldOptions {
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
}

/** One of a few, as cards beside each other. The group's `id` is also the id of the radio to focus. */
export const radioGroup = (options: RadioGroupOptions): TemplateResult => {
  const { describedBy, invalid } = references(options);
  const focusable = options.choices.find(({ value }) => value === options.value) ?? options.choices[0];
  return html`
    <fieldset class="field ${options.wide ? 'wide' : ''}" part="field ${options.error ? 'invalid' : ''}" role="radiogroup"
      aria-required=${ifDefined(options.required ? 'true' : undefined)} aria-invalid=${ifDefined(invalid)} aria-describedby=${ifDefined(describedBy)}>
      <legend class="label" part="label">${options.label}${options.required ? html`<span class="required" aria-hidden="true">*</span>` : nothing}</legend>
      <div class="choices">${options.choices.map((choice) => html`
        <label class="choice-card" part="choice">
          <input type="radio" name=${options.id} id=${choice === focusable ? options.id : `${options.id}-${choice.value}`} .value=${choice.value}
            .checked=${live(choice.value === options.value)} ?disabled=${options.disabled || options.readonly || Boolean(options.lock) || choice.disabled}
            aria-labelledby="${options.id}-${choice.value}-label" aria-describedby=${ifDefined(choice.hint ? `${options.id}-${choice.value}-hint` : undefined)}
            @change=${(event: Event) => stopAnd(event, options.onChange)}>
          <span><span id="${options.id}-${choice.value}-label">${choice.label}</span>${choice.hint
            ? html`<span class="hint" id="${options.id}-${choice.value}-hint">${choice.hint}</span>` : nothing}</span>
        </label>`)}
      </div>
      ${fieldHint(options)}
      ${fieldError(options.id, options.error)}
    </fieldset>`;
};

// The inner change ends here: an element tells its page about a change once, by an event of its own.
const stopAnd = (event: Event, callback: ((value: string) => void) | undefined): void => {
  event.stopPropagation();
  callback?.(valueOf(event));
};
