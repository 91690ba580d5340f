import { expect } from 'chai';
import { html } from 'lit';
import { byRole, clear, fixture, settled, type } from './fixture.ts';
import type { ControlProbe } from './probe.ts';
import './probe.ts';

describe('a form control of the kit', () => {
  afterEach(clear);

  const inForm = async (attributes = html`<control-probe name="note" required></control-probe>`) => {
    const form = await fixture<HTMLFormElement>(html`<form><label for="note">Note</label>${attributes}<button>Send</button></form>`);
    const control = form.querySelector('control-probe') as ControlProbe;
    await settled(control);
    return { form, control, input: control.shadowRoot!.querySelector('input')! };
  };

  it('submits its value under its name', async () => {
    const { form, control } = await inForm();
    control.value = 'abc';
    await settled(control);
    expect(new FormData(form).getAll('note')).to.deep.equal(['abc']);
  });

  it('is invalid while it must be filled and is not', async () => {
    const { form, control } = await inForm();
    expect(form.checkValidity()).to.equal(false);
    expect(control.validity?.valueMissing).to.equal(true);
    control.value = 'abc';
    expect(control.checkValidity()).to.equal(true);
    control.value = 'abcdefgh';
    expect(control.validity?.tooLong).to.equal(true);
    control.setCustomValidity('No.');
    expect(control.validationMessage).to.equal('No.');
  });

  it('shows its error only after the person has left it', async () => {
    const { control, input, form } = await inForm();
    expect(control.matches(':state(user-invalid)')).to.equal(false);
    type(input, 'abcdefgh');
    await settled(control);
    expect(control.shadowRoot!.querySelector('[role=alert]')).to.equal(null);
    form.querySelector('button')!.focus();
    await settled(control);
    expect(byRole(control, 'alert').textContent).to.equal('Use at most 5 characters.');
    expect(control.matches(':state(user-invalid)')).to.equal(true);
  });

  it('resets, restores, and follows a disabled fieldset', async () => {
    const form = await fixture<HTMLFormElement>(html`<form><fieldset><control-probe name="note"></control-probe></fieldset></form>`);
    const control = form.querySelector('control-probe') as ControlProbe;
    control.formStateRestoreCallback('kept');
    await settled(control);
    expect(new FormData(form).get('note')).to.equal('kept');
    form.reset();
    await settled(control);
    expect(control.value).to.equal('');
    form.querySelector('fieldset')!.disabled = true;
    await settled(control);
    expect(control.shadowRoot!.querySelector('input')!.disabled).to.equal(true);
  });

  it('is named by the label that points to it, and focused by it', async () => {
    const { form, control } = await inForm(html`<control-probe id="note"></control-probe>`);
    control.requestUpdate();
    await settled(control);
    byRole(control, 'textbox', 'Note');
    form.querySelector('label')!.click();
    expect(control.shadowRoot!.activeElement?.localName).to.equal('input');
  });
});
