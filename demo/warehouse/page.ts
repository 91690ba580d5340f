import { html } from 'hono/html';
import { stages, type Job, type Warehouse } from './warehouse.ts';

const names: Readonly<Record<Job['stage'], string>> = {
  received: 'Received', acknowledged: 'Acknowledged', picking: 'Picking', packed: 'Packed', shipped: 'Shipped', inTransit: 'In transit',
  outForDelivery: 'Out for delivery', delivered: 'Delivered', rejected: 'Rejected',
};

const actions = (job: Job) => {
  const next = job.stage === 'rejected' ? undefined : stages[stages.indexOf(job.stage) + 1];
  const canReject = ['received', 'acknowledged', 'picking'].includes(job.stage);
  return html`${next && html`<form method="post" action="/jobs/${job.handOff.fulfilmentId}/advance"><button>${names[next]}</button></form>`}
    ${canReject && html`<form method="post" action="/jobs/${job.handOff.fulfilmentId}/reject"><button class="quiet">Reject</button></form>`}`;
};

const row = (job: Job) => html`<tr>
  <th scope="row">${job.handOff.orderNumber}</th>
  <td>${job.handOff.recipient.name}<br><small>${job.handOff.shipTo?.city ?? ''}</small></td>
  <td><ul>${job.handOff.lines.map((line) => html`<li>${line.quantity} × ${line.title} <small>${line.sku}</small></li>`)}</ul></td>
  <td><span class="stage ${job.stage}">${names[job.stage]}</span></td>
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
