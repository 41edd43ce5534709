import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HttpDoor } from '@hub/borough-connector';
import type { EnrolledPerson } from '@hub/contracts/identity';
import type { BouncePage, InboxPage, RemindersView } from '@hub/contracts/notification';
import { MailSink, type TakenMail } from '../../tools/mail/mail-sink.js';
import { asPerson } from '../../tools/people/sign-in.js';
import { Stage } from './stage/stage.js';

const HOME = 'Lambeth';
const LONDON = { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' } as const;
/** A digest is planned within half a minute, and sent within seconds. */
const SENT_MS = 60_000;

let stage: Stage;
let sink: MailSink | undefined;
let mails: TakenMail[];
let episodeId: string;

async function serve(refused: readonly string[] = []): Promise<void> {
  await sink?.close();
  sink = await MailSink.open({
    port: stage.files.mailPort,
    take: (mail) => void mails.push(mail),
    refuses: (address) => (refused.includes(address) ? 550 : undefined),
  });
}
const addressOf = (): string => stage.person(HOME).username;
const own = (): TakenMail[] => mails.filter(({ to }) => to.includes(addressOf()));
/** Now is one of the times at which whoever leads wants to be reminded. */
async function remindNow(): Promise<void> {
  const now = new Date().toLocaleTimeString('en-GB', LONDON);
  const { body } = await stage
    .as(HOME)
    .post<RemindersView>('/v1/me/reminders', { body: { times: [now], everyDay: true } });
  expect(body).toMatchObject({ times: [now], everyDay: true, sending: true });
}
const reminders = async (): Promise<RemindersView> =>
  (await stage.as(HOME).get<RemindersView>('/v1/me/reminders')).body;
const personId = (): string => stage.person(HOME).id;
/** As if nothing had been decided for them today. */
const forget = () =>
  stage.query('notification-service', `DELETE FROM digest WHERE person_id = '${personId()}'`);

beforeAll(async () => {
  stage = new Stage();
  const { episode } = await stage.episode(HOME, ['Southwark'], { ownReference: 'SECRET-REF-7' });
  episodeId = episode.id;
  await stage.query(
    'episode-service',
    `UPDATE episode SET state = 'active', next_review_on = current_date - 1 WHERE id = '${episode.id}'`,
  );
  await stage.until(
    async () => (await stage.as(HOME).get<InboxPage>('/v1/inbox?due=overdue&limit=100')).body.items,
    (items) => items.some(({ subject }) => subject === episodeId),
  );
}, 60_000);
beforeEach(async () => {
  mails = [];
  await forget();
});
afterAll(() => sink?.close());

describe('a reminder by e-mail', () => {
  it('comes when a wait is due, with a sentence and a link to sign in, and nothing about the child', async () => {
    await serve();
    await remindNow();
    await stage.until(
      () => Promise.resolve(own()),
      ({ length }) => length > 0,
      SENT_MS,
    );
    expect(
      await stage.until(reminders, ({ lastSentAt }) => lastSentAt !== undefined),
    ).toBeDefined();
    const [head = '', text = ''] = own()[0]?.raw.split('\r\n\r\n') ?? [];
    const sentence = text.replaceAll(/=\r\n/g, '').trim();
    expect(sentence).toMatch(
      /^\d+ things? (is|are) overdue( and \d+ things? (is|are) due today)? for you[.] Sign in to see what: http:\/\/localhost:\d+$/,
    );
    const { details: child } = stage.childOf(HOME);
    const words = [episodeId, 'SECRET-REF-7', child.familyName, child.givenName, HOME];
    for (const word of [...words, stage.code(HOME), 'child', 'review'].flatMap((one) => one ?? []))
      expect(`${head.replaceAll(addressOf(), '')} ${sentence}`.toLowerCase()).not.toContain(
        word.toLowerCase(),
      );
  }, 90_000);

  it('is kept while the mail server is away, and comes once when it is back', async () => {
    await sink?.close();
    sink = undefined;
    await remindNow();
    const tried = () =>
      stage.query<{ attempts: number }>(
        'notification-service',
        `SELECT attempts FROM digest WHERE person_id = '${personId()}' AND attempts > 0`,
      );
    await stage.until(tried, ({ length }) => length > 0, SENT_MS);
    expect(own()).toEqual([]);
    await serve();
    await stage.query(
      'notification-service',
      `UPDATE digest SET send_at = now() WHERE person_id = '${personId()}' AND sent_at IS NULL AND send_at IS NOT NULL`,
    );
    await stage.until(reminders, ({ lastSentAt }) => lastSentAt !== undefined, SENT_MS);
    expect(own()).toHaveLength(1);
  }, 150_000);

  it('that is turned away shows to the person and to who keeps their borough’s staff, and to nobody else', async () => {
    await serve([addressOf()]);
    await remindNow();
    const { bounced } = await stage.until(reminders, (seen) => seen.bounced !== undefined, SENT_MS);
    expect(bounced).toMatchObject({ code: 550 });
    const seen = async (borough: string) =>
      (await stage.as(borough, 'service_manager').get<BouncePage>('/v1/reminders/bounces')).body;
    expect(await seen(HOME)).toMatchObject({
      items: [{ personId: personId(), code: 550 }],
      people: [{ id: personId() }],
    });
    expect((await seen('Southwark')).items).toEqual([]);
    await expect(stage.as(HOME).get('/v1/reminders/bounces')).rejects.toMatchObject({
      code: 'forbidden',
    });
  }, 90_000);

  it('cannot be switched off, nor chosen for another', async () => {
    const lead = stage.as(HOME, 'lead_caf_contact');
    for (const [body, code] of [
      [{ times: [] }, 'invalid_request'],
      [{ times: ['08:30'], quietFrom: '08:00', quietUntil: '07:00' }, 'reminders_unfit'],
      [{ times: ['08:30'], quietFrom: '08:00' }, 'reminders_unfit'],
      [{ times: ['08:30'], personId: personId() }, 'invalid_request'],
    ] as const)
      await expect(lead.post('/v1/me/reminders', { body })).rejects.toMatchObject({ code });
    await expect(stage.asSystem(HOME).get('/v1/me/reminders')).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await lead.get<RemindersView>('/v1/me/reminders')).body).toMatchObject({
      times: ['08:30'],
    });
  });

  it('says at once that a sign-in was renewed, and whom to ring', async () => {
    await serve();
    const email = 'renewed@lambeth.example';
    const contact = { name: 'Rae Newed', role: 'Family worker', team: 'Early Help', email };
    const body = { username: email, contact, roles: ['practitioner'] };
    const keeper = stage.as(HOME, 'service_manager');
    const { body: rae } = await keeper.post<EnrolledPerson>('/v1/people', { body });
    const hers = stage.members.as({ ...rae, name: 'Rae', roles: ['practitioner'] });
    const seen = async () => (await hers.get<RemindersView>('/v1/me/reminders')).body;
    expect(await seen()).not.toHaveProperty('signInRenewedAt');
    const { body: means } = await keeper.post<EnrolledPerson>(`/v1/people/${rae.id}/sign-in`);
    // What was signed in to before is over; sign-ins count from the next second on.
    await pause(1_000);
    const { password, codeSecret } = means;
    const anew = asPerson(stage.url, { username: email, password, codeSecret });
    const herself = new HttpDoor(stage.url, anew);
    const { signInRenewedAt } = await stage.until(
      async () => (await herself.get<RemindersView>('/v1/me/reminders')).body,
      (one) => one.lastSentAt !== undefined,
    );
    expect(Date.parse(signInRenewedAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
    const [mail, another] = mails.filter(({ to }) => to.includes(email));
    expect(another).toBeUndefined();
    expect(mail?.raw.replaceAll(/=\r\n/g, '')).toMatch(
      /The second step of your sign-in was renewed on \d+ \w+ \d{4}[.] If you did not ask for this, ring/,
    );
    const told = await stage.until(
      () =>
        stage.query<{ entry: string }>(
          'ledger-service',
          `SELECT entry FROM leaf WHERE entry LIKE '%"action":"person.renew_sign_in.v1"%'
             AND entry LIKE '%${rae.id}%'`,
        ),
      ({ length }) => length > 0,
    );
    expect(told[0]?.entry).toContain(stage.person(HOME, 'service_manager').id);
  }, 60_000);
});
