// The kit comes last and in two copies: everything is on the page, with its properties, before anything is defined.
import { createClient } from '/sdk.js';

const options = new URLSearchParams(location.search);
const find = (name) => document.querySelector(`manual-order-${name}`);
window.violations = [];
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
  window.violations.push([effectiveDirective, blockedURI, sample].join(' '));
});

const { requestedOrder, deliveredOrder } = await (await fetch('/facts')).json();
const client = createClient({ baseUrl: `${location.origin}/v1`, auth: async () => (await fetch('/session', { method: 'POST' })).json() });
const { items: [item] } = await client.catalogue.search({ q: 'Travel mug' });

find('provider').client = client;
find('item-picker').value = [{ id: item.id, item, quantity: 2 }];
find('proof-uploader').scope = 'hostile';
find('status-tracker').orderId = deliveredOrder;
find('detail').orderId = requestedOrder;
find('list').query = { segment: 'b2b' };
find('wizard').type = 'b2c';
window.undefinedBefore = [...document.querySelectorAll(':not(:defined)')].map(({ localName }) => localName);

if (options.has('unset')) {
  const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/unset.css' });
  await new Promise((resolve) => { sheet.onload = resolve; document.head.append(sheet); });
}
document.querySelector('#host').showModal();
await import('/kit.js');
if (options.has('twice')) await import('/kit.js?again');
window.isReady = true;
