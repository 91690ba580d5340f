import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { clear, until } from '../foundation/fixture.ts';
import { fileOf } from './fake-transfer.ts';
import { deepFocus } from './reading.ts';
import { UploaderPage } from './uploader-page.ts';

describe('the proof uploader by the keyboard alone', () => {
  afterEach(clear);

  const focused = (): string => {
    const focus = deepFocus();
    if (focus?.matches('select, input')) return focus.id;
    return focus?.getAttribute('aria-label') ?? focus?.textContent.trim() ?? '';
  };
  const tabTo = async (name: string): Promise<void> => {
    for (let presses = 0; presses < 40 && focused() !== name; presses += 1) await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal(name);
  };
  const reaches = (name: string): Promise<unknown> => until(() => focused() === name, `the focus is on “${name}”, not on “${focused()}”`);

  it('adds, pauses, resumes, describes, moves, looks at and removes proofs', async function journey() {
    this.timeout(30_000);
    const page = await UploaderPage.open({ properties: { detailFields: ['kind', 'reference'] } });
    await tabTo('Browse files');
    // The browser's own window is out of reach of a test: its files come as it gives them.
    page.choose(fileOf('slip.pdf', 'pdf', 4_096), fileOf('advice.pdf', 'pdf', 4_096));
    await until(() => page.transfers.length === 2 && page.buttons('Pause slip.pdf').length === 1);

    await tabTo('Pause slip.pdf');
    await sendKeys({ press: 'Enter' });
    await reaches('Resume slip.pdf');
    expect(page.transfers[0]!.request.signal.aborted).to.equal(true);
    await sendKeys({ press: 'Space' });
    await until(() => page.transfers.length === 3);
    page.transfers[1]!.finish();
    page.transfers[2]!.finish();
    await until(() => page.element.value.length === 2);
    await reaches('Remove slip.pdf');

    await tabTo('kind');
    await sendKeys({ press: 'B' });
    await tabTo('reference');
    await sendKeys({ type: 'TRX 20261126' });
    await until(() => page.element.proofs[0]?.claimed?.reference === 'TRX 20261126');
    expect(page.element.proofs[0]!.kind).to.equal('bankSlip');

    await tabTo('Move advice.pdf');
    await sendKeys({ press: 'ArrowUp' });
    await until(() => page.rows.join() === 'advice.pdf,slip.pdf');
    await reaches('Move advice.pdf');
    expect(page.element.proofs.map(({ kind }) => kind)).to.deep.equal(['other', 'bankSlip']);

    await sendKeys({ press: 'Tab' });
    await reaches('Preview advice.pdf');
    await sendKeys({ press: 'Enter' });
    await until(() => deepFocus()?.closest('dialog'));
    await sendKeys({ press: 'Escape' });
    await reaches('Preview advice.pdf');

    await tabTo('Remove advice.pdf');
    await sendKeys({ press: 'Enter' });
    await reaches('Remove slip.pdf');
    await sendKeys({ press: 'Enter' });
    await reaches('Browse files');
    expect(page.element.records).to.deep.equal([]);
  });
});
