import { createClient, listQueryFromParams, listQueryToParams } from '/kit/manual-order-kit.js';

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
const open = ({ detail }) => { location.hash = `#/orders/${detail.orderId}`; };
const backToOrders = () => Object.assign(document.createElement('a'), { className: 'back', href: '#/orders', textContent: 'All orders' });

// What the list shows stands in the address, so that Back, a reload and whoever is sent the link bring it again.
const orders = () => {
  const list = element('manual-order-list', { query: listQueryFromParams(new URLSearchParams(location.search)), orderHref: ({ id }) => `#/orders/${id}` });
  list.addEventListener('query-change', ({ detail }) => history.replaceState(null, '', `?${listQueryToParams(detail.query)}#/orders`));
  list.addEventListener('order-open', open);
  return list;
};

const proofs = () => {
  const desk = element('manual-order-proof-desk');
  desk.addEventListener('order-open', open);
  return desk;
};

const order = (orderId) => {
  const detail = element('manual-order-detail', { orderId });
  detail.addEventListener('order-open', open);
  detail.addEventListener('order-edit', () => { location.hash = `#/orders/${orderId}/edit`; });
  return detail;
};

const edit = (orderId) => {
  const wizard = element('manual-order-wizard', { orderId });
  wizard.addEventListener('order-open', open);
  return wizard;
};

const views = [
  [/^#\/orders\/create$/, 'Create order', () => [element('manual-order-wizard')]],
  [/^#\/orders\/(ord_\w+)$/, 'Order', ([, orderId]) => [backToOrders(), order(orderId)]],
  [/^#\/orders\/(ord_\w+)\/edit$/, 'Edit order', ([, orderId]) => [edit(orderId)]],
  [/^#\/proofs$/, 'Proofs of payment', () => [proofs()]],
  [/^#\/orders$/, 'Orders', () => [orders()]],
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

const go = () => {
  show();
  content.focus();
};

addEventListener('hashchange', go);
// A link to what is shown changes no address: Create, after an order was created, means the next one.
side.addEventListener('click', ({ target }) => { if (target.closest('a')?.hash === location.hash) go(); });
role.addEventListener('change', () => { client = connect(); show(); });
menu.addEventListener('click', () => menu.setAttribute('aria-expanded', String(side.classList.toggle('open'))));
document.querySelector('[data-warehouse]').href = (await (await fetch('/dashboard/places')).json()).warehouse;
show();
