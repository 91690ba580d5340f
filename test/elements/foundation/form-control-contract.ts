import { expect } from 'chai';
import { clear, settled, until } from './fixture.ts';

interface Control extends HTMLElement {
  name: string;
  required: boolean;
  disabled: boolean;
  readonly validity: ValidityState | undefined;
  readonly validationMessage: string;
  checkValidity(): boolean;
  setCustomValidity(message: string): void;
  formStateRestoreCallback(state: string | File | FormData | null): void;
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

    const inForm = async (more: Record<string, unknown> = {}) => {
      const main = document.createElement('main');
      const form = document.createElement('form');
      const fieldset = document.createElement('fieldset');
      const control = Object.assign(document.createElement(tag), { name: 'field', ...properties(), ...more }) as Control;
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

    it('survives a restore of something that it never wrote', async () => {
      const { control } = await inForm();
      for (const state of [null, 'x', '[', new FormData()]) control.formStateRestoreCallback(state);
      await settled(control);
    });

    it('takes the focus where a person can act', async () => {
      const { control } = await inForm();
      control.focus();
      expect(document.activeElement).to.equal(control);
      expect(control.shadowRoot!.activeElement?.matches('button, input, select, textarea')).to.equal(true);
    });

    it('is named by a label that points to it', async () => {
      const { form, control } = await inForm();
      const label = Object.assign(document.createElement('label'), { htmlFor: 'here', textContent: 'Things' });
      control.id = 'here';
      form.prepend(label);
      await settled(control);
      Object.assign(control, { required: true });
      await settled(control);
      const names = [...control.shadowRoot!.querySelectorAll('[aria-label]')].map((inner) => inner.getAttribute('aria-label'));
      expect(names).to.include('Things');
    });
  });
};
