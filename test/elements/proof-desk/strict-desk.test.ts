import { expect } from 'chai';
import { html } from 'lit';
import '../../../components/proof-desk/define.ts';
import type { ManualOrderProofDesk } from '../../../components/index.ts';
import { allByRole, byRole, clear, fixture, until } from '../foundation/fixture.ts';
import { FakeDesk, sampleProof, waitingOrder } from './fake-desk.ts';

// A page of its own: a policy that is once there never goes away.
describe('the proof desk on a page with a strict content security policy', () => {
  const reports: string[] = [];

  before(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => reports.push(`${effectiveDirective} ${blockedURI}`));
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "style-src 'self'; style-src-attr 'none'; require-trusted-types-for 'script'; img-src 'self' blob:; frame-src 'self'; object-src 'none'; base-uri 'none'";
    document.head.append(policy);
  });
  afterEach(() => {
    clear();
    reports.length = 0;
  });

  const mount = (desk: FakeDesk) => fixture<ManualOrderProofDesk>(html`<manual-order-proof-desk .client=${desk.client}></manual-order-proof-desk>`);

  it('shows, zooms and turns a picture without one report', async () => {
    const desk = await mount(new FakeDesk(waitingOrder(0)));
    await until(() => desk.shadowRoot!.querySelector('img')?.offsetWidth);
    const before = desk.shadowRoot!.querySelector('img')!.offsetWidth;
    byRole(desk, 'button', 'Zoom in').click();
    byRole(desk, 'button', 'Rotate').click();
    await until(() => desk.shadowRoot!.querySelector('img')!.offsetWidth !== before);
    expect(reports).to.deep.equal([]);
  });

  it('offers a PDF for another tab where the page lets nothing be framed', async () => {
    Object.defineProperty(navigator, 'pdfViewerEnabled', { value: true, configurable: true });
    const desk = new FakeDesk(waitingOrder(0, {}, { proofs: [sampleProof({ filename: 'advice.pdf', mediaType: 'application/pdf' })] }));
    desk.files.set('upl_1', new Blob(['%PDF-1.4']));
    const element = await mount(desk);
    await until(() => element.shadowRoot!.textContent.includes('cannot be shown here'));
    expect(reports.map((report) => report.split(' ')[0]), 'the page refused').to.deep.equal(['frame-src']);
    expect(element.shadowRoot!.querySelector('iframe')).to.equal(null);
    expect(allByRole(element, 'link', 'Open in a new tab').length).to.equal(2);
  });
});
