import { markup, type Markup } from '../messages/markup.ts';

/** The whole look of the page for warehouses: one sheet, allowed by its hash, so that nothing else can be slipped in. */
export const pageStyle: Markup = markup`
:root { color-scheme: light dark; --paper: light-dark(#ffffff, #16202e); --ground: light-dark(#f2f4f7, #0c131d); --ink: light-dark(#1b2430, #e6ebf2);
  --quiet: light-dark(#5b6675, #9aa7b8); --line: light-dark(#d9dfe7, #2d3a4c); --act: light-dark(#0b5cad, #6db3ff); --on-act: light-dark(#ffffff, #08111c);
  --good: light-dark(#e3f4e8, #123321); --bad: light-dark(#fbe6e6, #451a1c); --bad-ink: light-dark(#a11520, #ff9a9f); --warn: light-dark(#fdf0d5, #3b2d0c); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; overflow-wrap: anywhere; }
main { max-width: 760px; margin: 0 auto; padding: 24px 16px 64px; }
header p { margin: 0; color: var(--quiet); }
h1 { margin: 0 0 4px; font-size: 26px; line-height: 1.25; }
h2 { margin: 0 0 12px; font-size: 18px; }
section { margin-top: 16px; padding: 20px; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; }
.notice { margin-top: 16px; padding: 14px 20px; border-radius: 12px; background: var(--good); }
.notice.bad { background: var(--bad); }
.notice.warn { background: var(--warn); }
.notice p { margin: 0; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 10px 12px 10px 0; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; }
tr:last-child > td, tr:last-child > th { border-block-end: 0; }
thead th { font-size: 13px; color: var(--quiet); }
tbody th { font-weight: 400; }
.figure { text-align: end; white-space: nowrap; padding-inline-end: 0; }
small, .hint { color: var(--quiet); font-size: 14px; }
dl { display: grid; grid-template-columns: minmax(110px, max-content) 1fr; gap: 6px 20px; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; white-space: pre-line; }
form + form, details { margin-top: 12px; }
label, legend { display: block; padding: 0; font-weight: 600; margin-bottom: 4px; }
.field { margin-bottom: 16px; }
fieldset { margin: 0 0 16px; padding: 0; border: 0; }
input, select, textarea { width: 100%; min-height: 44px; padding: 9px 12px; font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--quiet); border-radius: 8px; }
textarea { min-height: 88px; }
input.quantity { width: 96px; text-align: end; }
[aria-invalid='true'] { border-color: var(--bad-ink); border-width: 2px; }
.error { margin: 4px 0 0; color: var(--bad-ink); font-weight: 600; }
button { min-height: 44px; padding: 9px 22px; font: inherit; font-weight: 600; color: var(--on-act); background: var(--act); border: 1px solid var(--act); border-radius: 8px; cursor: pointer; }
button.quiet { color: var(--ink); background: transparent; border-color: var(--quiet); }
a { color: var(--act); }
table + form { margin-top: 16px; }
summary { min-height: 44px; padding: 9px 0; cursor: pointer; color: var(--act); font-weight: 600; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
@media (max-width: 520px) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 10px; } button { width: 100%; } h1 { font-size: 22px; } }
@media print { form, details, .notice { display: none; } section { border: 0; padding: 0; } }
`;
