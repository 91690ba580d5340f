import { html } from 'hono/html';
import type { Mail } from './mailbox.ts';

const time = (at: string) => html`<time datetime="${at}">${new Date(at).toLocaleString('en-MY', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Kuala_Lumpur' })}</time>`;

const row = (mail: Mail, shown: string | undefined) => html`<li>
  <a href="/demo/mailbox?mail=${mail.id}" aria-current="${String(mail.id === shown)}"><strong>${mail.subject}</strong><span>${mail.to}</span>${time(mail.at)}</a>
</li>`;

const letter = (mail: Mail) => html`<article aria-label="${mail.subject}">
  <h2>${mail.subject}</h2>
  <dl><dt>From</dt><dd>${mail.from}</dd><dt>To</dt><dd>${mail.to}</dd><dt>Received</dt><dd>${time(mail.at)}</dd></dl>
  <iframe title="E-mail" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/demo/mailbox/${mail.id}/html"></iframe>
  <details><summary>As plain text</summary><pre>${mail.text}</pre></details>
</article>`;

/** What a customer's mailbox would show. */
export const mailboxPage = (mails: readonly Mail[], shown: Mail | undefined) => html`<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Mailbox</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/demo/mailbox.css">
</head>
<body>
  <header><h1>Mailbox</h1><nav><a href="/">Back to the dashboard</a> <a href="/demo/mailbox">Look again</a></nav></header>
  <main>
    ${mails.length === 0
      ? html`<p class="empty">No e-mail yet. Every e-mail that the shop sends to a customer arrives here, and nowhere else.</p>`
      : html`<ul aria-label="E-mails">${mails.map((mail) => row(mail, shown?.id))}</ul>${shown ? letter(shown) : html`<p class="empty">Choose an e-mail.</p>`}`}
  </main>
</body>
</html>`;
