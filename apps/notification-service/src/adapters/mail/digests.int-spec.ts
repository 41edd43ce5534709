import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Journal, MESSAGING_MIGRATIONS, SqlUnitOfWork } from '@hub/messaging';
import { Sealer } from '@hub/security';
import { asked, FixedClock, ScratchSchema } from '@hub/testing';
import { backing } from '../../../../../tests/config.js';
import { freePort } from '../../../../../tools/backing-services/process-control.js';
import { MailSink, type TakenMail } from '../../../../../tools/mail/mail-sink.js';
import { migrations } from '../../../migrations/migrations.js';
import type { NotificationStores, NotificationWork } from '../../application/ports.js';
import { KeepReminders } from '../../application/reminders/keep-reminders.js';
import { PlanDigests } from '../../application/reminders/plan-digests.js';
import type { StaffRegister } from '../../application/reminders/reminder-ports.js';
import { SendReminders } from '../../application/reminders/send-reminders.js';
import { SqlDeliveryStore } from '../persistence/delivery-store.js';
import { SqlInboxStore } from '../persistence/inbox-store.js';
import { SqlPeopleShielded } from '../persistence/people-shielded.js';
import { SqlReminderStore } from '../persistence/reminder-store.js';
import { SmtpMailer } from './smtp-mailer.js';

const GREENWICH = 'E09000011';
const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];
/** A Monday in winter, at half past eight in London. */
const MONDAY = '2026-03-02T08:30:00.000Z';
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('digests from PostgreSQL through a real mail server', () => {
  let scratch: ScratchSchema;
  let clock: FixedClock;
  let work: NotificationWork;
  let port: number;
  let sink: MailSink | undefined;
  let taken: TakenMail[];
  let people: string[];
  beforeAll(async () => {
    scratch = await ScratchSchema.create(backing.databaseUrl, {
      entities: [],
      migrations: [...migrations, ...MESSAGING_MIGRATIONS],
    });
  });
  afterAll(() => scratch.drop());
  beforeEach(async () => {
    await scratch.database.query('TRUNCATE digest, reminder_times, waiting');
    clock = new FixedClock(MONDAY);
    taken = [];
    people = Array.from({ length: 3 }, () => uuidv7());
    port = await freePort();
    work = new SqlUnitOfWork<NotificationStores>({
      service: 'notification-service',
      database: scratch.database,
      stores: (manager: EntityManager) => ({
        deliveries: new SqlDeliveryStore(manager, new Journal(false)),
        inbox: new SqlInboxStore(manager),
        reminders: new SqlReminderStore(manager),
        shields: new SqlPeopleShielded(manager),
      }),
      clock,
      sealer: new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, 5).toString('base64') } }),
      journal: new Journal(false),
      onFacts: () => undefined,
    });
  });
  afterEach(() => away());

  const staff: StaffRegister = {
    async *atWork(authority) {
      await Promise.resolve();
      for (const personId of people)
        yield { personId, authority, roles: ['practitioner'] as const };
    },
    addressOf: (personId) => Promise.resolve(addressOf(personId)),
  };
  const addressOf = (personId: string): string => `${personId}@greenwich.example`;
  const there = async (refuses?: (address: string) => number | undefined): Promise<void> => {
    sink = await MailSink.open({
      port,
      take: (mail) => void taken.push(mail),
      ...(refuses ? { refuses } : {}),
    });
  };
  const away = async (): Promise<void> => {
    await sink?.close();
    sink = undefined;
  };
  const sending = (on: NotificationWork = work): SendReminders => {
    const url = `smtp://127.0.0.1:${String(port)}`;
    const mailer = new SmtpMailer({ url, from: 'hub@hub.example' }, silent);
    return new SendReminders(on, staff, mailer, { clock, signInUrl: 'https://hub.example/' });
  };
  const planning = (): PlanDigests => new PlanDigests(work, staff, clock);
  const receivers = (): string[] => taken.flatMap(({ to }) => to).sort();
  const idsOf = (mails: readonly TakenMail[]): Set<string> =>
    new Set(mails.flatMap(({ raw }) => /^Message-ID:\s+(\S+)$/m.exec(raw)?.[1] ?? []));
  /** Something that is overdue waits for each of these. */
  const wait = (...personIds: string[]): Promise<void> =>
    work.repeatable(async ({ inbox }) => {
      for (const personId of personIds)
        await inbox.replace({
          ...{ workflow: 'transfer', subject: uuidv7(), at: clock.now(), told: [] },
          waits: [
            {
              ...{ step: 'nominate', authority: GREENWICH, personId },
              dueAt: '2026-03-02T08:00:00.000Z',
            },
          ],
        });
    });
  const rounds = async (count: number, pause: number): Promise<void> => {
    for (let round = 0; round < count; round += 1) {
      await planning().execute();
      await sending().execute();
      clock.advance(pause);
    }
  };

  it('are not lost while it is away, and go out once each when it is back', async () => {
    await wait(...people);
    await rounds(5, 5 * SECOND);
    await there();
    await rounds(10, MINUTE);
    expect(receivers()).toEqual(people.map(addressOf).sort());
    await rounds(5, HOUR);
    expect(taken).toHaveLength(people.length);
    expect(idsOf(taken).size).toBe(people.length);
  });

  it('go out once each, however many processes send at the same moment', async () => {
    people = Array.from({ length: 20 }, () => uuidv7());
    await wait(...people);
    await planning().execute();
    await there();
    await Promise.all([1, 2, 3].map(() => sending().execute()));
    expect(receivers()).toEqual(people.map(addressOf).sort());
  });

  it('are planned once, however many processes plan at the same moment', async () => {
    await wait(...people);
    await Promise.all([1, 2, 3].map(() => planning().execute()));
    await there();
    await sending().execute();
    expect(receivers()).toEqual(people.map(addressOf).sort());
  });

  it('that were taken by a process that crashed before it noted so are sent once more, as the same mail', async () => {
    people = people.slice(0, 1);
    await wait(...people);
    await planning().execute();
    await there();
    let steps = 0;
    const crashing: NotificationWork = Object.create(work, {
      repeatable: {
        value: (...given: Parameters<NotificationWork['repeatable']>) => {
          steps += 1;
          return steps === 2 ? Promise.reject(new Error('planted')) : work.repeatable(...given);
        },
      },
    }) as NotificationWork;
    await expect(sending(crashing).execute()).rejects.toThrow('planted');
    expect(taken).toHaveLength(1);
    await rounds(4, MINUTE);
    expect(taken).toHaveLength(1);
    await rounds(5, MINUTE);
    expect(taken).toHaveLength(2);
    expect(idsOf(taken).size).toBe(1);
  });

  it('that are turned away show to the person and to who keeps the staff, until one is taken', async () => {
    const [ada = '', ben = ''] = people;
    await wait(ada, ben);
    const keep = new KeepReminders(work, true);
    const by = asked(GREENWICH, { personId: ada });
    await there((address) => (address === addressOf(ada) ? 550 : undefined));
    await rounds(1, MINUTE);
    expect(receivers()).toEqual([addressOf(ben)]);
    const bounced = { at: MONDAY, code: 550 };
    expect(await keep.read(by)).toEqual({ times: ['08:30'], sending: true, bounced });
    expect(await keep.bounces(by)).toEqual({ items: [{ personId: ada, ...bounced }] });
    await away();
    await there();
    await rounds(1, 24 * HOUR);
    expect(taken).toHaveLength(1);
    await rounds(1, MINUTE);
    expect(await keep.bounces(by)).toEqual({ items: [] });
    expect(await keep.read(by)).toMatchObject({ lastSentAt: '2026-03-03T08:31:00.000Z' });
  });

  it('keep to quiet hours: none goes out in them, not even one that the mail server did not take before', async () => {
    const [ada = ''] = people;
    const keep = new KeepReminders(work, true);
    const quiet = { quietFrom: '18:00', quietUntil: '21:00' };
    await keep.set({ times: ['17:55', '19:00'], ...quiet }, asked(GREENWICH, { personId: ada }));
    await wait(ada);
    clock.advance(9 * HOUR + 24 * MINUTE);
    await there();
    await rounds(1, MINUTE);
    expect(taken).toEqual([]);
    await away();
    await rounds(5, MINUTE);
    await there();
    await rounds(18, 10 * MINUTE);
    expect(clock.now()).toBe('2026-03-02T21:00:00.000Z');
    expect(taken).toEqual([]);
    await rounds(2, MINUTE);
    expect(receivers()).toEqual([addressOf(ada), addressOf(ada)]);
  });

  it('hold one sentence and where to sign in, and go to nobody for whom nothing is due', async () => {
    const [ada = ''] = people;
    await wait(ada);
    await there();
    await rounds(2, MINUTE);
    expect(receivers()).toEqual([addressOf(ada)]);
    const [head = '', ...text] = taken[0]?.raw.split('\r\n\r\n') ?? [];
    expect(text.join('').trim()).toBe(
      '1 thing is overdue for you. Sign in to see what: https://hub.example/',
    );
    expect(head).toContain('Subject: Something waits for you on the CAF hub');
    expect(head).not.toContain(GREENWICH);
  });
});
