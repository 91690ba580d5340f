import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { ConfigError, readConfig } from '../../../server/node/config.ts';
import { readServiceKey } from '../../../server/node/service-key.ts';

describe('the environment', () => {
  test('may be empty', async () => {
    const expected = {
      port: 4600, dataDir: path.resolve('.data'), publicUrl: 'http://localhost:4600', allowedOrigins: [], mailFrom: { address: 'orders@localhost' },
      warehousePort: 4610, mailboxPort: 4625,
    };
    assert.deepEqual(await readConfig({}), expected);
    assert.deepEqual(await readConfig({ PORT: '', DATA_DIR: ' ', DATABASE_URL: '', SERVICE_KEY: '', SMTP_URL: '', ALLOWED_ORIGINS: ' , ' }), expected);
  });

  test('is read whole', async () => {
    assert.deepEqual(await readConfig({
      PORT: '8080', DATA_DIR: '/var/lib/orders', DATABASE_URL: 'postgres://shop:secret@db:5432/orders', SERVICE_KEY: 'k'.repeat(24), PUBLIC_URL: 'https://shop.example/orders/',
      ALLOWED_ORIGINS: 'https://dashboard.example, http://localhost:5173', SMTP_URL: 'smtps://shop:secret@mail.example', MAIL_FROM: 'Shop 24 <orders@shop.example>',
      PROVIDER_URL: 'https://warehouse.example/hand-offs', PROVIDER_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', GRACE_SECONDS: '120', WAREHOUSE_PORT: '1', MAILBOX_PORT: '65535', HOME: '/root',
      PROVIDER_EMAIL: 'yard@warehouse.example', EASYPOST_SECRET: 'easy-secret', SHIPPO_SECRET: 'ship-secret', WEBHOOK_HOSTS: 'erp.internal:8080, 10.0.0.7:80, [fd00::7]:443',
    }), {
      port: 8080, dataDir: '/var/lib/orders', databaseUrl: 'postgres://shop:secret@db:5432/orders', serviceKey: 'k'.repeat(24), publicUrl: 'https://shop.example/orders',
      allowedOrigins: ['https://dashboard.example', 'http://localhost:5173'], smtpUrl: 'smtps://shop:secret@mail.example', mailFrom: { name: 'Shop 24', address: 'orders@shop.example' },
      providerUrl: 'https://warehouse.example/hand-offs', providerSecret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', providerEmail: 'yard@warehouse.example',
      carrierSecrets: { easypost: 'easy-secret', shippo: 'ship-secret' }, webhookHosts: ['erp.internal:8080', '10.0.0.7:80', '[fd00::7]:443'], graceSeconds: 120, warehousePort: 1, mailboxPort: 65_535,
    });
    assert.equal((await readConfig({ PORT: '5000' })).publicUrl, 'http://localhost:5000');
  });

  test('names everything that is wrong at once, and shows no secret', async () => {
    const secret = 'hunter2-hunter2';
    const environment = {
      PORT: '65536', DATABASE_URL: `mysql://shop:${secret}@db/x`, SERVICE_KEY: secret, PUBLIC_URL: `http://u:${secret}@shop.example`, ALLOWED_ORIGINS: '*',
      SMTP_URL: `http://${secret}`, MAIL_FROM: 'nobody', PROVIDER_URL: 'warehouse', PROVIDER_SECRET: `whsec_${secret}`, PROVIDER_EMAIL: 'yard', AFTERSHIP_SECRET: 'short', GRACE_SECONDS: '1.5', WAREHOUSE_PORT: '-1', MAILBOX_PORT: 'smtp',
    };
    await assert.rejects(readConfig(environment), (error: ConfigError) => {
      assert.ok(error instanceof ConfigError);
      assert.deepEqual(error.problems.map(({ variable }) => variable).sort(), Object.keys(environment).sort());
      for (const variable of Object.keys(environment)) assert.match(error.message, new RegExp(`^  ${variable}: `, 'm'));
      assert.doesNotMatch(error.message, /hunter2/);
      return true;
    });
  });

  test('knows what almost fits', async () => {
    const wrong: Record<string, string[]> = {
      PORT: ['4600a', '1e3', '-0', '0x10'], DATABASE_URL: ['db', 'postgres://'], SERVICE_KEY: ['k'.repeat(23), `${'k'.repeat(30)} x`, 'ü'.repeat(30)],
      PUBLIC_URL: ['shop.example', 'ftp://shop.example', 'https://shop.example/?x=1', 'https://shop.example/#x'],
      ALLOWED_ORIGINS: ['https://shop.example/', 'https://shop.example/x', 'HTTPS://shop.example', 'https://shop.example:443', 'shop.example', 'null', 'https://*.shop.example/', 'file:///x', 'https://a.example,*'],
      MAIL_FROM: ['Shop', 'a@b.example, c@d.example', 'Shop\n <a@b.example>'], GRACE_SECONDS: ['-1', '604801'],
      WEBHOOK_HOSTS: ['erp.internal', 'http://erp.internal:80', 'ERP.internal:8080', '127.1:80', 'erp.internal:080', 'erp.internal:8080/x', 'u@erp.internal:80', '*', 'fd00::7:443'],
    };
    for (const [variable, values] of Object.entries(wrong)) {
      for (const value of values) {
        await assert.rejects(readConfig({ [variable]: value }), (error: ConfigError) => error.problems[0]?.variable === variable, `${variable}=${value}`);
      }
    }
    await assert.rejects(readConfig({ PROVIDER_URL: 'https://warehouse.example' }), /PROVIDER_SECRET: is needed with PROVIDER_URL/);
  });
});

describe('the service key', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'key-test-'));
  after(() => rm(root, { recursive: true }));

  test('is the one that was set', async () => {
    assert.equal(await readServiceKey({ serviceKey: 'set', dataDir: root }), 'set');
    assert.deepEqual(await readdir(root), []);
  });

  test('is otherwise made once, also by servers that start together, and read by nobody else', async () => {
    const dataDir = path.join(root, 'new', 'folder');
    const keys = await Promise.all(Array.from({ length: 8 }, () => readServiceKey({ dataDir })));
    assert.equal(new Set(keys).size, 1);
    assert.match(keys[0] ?? '', /^sk_[\w-]{43}$/);
    assert.equal(await readServiceKey({ dataDir }), keys[0]);
    assert.deepEqual(await readdir(dataDir), ['service-key']);
    assert.equal((await stat(path.join(dataDir, 'service-key'))).mode & 0o777, 0o600);
    assert.equal((await readFile(path.join(dataDir, 'service-key'), 'utf8')).trim(), keys[0]);
  });

  test('is never an empty one', async () => {
    await writeFile(path.join(root, 'service-key'), '\n');
    await assert.rejects(readServiceKey({ dataDir: root }), /is empty/);
  });
});
