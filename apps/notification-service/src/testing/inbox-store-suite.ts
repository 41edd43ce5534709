import { expect, it } from '@jest/globals';
import type { Role } from '@hub/contracts';
import type { Waiting } from '@hub/contracts/shape';
import { testId } from '@hub/testing';
import type { InboxChoice, NotificationStores } from '../application/ports.js';
import { climbingTo } from '../domain/climbing.js';

const [LEWISHAM, GREENWICH] = ['E09000023', 'E09000011'];
const NOBODY = { personId: undefined, roles: undefined, climbing: [] };

/** What every implementation of the inbox keeps to. */
export function inboxStoreSuite(open: () => Pick<NotificationStores, 'inbox'>): void {
  const waits = (
    number: number,
    items: Waiting[],
    at = '2026-03-02T09:00:00.000Z',
    told: string[] = [],
  ) =>
    open().inbox.replace({
      workflow: 'transfer',
      subject: testId(number),
      episodeId: testId(900),
      at,
      waits: items,
      told,
    });
  const of = async (owner: Partial<Parameters<NotificationStores['inbox']['of']>[0]>, limit = 10) =>
    (
      await open().inbox.of(
        {
          ...NOBODY,
          authority: GREENWICH,
          personId: testId(5),
          roles: ['lead_caf_contact'],
          ...owner,
        },
        { limit },
      )
    ).map(({ subject }) => subject);

  it('gives what waits for a person by name or role, the most urgent first, and what has no clock last', async () => {
    await waits(1, [{ step: 'nominate', authority: GREENWICH, role: 'lead_caf_contact' }]);
    await waits(2, [
      {
        step: 'nominate',
        authority: GREENWICH,
        role: 'lead_caf_contact',
        dueAt: '2026-03-09T17:00:00.000Z',
      },
    ]);
    await waits(3, [
      {
        step: 'accept_transfer',
        authority: GREENWICH,
        personId: testId(5),
        dueAt: '2026-03-05T17:00:00.000Z',
      },
    ]);
    await waits(4, [
      {
        step: 'answer_dispute',
        authority: GREENWICH,
        role: 'service_manager',
        dueAt: '2026-03-01T17:00:00.000Z',
      },
      { step: 'answer_dispute', authority: LEWISHAM, role: 'lead_caf_contact' },
    ]);
    expect(await of({})).toEqual([testId(3), testId(2), testId(1)]);
    expect(await of({}, 2)).toEqual([testId(3), testId(2)]);
    expect(await of({ personId: testId(6) })).toEqual([testId(2), testId(1)]);
    expect(await of({ roles: ['service_manager', 'head_of_service'] })).toEqual([
      testId(4),
      testId(3),
    ]);
    expect(await of({ roles: undefined, personId: undefined })).toEqual([
      testId(4),
      testId(3),
      testId(2),
      testId(1),
    ]);
    expect(await of({ authority: LEWISHAM })).toEqual([testId(4)]);
    const rest = await open().inbox.of(
      { ...NOBODY, authority: GREENWICH, personId: testId(5), roles: ['lead_caf_contact'] },
      { limit: 10, after: { at: '2026-03-05T17:00:00.000Z', id: testId(3), row: ['transfer', 0] } },
    );
    expect(rest.map(({ subject }) => subject)).toEqual([testId(2), testId(1)]);
  });

  it('keeps since when something waits, and forgets what waits no more', async () => {
    const item = { step: 'nominate', authority: 'E09000002', role: 'lead_caf_contact' } as const;
    const owner = { ...NOBODY, authority: 'E09000002' };
    await waits(11, [item]);
    await waits(11, [{ ...item, dueAt: '2026-03-09T17:00:00.000Z' }], '2026-03-03T09:00:00.000Z');
    expect(await open().inbox.of(owner, { limit: 9 })).toEqual([
      {
        ...item,
        place: 0,
        workflow: 'transfer',
        subject: testId(11),
        episodeId: testId(900),
        since: '2026-03-02T09:00:00.000Z',
        dueAt: '2026-03-09T17:00:00.000Z',
      },
    ]);
    await waits(11, []);
    expect(await open().inbox.of(owner, { limit: 9 })).toEqual([]);
  });

  it('keeps what two workflows wait for about one thing apart', async () => {
    const authority = 'E09000003';
    const owner = { ...NOBODY, authority };
    const about = { subject: testId(21), at: '2026-03-02T09:00:00.000Z', told: [] };
    const renew = { step: 'renew_consent', authority, role: 'lead_caf_contact' } as const;
    const look = { step: 'look_at_consent', authority, role: 'lead_caf_contact' } as const;
    await open().inbox.replace({ ...about, workflow: 'consent_expiry', waits: [renew] });
    await open().inbox.replace({ ...about, workflow: 'consent', waits: [look] });
    expect(await open().inbox.of(owner, { limit: 9 })).toHaveLength(2);
    await open().inbox.replace({ ...about, workflow: 'consent', waits: [] });
    expect(await open().inbox.of(owner, { limit: 9 })).toMatchObject([{ step: 'renew_consent' }]);
  });

  it('gives what waits for a team by name, and whatever waits at an authority, at no other', async () => {
    const authority = 'E09000005';
    const owner = {
      ...NOBODY,
      authority,
      personId: testId(5),
      roles: ['service_manager'] as const,
    };
    const named = (person: number) =>
      ({ step: 'accept_transfer', authority, personId: testId(person) }) as const;
    await waits(51, [named(5)]);
    await waits(52, [named(6)]);
    await waits(53, [named(7)]);
    await waits(54, [{ step: 'nominate', authority, role: 'lead_caf_contact' }]);
    await waits(55, [{ ...named(6), authority: 'E09000006' }]);
    const list = async (choice: Partial<InboxChoice>) =>
      (await open().inbox.of(owner, { limit: 9, ...choice })).map(({ subject }) => subject);
    const ids = (...numbers: number[]) => numbers.map((number) => testId(number));
    const team = [testId(5), testId(6)];
    expect(await list({ whose: team })).toEqual(ids(51, 52));
    expect(await list({ whose: team, mine: true })).toEqual(ids(51));
    expect(await list({ whose: [] })).toEqual([]);
    expect(await list({ whose: 'borough' })).toEqual(ids(51, 52, 53, 54));
    expect(await list({ whose: 'borough', mine: true })).toEqual(ids(51));
    expect(await list({ whose: 'borough', workflow: 'dispute' })).toEqual([]);
    expect(await list({ whose: 'borough', limit: 2 })).toEqual(ids(51, 52));
    const at = '2026-03-02T09:00:00.000Z';
    const count = async (whose: NonNullable<InboxChoice['whose']>) =>
      (await open().inbox.counts(owner, { overdue: at, today: at, week: at }, { whose })).map(
        ({ total, mine }) => [total, mine],
      );
    expect(await count(team)).toEqual([[2, 1]]);
    expect(await count([])).toEqual([]);
    expect(await count('borough')).toEqual([[4, 1]]);
  });

  it('chooses by kind, by when it is due and by name, and counts the same', async () => {
    const authority = 'E09000004';
    const owner = {
      ...NOBODY,
      authority,
      personId: testId(5),
      roles: ['lead_caf_contact'] as const,
    };
    const lead = { step: 'nominate', authority, role: 'lead_caf_contact' } as const;
    const [late, soon, later] = [1, 3, 20].map(
      (day) => `2026-03-${String(day).padStart(2, '0')}T17:00:00.000Z`,
    );
    const dueAt = (at: string | undefined) => ({ dueAt: at ?? '' });
    await waits(31, [{ ...lead, ...dueAt(later) }], '2026-03-01T09:00:00.000Z');
    await waits(32, [{ ...lead, ...dueAt(late) }], '2026-03-01T10:00:00.000Z');
    await waits(33, [{ step: 'accept_transfer', authority, personId: testId(5), ...dueAt(soon) }]);
    await waits(34, [{ step: 'accept_transfer', authority, personId: testId(6), ...dueAt(late) }]);
    await waits(35, [{ ...lead, role: 'service_manager', ...dueAt(late) }]);
    await open().inbox.replace({
      workflow: 'override',
      subject: testId(36),
      at: '2026-03-01T08:00:00.000Z',
      waits: [{ ...lead, step: 'review_override' }],
      told: [],
    });
    const list = async (choice: Partial<InboxChoice>) =>
      (await open().inbox.of(owner, { limit: 9, ...choice })).map(({ subject }) => subject);
    const ids = (...numbers: number[]) => numbers.map((number) => testId(number));
    expect(await list({})).toEqual(ids(32, 33, 31, 36));
    expect(await list({ order: 'waiting' })).toEqual(ids(36, 31, 32, 33));
    const after = { at: '2026-03-01T09:00:00.000Z', id: testId(31), row: ['transfer', 0] as const };
    expect(await list({ order: 'waiting', after, limit: 1 })).toEqual(ids(32));
    expect(await list({ workflow: 'override' })).toEqual(ids(36));
    expect(await list({ mine: true })).toEqual(ids(33));
    expect(await list({ dueBefore: '2026-03-02T09:00:00.000Z' })).toEqual(ids(32));
    expect(await list({ dueBefore: '2026-03-05T09:00:00.000Z', mine: true })).toEqual(ids(33));
    const system = { ...NOBODY, authority };
    expect(await open().inbox.of(system, { limit: 9, mine: true })).toEqual([]);
    const spans = {
      overdue: '2026-03-02T09:00:00.000Z',
      today: '2026-03-03T00:00:00.000Z',
      week: '2026-03-09T09:00:00.000Z',
    };
    expect(await open().inbox.counts(owner, spans)).toEqual([
      { workflow: 'override', total: 1, mine: 0, overdue: 0, today: 0, week: 0 },
      { workflow: 'transfer', total: 3, mine: 1, overdue: 1, today: 1, week: 2 },
    ]);
    expect(await open().inbox.counts(system, spans)).toMatchObject([
      { workflow: 'override', total: 1 },
      { workflow: 'transfer', total: 5, overdue: 3 },
    ]);
  });

  it('shows what is overdue to those above whoever should act, once each, and counts it', async () => {
    const authority = 'E09000005';
    const due = (step: Waiting['step'], whose: Partial<Waiting>, day = 2): Waiting[] => [
      { step, authority, dueAt: `2026-03-0${String(day)}T17:00:00.000Z`, ...whose },
    ];
    const lead = { role: 'lead_caf_contact' } as const;
    await waits(51, due('accept_transfer', { personId: testId(5) }));
    await waits(52, due('nominate', lead));
    await waits(53, [
      ...due('assess_breach', lead),
      ...due('assess_breach', { role: 'head_of_service' }),
    ]);
    await waits(54, due('nominate', { role: 'head_of_service' }));
    await waits(55, due('nominate', { personId: testId(5) }, 9));
    await waits(56, [{ step: 'nominate', authority, personId: testId(5) }]);
    await waits(57, [{ ...due('nominate', lead)[0], step: 'nominate', authority: 'E09000006' }]);
    const seen = async (roles: Role[], now: string, choice: Partial<InboxChoice> = {}) => {
      const owner = { authority, personId: testId(6), roles, climbing: climbingTo(roles, now) };
      const items = await open().inbox.of(owner, { limit: 9, ...choice });
      const spans = { overdue: now, today: now, week: now };
      const [counted] = await open().inbox.counts(owner, spans);
      if (choice.limit === undefined && choice.mine === undefined)
        expect([counted?.total ?? 0, counted?.overdue ?? 0]).toEqual([items.length, items.length]);
      return items.map(({ subject, climbed = false }) => [subject, climbed]);
    };
    const up = (...numbers: number[]) => numbers.map((number) => [testId(number), true]);
    const own = (...numbers: number[]) => numbers.map((number) => [testId(number), false]);
    const [soon, later] = ['2026-03-03T09:00:00.000Z', '2026-03-06T18:00:00.000Z'];
    expect(await seen(['lead_caf_contact'], soon)).toEqual([...up(51), ...own(52, 53)]);
    expect(await seen(['service_manager'], soon)).toEqual([]);
    expect(await seen(['practitioner'], later)).toEqual([]);
    expect(await seen(['service_manager'], later)).toEqual(up(51, 52, 53));
    expect(await seen(['service_manager', 'lead_caf_contact'], later)).toEqual([
      ...up(51),
      ...own(52, 53),
    ]);
    expect(await seen(['head_of_service'], later)).toEqual(own(53, 54));
    const longAfter = '2026-03-09T17:00:00.000Z';
    expect(await seen(['head_of_service'], longAfter)).toEqual([...up(51, 52), ...own(53, 54)]);
    expect(await seen(['head_of_service'], longAfter, { mine: true })).toEqual([]);
    const figures = await open().inbox.overdue(authority, {
      now: longAfter,
      managers: climbingTo(['service_manager'], longAfter),
      heads: climbingTo(['head_of_service'], longAfter),
    });
    expect(figures).toEqual([
      {
        ...{ authority, workflow: 'transfer', waiting: 7, overdue: 5, atManagers: 3, atHeads: 3 },
        oldestDueAt: '2026-03-02T17:00:00.000Z',
      },
    ]);
    const everywhere = await open().inbox.overdue(undefined, {
      ...{ now: longAfter, managers: [], heads: [] },
    });
    expect(everywhere.map((row) => row.authority)).toContain('E09000006');
    const first = await seen(['head_of_service'], longAfter, { limit: 1 });
    const after = { at: '2026-03-02T17:00:00.000Z', id: testId(51), row: ['transfer', 0] as const };
    const rest = await seen(['head_of_service'], longAfter, { limit: 9, after });
    expect([...first, ...rest]).toEqual([...up(51, 52), ...own(53, 54)]);
  });

  it('tells an authority what others must do, in what it was told of alone', async () => {
    const [by, other, third] = ['E09000007', 'E09000008', 'E09000009'];
    const item = { step: 'nominate', role: 'lead_caf_contact' } as const;
    await waits(41, [{ ...item, authority: other }], undefined, [by, other]);
    await waits(42, [{ ...item, authority: by }], undefined, [by, other]);
    await waits(43, [{ ...item, authority: other }], undefined, [other, third]);
    const owed = async (authority: string) =>
      (await open().inbox.awaitedBy({ authority, personId: undefined }, { limit: 9 })).map(
        ({ subject }) => subject,
      );
    expect(await owed(by)).toEqual([testId(41)]);
    expect(await owed(other)).toEqual([testId(42)]);
    expect(await owed(third)).toEqual([testId(43)]);
    await waits(41, [], undefined, [by, other]);
    expect(await owed(by)).toEqual([]);
  });
}
