import { markup, type Markup } from './markup.ts';

// Mail programs drop style sheets and know no flex box: so the layout is tables, and every style stands on its element.
const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const ink = 'color:#1b2430';
const quiet = 'color:#5b6675';
const rule = 'border-bottom:1px solid #e3e7ec';

/** The frame of an e-mail: a heading, what is said, and who says it. It loads nothing from anywhere. */
export const page = ({ locale, title, preview, shop, heading, body, footer }: {
  locale: string;
  title: string;
  /** What the mailbox shows beside the subject. */
  preview: string;
  shop: string;
  heading: string;
  body: readonly Markup[];
  footer: readonly string[];
}): Markup => markup`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${title}</title>
</head>
<body style="margin:0;padding:0;background-color:#f2f4f7;overflow-wrap:anywhere">
<div style="display:none;max-height:0;overflow:hidden">${preview}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background-color:#f2f4f7">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background-color:#ffffff;border:1px solid #e3e7ec;border-radius:8px">
<tr><td style="padding:24px 28px 0;${font};font-size:14px;line-height:20px;font-weight:600;${quiet}">${shop}</td></tr>
<tr><td style="padding:4px 28px 0"><h1 style="margin:0;${font};font-size:22px;line-height:30px;font-weight:600;${ink}">${heading}</h1></td></tr>
<tr><td style="padding:16px 28px 28px;${font};font-size:15px;line-height:22px;${ink}">
${body}
</td></tr>
</table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px">
<tr><td style="padding:16px 28px;${font};font-size:12px;line-height:18px;${quiet}">${footer.map((line) => markup`${line}<br>`)}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;

/** Text with the line breaks that were typed. */
const broken = (text: string): Markup[] => text.split(/\r\n|[\n\r\u2028\u2029]/).map((line, index) => markup`${index === 0 ? undefined : markup`<br>`}${line}`);

export const paragraph = (text: string): Markup => markup`<p style="margin:0 0 14px">${broken(text)}</p>
`;

/** Names and their values, one a row. */
export const facts = (rows: readonly (readonly [name: string, value: string])[]): Markup => markup`
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 18px">
${rows.map(([name, value]) => markup`<tr><td style="padding:2px 18px 2px 0;${font};font-size:14px;line-height:20px;vertical-align:top;overflow-wrap:normal;${quiet}">${name}</td>
<td style="padding:2px 0;${font};font-size:14px;line-height:20px;vertical-align:top;${ink}">${broken(value)}</td></tr>
`)}</table>
`;

/** A table of lines. The first column is wide and may have a second, quiet line; the others are figures. */
export const lineTable = ({ columns, rows }: {
  columns: readonly string[];
  rows: readonly { title: string; details: string; figures: readonly string[] }[];
}): Markup => markup`
<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 12px;border-collapse:collapse">
<tr>${columns.map((column, index) => markup`<th scope="col" align="${index === 0 ? 'left' : 'right'}" style="padding:6px 0 6px ${index === 0 ? '0' : '12px'};${rule};${font};font-size:12px;line-height:18px;font-weight:600;overflow-wrap:normal;${quiet}">${column}</th>`)}</tr>
${rows.map(({ title, details, figures }) => markup`<tr><td style="padding:10px 0;${rule};${font};font-size:14px;line-height:20px;vertical-align:top;${ink}">${title}${details === '' ? undefined : markup`<br><span style="font-size:12px;line-height:18px;${quiet}">${details}</span>`}</td>${figures.map((figure) => markup`
<td align="right" style="padding:10px 0 10px 12px;${rule};${font};font-size:14px;line-height:20px;vertical-align:top;white-space:nowrap;${ink}">${figure}</td>`)}</tr>
`)}</table>
`;

/** Sums below a table of lines; a strong one is what it all comes to. */
export const sums = (rows: readonly { name: string; value: string; strong?: boolean }[]): Markup => markup`
<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 22px;border-collapse:collapse">
${rows.map(({ name, value, strong = false }) => markup`<tr><td align="right" style="padding:3px 0;${font};font-size:14px;line-height:20px;${strong ? `font-weight:600;${ink}` : quiet}">${name}</td>
<td align="right" width="130" style="padding:3px 0 3px 12px;${font};font-size:14px;line-height:20px;white-space:nowrap;${strong ? 'font-weight:600;' : ''}${ink}">${value}</td></tr>
`)}</table>
`;

/** Addresses side by side. */
export const addresses = (blocks: readonly { heading: string; lines: readonly string[] }[]): Markup => markup`
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 14px">
<tr>${blocks.map(({ heading, lines }) => markup`<td width="${Math.floor(100 / blocks.length)}%" style="padding:0 12px 0 0;${font};font-size:14px;line-height:20px;vertical-align:top;${ink}"><span style="font-size:12px;font-weight:600;${quiet}">${heading}</span><br>
${lines.map((line) => markup`${line}<br>`)}</td>`)}</tr>
</table>
`;

/** A link that looks like a button. The address has been checked by whoever gives it. */
export const button = ({ href, label }: { href: string; label: string }): Markup => markup`
<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px"><tr>
<td style="border-radius:6px;background-color:#0b5cad"><a href="${href}" style="display:inline-block;padding:10px 20px;${font};font-size:15px;line-height:20px;font-weight:600;color:#ffffff;text-decoration:none">${label}</a></td>
</tr></table>
`;
