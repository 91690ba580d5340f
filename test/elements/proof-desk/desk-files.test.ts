import { expect } from 'chai';
import { allByRole, byRole, clear, press, settled, until, violations } from '../foundation/fixture.ts';
import { noNetwork } from '../status-tracker/fake-shop.ts';
import { focusDesk, key, mount, numberOf, ordersOf, shown, textOf, zoomOf } from './desk-page.ts';
import { FakeDesk, sampleProof, waitingOrder } from './fake-desk.ts';

describe('the files of the proof desk', () => {
  afterEach(() => {
    clear();
    delete (navigator as { pdfViewerEnabled?: boolean }).pdfViewerEnabled;
  });
  // What the browser at hand can do by itself must not decide what is tested.
  const setViewer = (isThere: boolean) => Object.defineProperty(navigator, 'pdfViewerEnabled', { value: isThere, configurable: true });

  it('zooms and turns the file by keys and buttons, and shows the next one whole again', async () => {
    const { element, root } = await shown(new FakeDesk(...ordersOf(2)));
    const viewport = root.querySelector<HTMLElement>('.viewport')!;
    const widthOf = () => root.querySelector('img')!.getBoundingClientRect().width;
    const before = widthOf();
    focusDesk(element);
    key(element, '+');
    key(element, '+');
    await until(() => zoomOf(element) === '150%');
    expect(widthOf()).to.be.closeTo(before * 1.5, 2);
    byRole(element, 'button', 'Zoom in').click();
    await until(() => zoomOf(element) === '200%');
    expect(viewport.scrollHeight, 'there is more than is seen').to.be.greaterThan(viewport.clientHeight);
    // The middle stays in the middle.
    expect(viewport.scrollTop + viewport.clientHeight / 2).to.be.closeTo(viewport.scrollHeight / 2, 3);
    key(element, '-');
    await until(() => zoomOf(element) === '150%');
    key(element, '0');
    await until(() => zoomOf(element) === '100%');
    expect(byRole(element, 'button', 'Zoom out').getAttribute('aria-disabled')).to.equal('true');
    key(element, 'r');
    await until(() => getComputedStyle(root.querySelector('.page .file')!).rotate === '90deg');
    byRole(element, 'button', 'Rotate').click();
    key(element, '+');
    await until(() => getComputedStyle(root.querySelector('.page .file')!).rotate === '180deg' && zoomOf(element) === '125%');
    key(element, 'j');
    await until(() => numberOf(element) === 'MO-1001' && zoomOf(element) === '100%');
    expect(root.querySelector<HTMLElement>('.page')!.style.getPropertyValue('--turn')).to.equal('0deg');
  });

  it('zooms by the wheel with Ctrl about the pointer, and leaves the wheel alone without it', async () => {
    const { element, root } = await shown(new FakeDesk(...ordersOf(1)));
    const viewport = root.querySelector<HTMLElement>('.viewport')!;
    const wheel = (init: WheelEventInit) => viewport.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, ...init }));
    expect(wheel({ deltaY: -100 }), 'the page scrolls').to.equal(true);
    expect(zoomOf(element)).to.equal('100%');
    const { left, top } = viewport.getBoundingClientRect();
    for (let count = 0; count < 4; count += 1) {
      expect(wheel({ deltaY: -100, ctrlKey: true, clientX: left + 5, clientY: top + 5 })).to.equal(false);
      await settled(element);
    }
    expect(zoomOf(element)).to.equal('250%');
    expect(viewport.scrollTop, 'the corner under the pointer stays').to.be.below(20);
  });

  it('leaves the arrows to a file that is larger than its place', async () => {
    const { element, root } = await shown(new FakeDesk(...ordersOf(2)));
    const viewport = root.querySelector<HTMLElement>('.viewport')!;
    viewport.focus();
    key(element, '+');
    key(element, '+');
    await until(() => viewport.scrollHeight > viewport.clientHeight);
    expect(key(element, 'ArrowDown'), 'the browser scrolls').to.equal(true);
    expect(numberOf(element)).to.equal('MO-1000');
    key(element, 'j');
    await until(() => numberOf(element) === 'MO-1001');
  });

  it('drags a zoomed file', async () => {
    const { element, root } = await shown(new FakeDesk(...ordersOf(1)));
    const viewport = root.querySelector<HTMLElement>('.viewport')!;
    viewport.setPointerCapture = () => undefined;
    for (let count = 0; count < 4; count += 1) byRole(element, 'button', 'Zoom in').click();
    await until(() => zoomOf(element) === '250%');
    const before = viewport.scrollTop;
    const at = { pointerId: 1, pointerType: 'mouse', button: 0, bubbles: true };
    viewport.dispatchEvent(new PointerEvent('pointerdown', at));
    viewport.dispatchEvent(new PointerEvent('pointermove', { ...at, movementY: -60 }));
    viewport.dispatchEvent(new PointerEvent('pointerup', at));
    viewport.dispatchEvent(new PointerEvent('pointermove', { ...at, movementY: -60 }));
    expect(viewport.scrollTop - before).to.be.closeTo(60, 2);
  });

  it('shows several files of a payment as tabs', async () => {
    const proofs = [sampleProof({ id: 'prf_a', uploadId: 'upl_a', filename: 'front.png' }), sampleProof({ id: 'prf_b', uploadId: 'upl_b', filename: 'back.png' })];
    const { element, root } = await shown(new FakeDesk(waitingOrder(0, {}, { proofs }), waitingOrder(1)));
    byRole(element, 'tabpanel', 'front.png');
    expect(await violations(element)).to.deep.equal([]);
    const first = byRole(element, 'tab', 'front.png');
    first.focus();
    press(first, 'ArrowRight');
    await until(() => byRole(element, 'tab', 'back.png').getAttribute('aria-selected') === 'true');
    expect(textOf(root.activeElement)).to.equal('back.png');
    press(root.activeElement!, 'ArrowRight');
    await until(() => byRole(element, 'tab', 'front.png').getAttribute('aria-selected') === 'true');
    expect(numberOf(element)).to.equal('MO-1000');
  });

  it('says why a file is not there and gets it again', async () => {
    const desk = new FakeDesk(waitingOrder(0));
    desk.files.set('upl_0', noNetwork());
    const { element, root } = await shown(desk);
    await until(() => root.textContent.includes('slip-november.png could not be loaded'));
    expect(await violations(element)).to.deep.equal([]);
    desk.files.delete('upl_0');
    byRole(element, 'button', 'Try again').click();
    await until(() => root.querySelector('img')?.naturalWidth);
  });

  it('offers a file that cannot be shown for another tab: a broken picture, a PDF where there is no viewer', async () => {
    setViewer(false);
    const pdf = waitingOrder(1, {}, { proofs: [sampleProof({ id: 'prf_1', uploadId: 'upl_1', filename: 'advice.pdf', mediaType: 'application/pdf' })] });
    const desk = new FakeDesk(waitingOrder(0), pdf);
    desk.files.set('upl_0', new Blob(['no picture at all']));
    desk.files.set('upl_1', new Blob(['%PDF-1.4']));
    const { element, root } = await shown(desk);
    await until(() => root.textContent.includes('cannot be shown here'));
    expect(await violations(element)).to.deep.equal([]);
    focusDesk(element);
    key(element, 'j');
    await until(() => numberOf(element) === 'MO-1001');
    const link = await until(() => allByRole<HTMLAnchorElement>(element, 'link', 'Open in a new tab').at(-1));
    expect([link.target, link.rel, link.href.startsWith('blob:')]).to.deep.equal(['_blank', 'noopener', true]);
    expect(byRole<HTMLAnchorElement>(element, 'link', 'Download').download).to.equal('advice.pdf');
    key(element, 'v');
    await until(() => desk.decisions.length === 1);
  });

  it('shows a PDF in place where the browser has a viewer for it', async () => {
    setViewer(true);
    const desk = new FakeDesk(waitingOrder(0, {}, { proofs: [sampleProof({ filename: 'advice.pdf', mediaType: 'application/pdf' })] }));
    desk.files.set('upl_1', new Blob(['%PDF-1.4']));
    const { element, root } = await mount(desk);
    const frame = await until(() => root.querySelector('iframe'));
    expect([frame.src.startsWith('blob:'), frame.title]).to.deep.equal([true, 'advice.pdf, at 100%']);
    await until(() => frame.offsetWidth > 200);
    const before = frame.offsetWidth;
    byRole(element, 'button', 'Zoom in').click();
    await until(() => frame.offsetWidth > before * 1.2);
  });

  it('gives the bytes of a file no other type than those of its list, whatever it is said to be', async () => {
    const desk = new FakeDesk(waitingOrder(0, {}, { proofs: [sampleProof({ id: 'prf_0', uploadId: 'upl_0', filename: 'a.html', mediaType: 'text/html' })] }));
    desk.files.set('upl_0', new Blob(['<script>document.title = "owned"</script>'], { type: 'text/html' }));
    const { element } = await shown(desk);
    const link = await until(() => allByRole<HTMLAnchorElement>(element, 'link', 'Download')[0]);
    expect((await (await fetch(link.href)).blob()).type).to.equal('application/octet-stream');
  });

  it('lets go of files that are no longer looked at, and of everything when it leaves the page', async () => {
    const desk = new FakeDesk(...ordersOf(4));
    const { element, root } = await shown(desk);
    const first = root.querySelector('img')!.src;
    focusDesk(element);
    key(element, 'j');
    await until(() => numberOf(element) === 'MO-1001');
    await until(() => root.querySelector('img') && root.querySelector('img')!.src !== first);
    const second = root.querySelector('img')!.src;
    const isGone = async (url: string) => fetch(url).then(() => false, () => true);
    expect([await isGone(first), await isGone(second)]).to.deep.equal([true, false]);
    element.remove();
    expect(await isGone(second)).to.equal(true);
  });
});
