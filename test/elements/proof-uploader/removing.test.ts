import { sendMouse } from '@web/test-runner-commands';
import { expect } from 'chai';
import { clear, until, violations } from '../foundation/fixture.ts';
import { fileOf } from './fake-transfer.ts';
import { deepFocus } from './reading.ts';
import { UploaderPage } from './uploader-page.ts';

describe('a proof that was removed', () => {
  afterEach(clear);

  it('U27 comes back where it was, by one undo', async () => {
    const page = await UploaderPage.done(['a.pdf', 'b.pdf', 'c.pdf']);
    const changes: string[] = [];
    page.element.addEventListener('change', () => changes.push(page.element.value.join()));
    await page.press('Remove b.pdf');
    await page.shows('b.pdf removed.');
    expect(await violations(page.element)).to.deep.equal([]);
    await page.press('Undo');
    await until(() => page.rows.join() === 'a.pdf,b.pdf,c.pdf');
    await until(() => deepFocus()?.getAttribute('aria-label') === 'Remove b.pdf');
    await page.says('b.pdf is back.');
    expect(page.transfers, 'it was not uploaded anew').to.have.length(3);
    expect(changes).to.deep.equal(['upl_1,upl_3', 'upl_1,upl_2,upl_3']);
    expect(page.buttons('Undo')).to.deep.equal([]);
  });

  it('U27 comes back also when it was the only one, until another file is added', async () => {
    const page = await UploaderPage.done(['slip.pdf']);
    await page.press('Remove slip.pdf');
    await until(() => deepFocus() === page.button('Browse files'));
    await page.press('Undo');
    await until(() => page.element.value.join() === 'upl_1' && page.rows.join() === 'slip.pdf');
    await page.press('Remove slip.pdf');
    await until(() => page.buttons('Undo').length === 1);
    page.element.add([fileOf('other.pdf')]);
    await until(() => page.rows.join() === 'other.pdf');
    expect(page.buttons('Undo')).to.deep.equal([]);
  });

  it('U27 leaves the time that a person takes who is at the undo, by the pointer or by the focus (WCAG 2.2.1)', async () => {
    const page = await UploaderPage.done(['a.pdf', 'b.pdf']);
    const held: boolean[] = [];
    const hold = page.queue.holdTakenOff.bind(page.queue);
    page.queue.holdTakenOff = (isHeld) => {
      held.push(isHeld);
      hold(isHeld);
    };
    await page.press('Remove a.pdf');
    const undo = await until(() => page.buttons('Undo')[0]);
    const { x, y, width, height } = undo.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
    await until(() => held.join() === 'true');
    undo.focus();
    await sendMouse({ type: 'move', position: [0, 0] });
    await until(() => held.length === 3);
    expect(held, 'the focus is there still').to.deep.equal([true, true, true]);
    page.button('Browse files').focus();
    await until(() => held.at(-1) === false);
    expect(page.queue.takenOff?.name).to.equal('a.pdf');
  });

  it('U27 has the server give up what was unfinished only once it cannot come back', async () => {
    const page = await UploaderPage.started(['slip.pdf']);
    page.transfers[0]!.progress(1_000);
    await page.press('Remove slip.pdf');
    expect(page.transfers[0]!.request.signal.aborted).to.equal(true);
    expect(page.element.checkValidity(), 'nothing is waited for').to.equal(true);
    await page.press('Undo');
    await until(() => page.transfers.length === 2);
    expect(page.transfers[1]!.request.uploadUrl).to.equal('/uploads/1');
    expect(page.discarded).to.deep.equal([]);
    await page.press('Remove slip.pdf');
    page.element.add([fileOf('other.pdf')]);
    await until(() => page.discarded.join() === '/uploads/2');
  });
});
