import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import type { Answer, Mail } from '../../domain/reminders/mail.js';
import { InMemoryInbox } from '../../testing/in-memory-inbox.js';
import { inMemoryNotificationStores } from '../../testing/in-memory-deliveries.js';
import { InMemoryReminders } from '../../testing/in-memory-reminders.js';
import type { NotificationStores } from '../ports.js';
import { KeepReminders } from './keep-reminders.js';
import { OnSignInRenewed } from './on-sign-in-renewed.js';
import { PlanDigests } from './plan-digests.js';
import type { Colleague, StaffRegister } from './reminder-ports.js';
import { SendReminders } from './send-reminders.js';

const GREENWICH = 'E09000011';
const [ada, ben] = [testId(1), testId(2)];
const HOUR_MS = 3_600_000;

describe('reminders by e-mail', () => {
  let work: FakeUnitOfWork<NotificationStores>;
  let clock: FixedClock;
  let sent: (Mail & { readonly to: string })[];
  let answers: Answer[];
  let plan: PlanDigests;
  let send: SendReminders;
  let addresses: Record<string, string>;
  beforeEach(async () => {
    // A Monday.
    clock = new FixedClock('2026-03-02T08:29:00.000Z');
    const inbox = new InMemoryInbox();
    const reminders = new InMemoryReminders(() => [GREENWICH]);
    work = new FakeUnitOfWork({
      ...inMemoryNotificationStores(),
      inbox,
      shields: inbox,
      reminders,
    });
    sent = [];
    answers = [];
    addresses = { [ada]: 'ada@greenwich.example', [ben]: 'ben@greenwich.example' };
    const staff: StaffRegister = {
      async *atWork(authority) {
        await Promise.resolve();
        const of = { authority, roles: ['practitioner'] as const };
        for (const personId of [ada, ben]) yield { personId, ...of } satisfies Colleague;
      },
      addressOf: (personId) => Promise.resolve(addresses[personId]),
    };
    const mailer = {
      send: (to: string, mail: Mail) => {
        sent.push({ to, ...mail });
        return Promise.resolve(answers.shift() ?? { outcome: 'taken' as const });
      },
    };
    plan = new PlanDigests(work, staff, clock);
    const signInUrl = 'https://hub.example/';
    send = new SendReminders(work, staff, mailer, { clock, signInUrl });
    await inbox.replace({
      ...{ workflow: 'transfer', subject: testId(9), at: clock.now(), told: [] },
      waits: [
        {
          ...{ step: 'nominate', authority: GREENWICH, personId: ada },
          dueAt: '2026-03-02T08:00:00.000Z',
        },
      ],
    });
  });
  const round = async () => {
    await plan.execute();
    await send.execute();
  };

  it('tell once, at the time that was chosen, and nobody for whom nothing is due', async () => {
    await round();
    expect(sent).toEqual([]);
    clock.advance(60_000);
    await round();
    await round();
    expect(sent).toMatchObject([{ to: 'ada@greenwich.example' }]);
    expect(sent[0]?.text).toMatch(/^1 thing is overdue for you[.] Sign in/);
    clock.advance(24 * HOUR_MS);
    await round();
    expect(sent).toHaveLength(2);
    expect(sent[0]?.messageId).not.toBe(sent[1]?.messageId);
  });

  it('are tried again while the mail server takes nothing, as the same mail', async () => {
    answers = [{ outcome: 'later' }, { outcome: 'later' }];
    clock.advance(60_000);
    for (let minute = 0; minute < 10; minute += 1) {
      await round();
      clock.advance(60_000);
    }
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('say to the person, and to who keeps the staff, that an address is wrong', async () => {
    answers = [{ outcome: 'refused', code: 550 }];
    clock.advance(60_000);
    await round();
    clock.advance(HOUR_MS);
    await round();
    expect(sent).toHaveLength(1);
    const keep = new KeepReminders(work, true);
    const bounced = { at: '2026-03-02T08:30:00.000Z', code: 550 };
    expect(await keep.read(asked(GREENWICH, { personId: ada }))).toEqual({
      ...{ times: ['08:30'], sending: true, bounced },
    });
    expect(await keep.bounces(asked(GREENWICH))).toEqual({
      items: [{ personId: ada, ...bounced }],
    });
  });

  it('go to nobody who acts no more', async () => {
    addresses = {};
    clock.advance(60_000);
    await round();
    clock.advance(HOUR_MS);
    await round();
    expect(sent).toEqual([]);
  });

  it('tell of a renewed sign-in at once, in quiet hours as well, and on the page', async () => {
    const keep = new KeepReminders(work, true);
    const by = asked(GREENWICH, { personId: ada });
    await keep.set({ times: ['13:00'], quietFrom: '18:00', quietUntil: '09:00' }, by);
    const renewedAt = clock.now();
    const renewed = { personId: ada, authority: GREENWICH, renewedAt };
    await new OnSignInRenewed(work).execute(renewed, by);
    answers = [{ outcome: 'later' }];
    await round();
    clock.advance(60_000);
    await round();
    expect(sent).toHaveLength(2);
    expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(1);
    expect(sent[1]?.text).toContain('was renewed on 2 March 2026');
    expect(await keep.read(by)).toMatchObject({ signInRenewedAt: renewedAt });
    await new OnSignInRenewed(work).execute({ ...renewed, personId: testId(3) }, by);
    await round();
    expect(sent).toHaveLength(2);
  });

  it('are sent when somebody chose it, and cannot be switched off', async () => {
    const keep = new KeepReminders(work, false);
    const by = asked(GREENWICH, { personId: ada });
    const chosen = { times: ['13:00'], quietFrom: '18:00', quietUntil: '08:00' };
    expect(await keep.set(chosen, by)).toEqual({ ...chosen, sending: false });
    expect(await keep.set({ times: ['08:30'], quietFrom: '18:00' }, by)).toMatchObject({
      refused: 'reminders_unfit',
    });
    const system = asked(GREENWICH, { roles: ['authority_system'] });
    expect(await keep.read(system)).toEqual({ refused: 'forbidden' });
    expect(await keep.set(chosen, system)).toEqual({ refused: 'forbidden' });
    clock.advance(60_000);
    await round();
    expect(sent).toEqual([]);
    clock.advance(5 * HOUR_MS);
    await round();
    expect(sent).toHaveLength(1);
  });
});
