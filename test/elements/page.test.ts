import { LitElement, html } from 'lit';
import { property } from 'lit/decorators.js';
import { expect } from 'chai';

class GreetingProbe extends LitElement {
  @property() name = 'nobody';

  override render() {
    return html`<p>Hello ${this.name}</p>`;
  }
}

// Decorators and class fields reach the page through two tools that must agree; when they do not, fields shadow the
// accessors and elements render once and never again.
describe('the page that element tests run in', () => {
  it('renders an element again when a decorated property changes', async () => {
    customElements.define('greeting-probe', GreetingProbe);
    const element = document.createElement('greeting-probe') as GreetingProbe;
    document.body.append(element);
    await element.updateComplete;
    element.name = 'Aminah';
    await element.updateComplete;
    expect(element.shadowRoot?.textContent).to.contain('Hello Aminah');
  });

  it('can register the service worker that the mocked server needs', async () => {
    const registration = await navigator.serviceWorker.register('/mockServiceWorker.js');
    expect(new URL(registration.scope).pathname).to.equal('/');
    await registration.unregister();
  });
});
