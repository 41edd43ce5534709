import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { mailFolder } from './mail-folder.js';
import { MailSink } from './mail-sink.js';

const MAIL = { from: 'hub@hub.example', to: 'ada@greenwich.example', subject: 'Hello', text: 'Hi' };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mails-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('mails lie in a folder, and none goes on', async () => {
  const sink = await MailSink.open({ take: mailFolder(join(folder, 'mail')) });
  for (const text of ['one', 'two'])
    await createTransport({ url: sink.url }).sendMail({ ...MAIL, text });
  await sink.close();
  const names = readdirSync(join(folder, 'mail'));
  expect(names).toHaveLength(2);
  for (const name of names) expect(name).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-000[12][.]eml$/);
  expect(readFileSync(join(folder, 'mail', names.sort()[0] ?? ''), 'utf8')).toContain('one');
});

it('a mail that cannot be kept is not taken', async () => {
  const full = () => Promise.reject(new Error('The disk is full'));
  const sink = await MailSink.open({ take: full });
  const sending = createTransport({ url: sink.url }).sendMail(MAIL);
  await expect(sending).rejects.toMatchObject({ responseCode: 451 });
  await sink.close();
});
