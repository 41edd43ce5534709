import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LogFields } from '@hub/observability';
import { MailSink, type TakenMail } from '../../../../../tools/mail/mail-sink.js';
import { SmtpMailer } from './smtp-mailer.js';

const MAIL = {
  subject: 'Something waits for you on the CAF hub',
  text: '1 thing is overdue for you. Sign in to see what: https://hub.example/\n',
  messageId: '<digest.1.2@hub.example>',
};
const FROM = 'hub@hub.example';
const ADA = 'ada@greenwich.example';

describe('a mail', () => {
  let taken: TakenMail[];
  let refusal: number | undefined;
  let sink: MailSink;
  let told: LogFields[];
  const mailer = (url: string, withinMs?: number): SmtpMailer =>
    new SmtpMailer(
      { url, from: FROM, ...(withinMs === undefined ? {} : { withinMs }) },
      {
        info: () => undefined,
        warn: (_message, fields = {}) => told.push(fields),
        error: () => undefined,
      },
    );
  beforeEach(async () => {
    taken = [];
    told = [];
    refusal = undefined;
    sink = await MailSink.open({ take: (mail) => void taken.push(mail), refuses: () => refusal });
  });
  afterEach(() => sink.close());

  it('is taken by a mail server, with the id that it was given', async () => {
    expect(await mailer(sink.url).send(ADA, MAIL)).toEqual({ outcome: 'taken' });
    expect(taken).toMatchObject([{ to: [ADA] }]);
    expect(taken[0]?.raw).toContain('Message-ID: <digest.1.2@hub.example>');
    expect(taken[0]?.raw).toContain('Auto-Submitted: auto-generated');
    expect(taken[0]?.raw).toContain('1 thing is overdue for you.');
  });

  it('goes to one person, whatever stands in their address', async () => {
    await mailer(sink.url).send('ada@greenwich.example, eve@elsewhere.example', MAIL);
    for (const { to } of taken) expect(to).toHaveLength(1);
  });

  it('is turned away for good where there is no such address, and for now where it is full', async () => {
    refusal = 550;
    expect(await mailer(sink.url).send(ADA, MAIL)).toEqual({ outcome: 'refused', code: 550 });
    expect(told).toEqual([]);
    refusal = 452;
    expect(await mailer(sink.url).send(ADA, MAIL)).toEqual({ outcome: 'later' });
    expect(told).toMatchObject([{ code: '452' }]);
    expect(taken).toEqual([]);
  });

  it('is sent later where nobody listens, or listens and is silent', async () => {
    expect(await mailer('smtp://127.0.0.1:9').send(ADA, MAIL)).toEqual({ outcome: 'later' });
    const silent = createServer();
    await new Promise<void>((resolve) => {
      silent.listen(0, '127.0.0.1', resolve);
    });
    const { port } = silent.address() as AddressInfo;
    const answer = mailer(`smtp://127.0.0.1:${String(port)}`, 50).send(ADA, MAIL);
    expect(await answer).toEqual({ outcome: 'later' });
    silent.close();
  });

  it('is sent later rather than say the password to a server without TLS', async () => {
    const url = sink.url.replace('//', '//hub:secret@');
    expect(await mailer(url).send(ADA, MAIL)).toEqual({ outcome: 'later' });
    expect(told).toHaveLength(1);
    expect(taken).toEqual([]);
  });
});
