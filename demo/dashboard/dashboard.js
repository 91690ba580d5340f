import { createClient } from '/kit/manual-order-kit.js';

const content = document.querySelector('main');
const side = document.querySelector('.side');
const menu = document.querySelector('.menu');
const role = document.querySelector('select[name=role]');

/** This dashboard's own back end knows who is signed in, and gives the page a short-lived token for that person. */
const token = async ({ signal } = {}) => {
  const answer = await fetch('/dashboard/session', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ role: role.value }), ...(signal && { signal }),
  });
  if (!answer.ok) throw new Error(`The dashboard gave no session (${answer.status}).`);
  const session = await answer.json();
  return { token: session.token, expiresAt: Date.parse(session.expiresAt) };
};
const connect = () => createClient({ baseUrl: new URL('/v1', location.href).href, auth: token });
let client = connect();

const element = (tag, properties) => Object.assign(document.createElement(tag), { client, ...properties });
const backToOrders = () => Object.assign(document.createElement('a'), { className: 'back', href: '#/orders', textContent: 'All orders' });

const views = [
  [/^#\/orders\/create$/, 'Create order', () => [element('manual-order-wizard')]],
  [/^#\/orders\/(ord_\w+)$/, 'Order', ([, orderId]) => [backToOrders(), element('manual-order-detail', { orderId })]],
  [/^#\/orders$/, 'Orders', () => [element('manual-order-list')]],
];

const show = () => {
  const [match, title, view] = views.map(([pattern, ...rest]) => [pattern.exec(location.hash), ...rest]).find(([found]) => found) ?? [];
  if (!match) return location.replace('#/orders');
  document.title = `${title} · Meridian dashboard`;
  content.replaceChildren(...view(match));
  for (const link of side.querySelectorAll('a')) link.ariaCurrent = link.hash !== '' && link.hash === location.hash ? 'page' : null;
  side.classList.remove('open');
  menu.setAttribute('aria-expanded', 'false');
};

content.addEventListener('order-open', ({ detail }) => { location.hash = `#/orders/${detail.orderId}`; });
addEventListener('hashchange', () => { show(); content.focus(); });
role.addEventListener('change', () => { client = connect(); show(); });
menu.addEventListener('click', () => menu.setAttribute('aria-expanded', String(side.classList.toggle('open'))));
document.querySelector('[data-warehouse]').href = (await (await fetch('/dashboard/places')).json()).warehouse;
show();
