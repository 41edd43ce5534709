import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import { digestKey, type ReminderStore } from '../application/reminders/reminder-ports.js';

/** What every implementation of the store of reminders keeps to. */
export function reminderStoreSuite(open: () => { readonly reminders: ReminderStore }): void {
  const [ada, ben] = [testId(8_801), testId(8_802)];
  const authority = 'E09000031';
  const at = (hour: number): string => `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z`;

  it('keeps when people are reminded, each as they chose last', async () => {
    const { reminders } = open();
    await reminders.setTimes(ada, { times: ['08:30'], everyDay: true });
    expect((await reminders.timesOf([ada])).get(ada)).toEqual({ times: ['08:30'], everyDay: true });
    const chosen = { times: ['09:00', '13:00'], quietFrom: '18:00', quietUntil: '08:00' };
    await reminders.setTimes(ada, chosen);
    expect(await reminders.timesOf([ada, ben])).toEqual(new Map([[ada, chosen]]));
  });

  it('takes each digest once at a time, until it is known what became of it', async () => {
    const { reminders } = open();
    const of = { kind: 'due' as const, personId: ada, authority, at: at(8), overdue: 1, today: 2 };
    const nothing = {
      kind: 'due' as const,
      personId: ben,
      authority,
      at: at(8),
      overdue: 0,
      today: 0,
    };
    for (const digest of [of, nothing, { ...of, overdue: 7 }]) await reminders.note(digest);
    const later = { personId: ada, at: at(13) };
    expect(await reminders.decided([of, nothing, later])).toEqual(
      new Set([of, nothing].map(digestKey)),
    );
    expect(await reminders.take(at(7), at(9))).toBeUndefined();
    expect(await reminders.take(at(8), at(9))).toEqual({ ...of, attempts: 1 });
    expect(await reminders.take(at(8), at(9))).toBeUndefined();
    expect(await reminders.take(at(9), at(10))).toEqual({ ...of, attempts: 2 });
    await reminders.noteAnswer(of, { outcome: 'later' }, at(9), at(11));
    expect(await reminders.lastOf(ada)).toEqual({});
    expect(await reminders.take(at(10), at(12))).toBeUndefined();
    expect(await reminders.take(at(11), at(12))).toMatchObject({ attempts: 3 });
    await reminders.noteAnswer(of, { outcome: 'taken' }, at(11), undefined);
    expect(await reminders.take(at(20), at(21))).toBeUndefined();
    expect(await reminders.lastOf(ada)).toEqual({ lastSentAt: at(11) });
  });

  it('shows a mail that was turned away until a later one was taken', async () => {
    const { reminders } = open();
    const of = (hour: number) => ({
      kind: 'due' as const,
      personId: ben,
      authority,
      at: at(hour),
      overdue: 1,
      today: 0,
    });
    for (const hour of [9, 10]) await reminders.note(of(hour));
    await reminders.noteAnswer(of(9), { outcome: 'refused', code: 550 }, at(9), undefined);
    const bounced = { at: at(9), code: 550 };
    expect(await reminders.lastOf(ben)).toEqual({ bounced });
    expect(await reminders.bouncesOf(authority, 10)).toEqual([{ personId: ben, ...bounced }]);
    expect(await reminders.bouncesOf('E09000032', 10)).toEqual([]);
    await reminders.noteAnswer(of(10), { outcome: 'taken' }, at(10), undefined);
    expect(await reminders.lastOf(ben)).toEqual({ lastSentAt: at(10) });
    expect(await reminders.bouncesOf(authority, 10)).toEqual([]);
    await reminders.forget(at(12));
    expect(await reminders.lastOf(ben)).toEqual({});
  });

  it('sends word of a renewed sign-in beside a digest of the same moment, and says when it was', async () => {
    const { reminders } = open();
    const cleo = testId(8_803);
    const digest = {
      kind: 'due' as const,
      personId: cleo,
      authority,
      at: at(14),
      overdue: 1,
      today: 0,
    };
    const renewed = { kind: 'renewed' as const, personId: cleo, authority, at: at(14) };
    for (const one of [digest, renewed, renewed]) await reminders.note(one);
    const taken = [await reminders.take(at(14), at(16)), await reminders.take(at(14), at(16))];
    expect(taken).toContainEqual({ ...digest, attempts: 1 });
    expect(taken).toContainEqual({ ...renewed, attempts: 1 });
    await reminders.noteAnswer(renewed, { outcome: 'taken' }, at(15), undefined);
    expect(await reminders.take(at(15), at(16))).toBeUndefined();
    expect(await reminders.lastOf(cleo)).toEqual({
      ...{ lastSentAt: at(15), signInRenewedAt: at(14) },
    });
    expect(await reminders.take(at(16), at(17))).toMatchObject({ kind: 'due', attempts: 2 });
    expect(await reminders.decided([{ personId: cleo, at: at(14) }])).toEqual(
      new Set([digestKey(digest)]),
    );
    await reminders.noteAnswer(digest, { outcome: 'taken' }, at(16), undefined);
    await reminders.note({ ...renewed, at: at(17) });
    expect(await reminders.decided([{ personId: cleo, at: at(17) }])).toEqual(new Set());
    await reminders.forget(at(18));
    expect(await reminders.lastOf(cleo)).toEqual({});
  });
}
