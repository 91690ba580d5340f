import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

const port = Number(process.env['MAILBOX_PORT'] ?? 4625);
const folder = join(process.env['DATA_DIR'] ?? './.data', 'mailbox');

/** Takes every e-mail over SMTP and keeps it as it came; nothing is ever sent on. */
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  disableReverseLookup: true,
  size: 10 * 1024 * 1024,
  onData: (stream, _session, callback) => {
    const name = `${String(Date.now()).padStart(15, '0')}-${randomUUID()}.eml`;
    buffer(stream)
      .then(async (raw) => {
        // Answered only when the whole e-mail is there under its final name.
        await writeFile(join(folder, `${name}.new`), raw);
        await rename(join(folder, `${name}.new`), join(folder, name));
        callback();
      })
      .catch(callback);
  },
});

mkdirSync(folder, { recursive: true });
// A port that cannot be had ends it; a connection that breaks off later is the sender's to try again.
server.on('error', (error) => {
  console.error('mailbox:', error.message);
  if (!server.server.listening) process.exit(1);
});
server.listen(port, '127.0.0.1', () => process.send?.({ ready: `smtp://127.0.0.1:${port}` }));

// A part of the demo lives no longer than the demo.
process.once('disconnect', () => process.exit(0));
