import { expect } from 'chai';
import { clear, settled, until } from './fixture.ts';

type FormState = File | string | FormData | null;

interface Control extends HTMLElement {
  name: string;
  required: boolean;
  disabled: boolean;
  readonly validity: ValidityState | undefined;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  readonly form: HTMLFormElement | null;
  checkValidity(): boolean;
  setCustomValidity(message: string): void;
  formStateRestoreCallback(state: FormState): void;
}

export interface FormControlContractOptions {
  tag: string;
  /** What a page sets before anything is in it. */
  properties: () => Record<string, unknown>;
  /** Puts a value in, as a person would; resolves once it counts. */
  fill: (control: HTMLElement) => Promise<void>;
  /** What the form then submits under the control's name. */
  submitted: readonly string[];
}

/** What every form control of the kit promises (HTML, section 4.13.7.3). */
export const formControlContract = ({ tag, properties, fill, submitted }: FormControlContractOptions): void => {
  describe(`<${tag}> as a form control`, () => {
    afterEach(clear);

    const made = (more: Record<string, unknown> = {}, owner = document): Control =>
      Object.assign(owner.createElement(tag), { name: 'field', ...properties(), ...more }) as Control;
    const inForm = async (more: Record<string, unknown> = {}, owner = document) => {
      const main = document.createElement('main');
      const form = document.createElement('form');
      const fieldset = document.createElement('fieldset');
      const control = made(more, owner);
      document.body.append(main);
      main.append(form);
      form.append(fieldset);
      fieldset.append(control);
      await settled(control);
      return { form, fieldset, control };
    };
    const submits = (form: HTMLFormElement) => new FormData(form).getAll('field');

    it('submits nothing while it is empty, then its values under its name', async () => {
      const { form, control } = await inForm();
      expect(submits(form)).to.deep.equal([]);
      await fill(control);
      await until(() => submits(form).length > 0);
      expect(submits(form)).to.deep.equal(submitted);
    });

    it('submits what was set before it was upgraded', async () => {
      // In a document without a window nothing is ever defined.
      const early = made({}, document.implementation.createHTMLDocument());
      await fill(early);
      const form = document.createElement('form');
      document.body.appendChild(document.createElement('main')).append(form);
      form.append(early);
      await until(() => submits(form).length > 0);
      expect(submits(form)).to.deep.equal(submitted);
    });

    it('submits after others of the same name, in the order of the page, and under another name once it has one', async () => {
      const { form, control } = await inForm();
      form.prepend(Object.assign(document.createElement('input'), { name: 'field', value: 'first' }));
      form.append(Object.assign(document.createElement('input'), { name: 'field', value: 'last' }));
      await fill(control);
      await until(() => submits(form).length > 2);
      expect(submits(form)).to.deep.equal(['first', ...submitted, 'last']);
      control.name = 'other';
      await settled(control);
      expect([submits(form), new FormData(form).getAll('other')]).to.deep.equal([['first', 'last'], submitted]);
    });

    it('belongs to the form that its attribute names', async () => {
      const { form } = await inForm();
      form.id = 'away';
      const control = made({ name: 'outside' });
      control.setAttribute('form', 'away');
      form.before(control);
      await fill(control);
      await until(() => new FormData(form).has('outside'));
      expect(control.form).to.equal(form);
      expect([...form.elements]).to.include(control);
    });

    it('submits nothing without a name, and nothing while it is disabled', async () => {
      const nameless = await inForm({ name: '' });
      await fill(nameless.control);
      await settled(nameless.control);
      expect([...new FormData(nameless.form)]).to.deep.equal([]);
      const { form, fieldset, control } = await inForm();
      await fill(control);
      await until(() => submits(form).length > 0);
      fieldset.disabled = true;
      expect(submits(form)).to.deep.equal([]);
      await settled(control);
      const usable = [...control.shadowRoot!.querySelectorAll<HTMLButtonElement>('button, input:not([hidden]), select, textarea')].filter((inner) => inner.checkVisibility() && !inner.disabled);
      expect(usable.map(({ outerHTML }) => outerHTML)).to.deep.equal([]);
      fieldset.disabled = false;
      expect(submits(form)).to.deep.equal(submitted);
    });

    it('is not asked whether it is valid while it is disabled', async () => {
      const { form, control } = await inForm({ required: true, disabled: true });
      expect([control.willValidate, form.checkValidity()]).to.deep.equal([false, true]);
      control.disabled = false;
      await until(() => !form.checkValidity());
    });

    it('knows whether it is valid before it is on the page', () => {
      const control = made({ required: true });
      expect([control.checkValidity(), control.validity?.valueMissing]).to.deep.equal([false, true]);
      expect(control.validationMessage).not.to.equal('');
      expect(made().checkValidity()).to.equal(true);
    });

    it('stops its form while it must be filled and is not', async () => {
      const { form, control } = await inForm({ required: true });
      expect(form.checkValidity()).to.equal(false);
      expect(control.validity?.valueMissing).to.equal(true);
      expect(control.validationMessage).not.to.equal('');
      await fill(control);
      await until(() => form.checkValidity());
    });

    it('shows nothing wrong before the person has been there, and does once the form was tried', async () => {
      const { form, control } = await inForm({ required: true });
      expect(control.matches(':state(user-invalid)')).to.equal(false);
      form.reportValidity();
      await until(() => control.matches(':state(user-invalid)'));
      expect(control.shadowRoot!.textContent).to.contain(control.validationMessage);
      expect(document.activeElement, 'the person is led to it').to.equal(control);
    });

    it('takes a reason of the page', async () => {
      const { form, control } = await inForm();
      control.setCustomValidity('Not today.');
      expect([form.checkValidity(), control.validationMessage]).to.deep.equal([false, 'Not today.']);
      control.setCustomValidity('');
      expect(form.checkValidity()).to.equal(true);
    });

    it('is empty after a reset', async () => {
      const { form, control } = await inForm({ required: true });
      await fill(control);
      await until(() => submits(form).length > 0);
      form.reset();
      await until(() => submits(form).length === 0);
      expect(control.matches(':state(user-invalid)')).to.equal(false);
    });

    it('gives the browser a state from which a control of another page visit submits the same', async () => {
      const kept: FormState[] = [];
      const { setFormValue } = ElementInternals.prototype;
      ElementInternals.prototype.setFormValue = function keep(...values: [FormState, FormState?]) {
        kept.push(values.at(-1)!);
        setFormValue.apply(this, values);
      };
      const { form, control } = await inForm();
      await fill(control);
      await until(() => submits(form).length > 0);
      ElementInternals.prototype.setFormValue = setFormValue;
      control.remove();
      const other = await inForm();
      other.control.formStateRestoreCallback(kept.at(-1)!);
      await until(() => submits(other.form).length > 0);
      expect(submits(other.form)).to.deep.equal(submitted);
    });

    it('survives a restore of something that it never wrote', async () => {
      const junk = new FormData();
      for (const name of ['field', 'id', 'quantity', 'x']) {
        for (const value of ['', '-1', '[object Object]', new File(['x'], 'x')]) junk.append(name, value);
      }
      const { form, control } = await inForm();
      for (const state of [null, 'x', '[', '{}', '[{}]', '[null]', '[[]]', '7', new File(['x'], 'x'), new FormData(), junk]) {
        control.formStateRestoreCallback(state);
        await settled(control);
      }
      form.reset();
      await until(() => submits(form).length === 0);
      await fill(control);
      await until(() => submits(form).length > 0);
      expect(submits(form)).to.deep.equal(submitted);
    });

    it('takes the focus where a person can act', async () => {
      const { control } = await inForm();
      control.focus();
      expect(document.activeElement).to.equal(control);
      expect(control.shadowRoot!.activeElement?.matches('button, input, select, textarea')).to.equal(true);
    });

    it('is named by a label that points to it, also one that came later, and focused by it', async () => {
      const { form, control } = await inForm();
      control.id = 'here';
      const label = Object.assign(document.createElement('label'), { htmlFor: 'here', textContent: 'Things' });
      form.prepend(label);
      label.click();
      expect(document.activeElement).to.equal(control);
      await settled(control);
      const names = [...control.shadowRoot!.querySelectorAll('[aria-label]')].map((inner) => inner.getAttribute('aria-label'));
      expect(names).to.include('Things');
    });
  });
};
