import { expect } from 'chai';
import { allByRole, byRole, clear, until } from '../foundation/fixture.ts';
import { fileOf, pictureOf } from './fake-transfer.ts';
import { UploaderPage } from './uploader-page.ts';

// A page of its own: a policy that is once there never goes away.
describe('the proof uploader on a page with a strict content security policy', () => {
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

  it('shows files, details, a preview and what was refused without one report', async () => {
    const page = await UploaderPage.open({ properties: { detailFields: ['kind', 'reference'] } });
    page.element.add([await pictureOf('slip.png'), fileOf('advice.pdf'), ...Array.from({ length: 30 }, (_, place) => new File([], `empty-${place}.pdf`))]);
    await until(() => page.transfers.length === 2);
    page.transfers[0]!.progress(10);
    await until(() => page.rows.includes('slip.png') && page.row('slip.png').querySelector('img')?.naturalWidth);
    await page.shows('30 files were not added');
    await page.press('Show the names');
    await page.shows('empty-0.pdf');
    await page.press('Preview slip.png');
    await until(() => byRole(page.element, 'dialog').querySelector('img')?.offsetWidth);
    await page.press('Zoom in');
    await page.press('Close');
    expect(reports).to.deep.equal([]);
  });

  it('U18 offers a PDF for another tab where the page lets nothing be framed', async () => {
    Object.defineProperty(navigator, 'pdfViewerEnabled', { value: true, configurable: true });
    const page = await UploaderPage.started(['advice.pdf']);
    await page.press('Preview advice.pdf');
    await page.shows('This file cannot be shown here');
    expect(reports.map((report) => report.split(' ')[0]), 'the page refused').to.deep.equal(['frame-src']);
    expect(allByRole(page.element, 'link', 'Open in a new tab')).to.have.length(1);
    Reflect.deleteProperty(navigator, 'pdfViewerEnabled');
  });
});
