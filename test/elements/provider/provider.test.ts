import { expect } from 'chai';
import { html } from 'lit';
import type { ManualOrderProvider } from '../../../components/index.ts';
import type { Client } from '../../../src/index.ts';
import type { FoundationProbe } from '../foundation/probe.ts';
import '../foundation/probe.ts';
import { clear, fixture, settled, until } from '../foundation/fixture.ts';

describe('the provider', () => {
  afterEach(clear);

  // First, while the tag is not defined: a page may load the definition long after the elements.
  it('reaches elements that were there before it was defined', async () => {
    const client = {} as Client;
    const place = await fixture<ManualOrderProvider>(html`<manual-order-provider><foundation-probe></foundation-probe></manual-order-provider>`);
    Object.assign(place, { client });
    expect(place.matches(':defined')).to.equal(false);
    await import('../../../components/provider/define.ts');
    await until(() => place.querySelector<FoundationProbe>('foundation-probe')?.current === client);
  });

  it('is defined once, whatever loads it again', async () => {
    const { defineElement } = await import('../../../components/foundation/define-element.ts');
    const first = customElements.get('manual-order-provider');
    const warnings: unknown[] = [];
    const { warn } = console;
    console.warn = (message: unknown) => warnings.push(message);
    for (let time = 0; time < 3; time += 1) defineElement('manual-order-provider', class extends HTMLElement {});
    console.warn = warn;
    expect(customElements.get('manual-order-provider')).to.equal(first);
    expect(warnings).to.have.length(1);
  });

  it('forces light or dark on what is inside, and follows the page without a theme', async () => {
    const provider = await fixture<ManualOrderProvider>(html`<manual-order-provider theme="dark" .client=${{} as Client}><foundation-probe></foundation-probe></manual-order-provider>`);
    await settled(provider);
    const surface = () => getComputedStyle(provider.querySelector('foundation-probe')!.shadowRoot!.querySelector('.button')!).backgroundColor;
    await until(() => surface() === 'rgb(20, 24, 31)');
    provider.theme = 'light';
    await until(() => surface() === 'rgb(255, 255, 255)');
  });

  it('is no box in the layout', async () => {
    const provider = await fixture<ManualOrderProvider>(html`<manual-order-provider><p>Text</p></manual-order-provider>`);
    expect(getComputedStyle(provider).display).to.equal('contents');
  });

  it('tells the language of what is inside', async () => {
    const provider = await fixture<ManualOrderProvider>(html`<manual-order-provider locale="ms"></manual-order-provider>`);
    expect(provider.lang).to.equal('ms');
    provider.locale = '';
    await settled(provider);
    expect(provider.lang).to.equal('');
  });
});
