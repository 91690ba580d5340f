import { openPages } from './in-browser.ts';
import { openServer, slip } from './shop.ts';
const bytes = slip() as Buffer<ArrayBuffer>;
const pages = await openPages({ root: '.', bytes });
const server = await openServer({ allowedOrigin: pages.origin });
const send = pages.sender({ baseUrl: server.baseUrl, key: server.key });
for (const who of ['ours','peer','ours'] as const) { console.log(who); console.log(await Promise.race([send(who, ['a.jpg','b.jpg','c.jpg']), new Promise(r => setTimeout(r, 25000, 'hang'))])); }
process.exit(0);
