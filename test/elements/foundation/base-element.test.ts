import { expect } from 'chai';
import { html } from 'lit';
import '../../../components/provider/define.ts';
import { registerLocale } from '../../../components/index.ts';
import type { ManualOrderProvider } from '../../../components/index.ts';
import type { Client } from '../../../src/index.ts';
import { byRole, clear, fixture, settled, until, violations } from './fixture.ts';
import type { FoundationProbe } from './probe.ts';
import './probe.ts';

const clientNamed = (name: string) => ({ name }) as unknown as Client;

describe('an element of the kit', () => {
  afterEach(clear);

  it('says that it is not connected when it has no client, and throws nothing', async () => {
    const element = await fixture(html`<foundation-probe></foundation-probe>`);
    expect(element.shadowRoot?.textContent).to.contain('not connected to the shop yet');
    expect(await violations(element)).to.deep.equal([]);
  });

  it('takes the client of the nearest provider, and its own before that', async () => {
    const outer = clientNamed('outer');
    const inner = clientNamed('inner');
    const own = clientNamed('own');
    const provider = await fixture<ManualOrderProvider>(html`
      <manual-order-provider .client=${outer}>
        <foundation-probe id="outer"></foundation-probe>
        <manual-order-provider .client=${inner}><foundation-probe id="inner"></foundation-probe></manual-order-provider>
        <manual-order-provider locale="ms"><foundation-probe id="through"></foundation-probe></manual-order-provider>
        <foundation-probe id="own" .client=${own}></foundation-probe>
      </manual-order-provider>`);
    const probe = (id: string) => provider.querySelector<FoundationProbe>(`#${id}`)!;
    await until(() => probe('through').current);
    expect(probe('outer').current).to.equal(outer);
    expect(probe('inner').current).to.equal(inner);
    expect(probe('through').current).to.equal(outer);
    expect(probe('own').current).to.equal(own);

    const next = clientNamed('next');
    provider.client = next;
    await until(() => probe('outer').current === next && probe('through').current === next);
    await settled(probe('outer'));
    expect(probe('outer').seen.at(-1)).to.equal(next);
    expect(probe('own').current).to.equal(own);
  });

  it('speaks the language of the nearest lang, and changes with it', async () => {
    registerLocale('ms', { 'common.retry': 'Cuba lagi' });
    const element = await fixture(html`<div lang="ms-MY"><foundation-probe></foundation-probe></div>`);
    byRole(element, 'button', 'Cuba lagi');
    element.lang = 'en';
    await until(() => element.querySelector('foundation-probe')!.shadowRoot!.textContent.includes('Try again'));
  });

  it('takes its locale from a provider, and a translation that arrives late', async () => {
    const element = await fixture(html`<manual-order-provider locale="fr"><foundation-probe></foundation-probe></manual-order-provider>`);
    await settled(element);
    byRole(element, 'button', 'Try again');
    registerLocale('fr', { 'common.retry': 'Réessayer' });
    await until(() => element.querySelector('foundation-probe')!.shadowRoot!.textContent.includes('Réessayer'));
  });

  it('lets one element override its texts', async () => {
    const element = await fixture(html`<foundation-probe .messages=${{ 'common.retry': 'Once more' }}></foundation-probe>`);
    byRole(element, 'button', 'Once more');
  });

  it('keeps its look on a page that resets everything', async () => {
    const hostile = document.createElement('style');
    hostile.textContent = 'html { font-size: 62.5% } * { color: red; text-transform: uppercase; letter-spacing: 9px; line-height: 3 }';
    document.head.append(hostile);
    const element = await fixture(html`<foundation-probe></foundation-probe>`);
    const { color, textTransform, letterSpacing, fontSize } = getComputedStyle(byRole(element, 'button'));
    hostile.remove();
    expect({ textTransform, letterSpacing, fontSize }).to.deep.equal({ textTransform: 'none', letterSpacing: 'normal', fontSize: '14px' });
    expect(color).not.to.equal('rgb(255, 0, 0)');
  });

  it('announces what happens together once, and the same words again', async () => {
    const element = await fixture<FoundationProbe>(html`<foundation-probe></foundation-probe>`);
    const region = element.shadowRoot!.querySelector('[role=status]')!;
    const heard: string[] = [];
    new MutationObserver(() => heard.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
    element.say.polite('Added one.');
    element.say.polite('Two in all.');
    await until(() => heard.length === 1);
    element.say.polite('Added one.');
    element.say.polite('Two in all.');
    await until(() => heard.length === 2);
    expect(heard.map((text) => text.trim())).to.deep.equal(['Added one. Two in all.', 'Added one. Two in all.']);
  });

  it('still announces what was said just before it was moved in the page', async () => {
    const element = await fixture<FoundationProbe>(html`<foundation-probe></foundation-probe>`);
    element.say.assertive('It failed.');
    element.parentElement!.append(document.createElement('p'), element);
    await until(() => byRole(element, 'alert').textContent === 'It failed.');
  });
});
