import { expect } from 'chai';
import { html } from 'lit';
import { accessibilityTree, expectTree } from './accessibility-tree.ts';
import { clear, fixture } from './fixture.ts';
import './probe.ts';

describe('the tree that a screen reader is given', () => {
  afterEach(clear);

  it('is read as text, without what only looks', async () => {
    const page = await fixture(html`<section aria-label="All">
      <h2>Head <b>line</b></h2>
      <p>Some <a href="/x">link</a></p>
      <label><input type="checkbox" checked> Box</label>
      <label>Name <input aria-invalid="true" aria-describedby="why" value="Bob"></label>
      <p id="why">Wrong name</p>
      <div role="listbox" aria-label="Things" aria-multiselectable="true"><div role="option" aria-selected="true" aria-posinset="3" aria-setsize="90">Oil</div></div>
      <ol><li aria-current="step">Items</li></ol>
      <progress aria-label="Upload" aria-valuetext="A half" value="5" max="10"></progress>
      <button aria-expanded="false" disabled>More</button>
      <div hidden>Nobody hears this.</div>
    </section>`);
    await expectTree(page, `
      region "All"
        heading "Head line" level 2
        paragraph
          text Some
          link "link"
        checkbox "Box" checked
        textbox "Name" invalid value "Bob" description "Wrong name"
        paragraph: Wrong name
        listbox "Things" multiselectable
          option "Oil" selected 3 of 90
        list
          listitem current step: Items
        progressbar "Upload" value "A half"
        button "More" disabled collapsed
    `);
  });

  it('goes through shadow roots, and is that of one element alone', async () => {
    const probe = await fixture(html`<foundation-probe></foundation-probe>`);
    probe.before('Something else on the page');
    const tree = await accessibilityTree(probe);
    expect(tree).to.be.oneOf([undefined, [
      'paragraph: This part of the page is not connected to the shop yet.', 'button "Try again"', 'link "x"', 'status', 'alert',
    ].join('\n')]);
  });

  it('fails a test whose element says something else', async () => {
    const button = await fixture(html`<button>Save</button>`);
    const failure = await expectTree(button, 'button "Send"', 200).catch((error: unknown) => error);
    if (await accessibilityTree(button) !== undefined) expect(String(failure)).to.contain('to equal');
  });
});
