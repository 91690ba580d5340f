import { html } from 'hono/html';
import { stages, type Job, type Warehouse } from './warehouse.ts';

const names: Readonly<Record<Job['stage'], string>> = {
  received: 'Received', acknowledged: 'Acknowledged', picking: 'Picking', packed: 'Packed', shipped: 'Shipped', inTransit: 'In transit',
  outForDelivery: 'Out for delivery', delivered: 'Delivered', rejected: 'Rejected', cancelled: 'Cancelled',
};

const button = (job: Job, action: string, label: string, isMain = false) =>
  html`<form method="post" action="/jobs/${job.handOff.fulfilmentId}/${action}"><button class="${isMain ? '' : 'quiet'}">${label}</button></form>`;

/** What the shop asks goes before anything else. */
const actions = (job: Job) => {
  if (job.cancellation) return html`${button(job, 'stop', 'Stop', true)}${button(job, 'too-late', 'Too late')}`;
  if (job.amendment) return html`${button(job, 'accept-change', 'Accept change', true)}${button(job, 'refuse-change', 'Refuse change')}`;
  if (job.held) return button(job, 'hold', 'Go on', true);
  const next = job.stage === 'rejected' || job.stage === 'cancelled' ? undefined : stages[stages.indexOf(job.stage) + 1];
  const canReject = ['received', 'acknowledged', 'picking'].includes(job.stage);
  return html`${next && button(job, 'advance', names[next], true)}${canReject && button(job, 'hold', 'Put aside')}${canReject && button(job, 'reject', 'Reject')}`;
};

const asks = ({ amendment, cancellation, held }: Job) => html`${cancellation && html`<br><strong>The shop asks to stop. ${cancellation.reason ?? ''}</strong>`}
  ${amendment && html`<br><strong>Changed to:</strong> ${amendment.lines.map((line) => html`<br>${line.quantity} × ${line.title}`)}`}
  ${held && html`<br><small>Put aside</small>`}`;

const row = (job: Job) => html`<tr>
  <th scope="row">${job.handOff.orderNumber}</th>
  <td>${job.handOff.recipient.name}<br><small>${job.handOff.shipTo?.city ?? ''}</small></td>
  <td><ul>${job.handOff.lines.map((line) => html`<li>${line.quantity} × ${line.title} <small>${line.sku}</small></li>`)}</ul></td>
  <td><span class="stage ${job.stage}">${names[job.stage]}</span>${asks(job)}</td>
  <td>${job.trackingNumber ? html`${job.carrier}<br><code>${job.trackingNumber}</code>` : '–'}</td>
  <td class="actions">${actions(job)}</td>
</tr>`;

/** The warehouse's own screen: what it was told to ship, and the buttons of the people who do it. */
export const warehousePage = (warehouse: Warehouse) => html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Warehouse</title>
  <link rel="stylesheet" href="/warehouse.css">
  <script type="module" src="/warehouse.js"></script>
</head>
<body>
  <header>
    <h1>Warehouse</h1>
    <form method="post" action="/automatic"><button aria-pressed="${String(warehouse.automatic)}">Works by itself: ${warehouse.automatic ? 'on' : 'off'}</button></form>
  </header>
  <main>
    ${warehouse.jobs.length === 0
      ? html`<p class="empty">Nothing to ship. An order placed in the shop appears here.</p>`
      : html`<table><caption>Orders to ship</caption>
        <thead><tr><th scope="col">Order</th><th scope="col">Customer</th><th scope="col">Items</th><th scope="col">Stage</th><th scope="col">Tracking</th><th scope="col">Next</th></tr></thead>
        <tbody>${warehouse.jobs.map(row)}</tbody></table>`}
  </main>
</body>
</html>`;
