import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { inMemoryNotificationStores } from '../testing/in-memory-deliveries.js';
import { ReadInbox } from './read-inbox.js';
import { ReportOverdue } from './report-overdue.js';

const [LEWISHAM, GREENWICH] = ['E09000023', 'E09000011'];
const lead = asked(GREENWICH, { personId: testId(5), roles: ['lead_caf_contact'] });

async function atWork() {
  const clock = new FixedClock();
  const work = new FakeUnitOfWork(inMemoryNotificationStores());
  const { inbox } = work.stores;
  const now = clock.now();
  const hours = (many: number) => new Date(Date.parse(now) + many * 3_600_000).toISOString();
  const items = [-1, 1, 100, 1_000];
  for (const [place, many] of items.entries())
    await inbox.replace({
      workflow: 'transfer',
      subject: testId(place + 1),
      at: now,
      waits: [
        { step: 'nominate', authority: GREENWICH, role: 'lead_caf_contact', dueAt: hours(many) },
      ],
      told: [LEWISHAM, GREENWICH],
    });
  const teams = {
    teamOf: (personId: string) => Promise.resolve(personId === testId(6) ? [testId(7)] : []),
  };
  return {
    read: new ReadInbox(work, clock, teams),
    report: new ReportOverdue(work, clock),
    ...{ clock, inbox },
  };
}

const subjects = (page: Awaited<ReturnType<ReadInbox['execute']>>) => {
  if (isRefusal(page)) throw new Error('No page');
  return page.items.map(({ subject }) => subject);
};

describe('the inbox', () => {
  it('is chosen by when what waits is due, as of now', async () => {
    const { read } = await atWork();
    expect(subjects(await read.execute({ due: 'overdue' }, lead))).toEqual([testId(1)]);
    expect(subjects(await read.execute({ due: 'today' }, lead))).toEqual([testId(1), testId(2)]);
    expect(subjects(await read.execute({ due: 'week' }, lead))).toHaveLength(3);
    expect(subjects(await read.execute({ workflow: 'dispute' }, lead))).toEqual([]);
    expect(subjects(await read.execute({ mine: true }, lead))).toEqual([]);
    expect(await read.execute({ cursor: 'x' }, lead)).toMatchObject({
      refused: 'invalid_request',
    });
  });

  it('shows a manager what waits for their team by name, and who answers for a borough all of it', async () => {
    const { read, clock, inbox } = await atWork();
    for (const person of [6, 7, 8])
      await inbox.replace({
        ...{ workflow: 'transfer', subject: testId(20 + person), at: clock.now(), told: [] },
        waits: [{ step: 'accept_transfer', authority: GREENWICH, personId: testId(person) }],
      });
    const by = (person: number, role: 'service_manager' | 'practitioner') =>
      asked(GREENWICH, { personId: testId(person), roles: [role] });
    const manager = by(6, 'service_manager');
    expect(subjects(await read.execute({ whose: 'team' }, manager))).toEqual([
      testId(26),
      testId(27),
    ]);
    expect(subjects(await read.execute({ whose: 'team' }, by(7, 'practitioner')))).toEqual([
      testId(27),
    ]);
    expect(subjects(await read.execute({ whose: 'borough' }, manager))).toHaveLength(7);
    expect(await read.count({ whose: 'borough' }, manager)).toMatchObject({ total: 7 });
    expect(await read.count({ whose: 'team' }, manager)).toMatchObject({ total: 2 });
    const worker = by(7, 'practitioner');
    expect(await read.count({ whose: 'borough' }, worker)).toMatchObject({ refused: 'forbidden' });
    expect(await read.execute({ whose: 'borough' }, by(7, 'practitioner'))).toMatchObject({
      refused: 'forbidden',
    });
    const system = asked(GREENWICH, { roles: ['authority_system'] });
    expect(subjects(await read.execute({ whose: 'borough' }, system))).toHaveLength(7);
    expect(subjects(await read.execute({ whose: 'team' }, system))).toEqual([]);
  });

  it('counts what it shows', async () => {
    const { read } = await atWork();
    expect(await read.count({}, lead)).toEqual({
      total: 4,
      overdue: 1,
      workflows: [{ workflow: 'transfer', total: 4, mine: 0, overdue: 1, today: 2, week: 3 }],
    });
  });

  it('shows a manager what has been overdue for two working days, and figures of it', async () => {
    const { read, report, clock } = await atWork();
    const manager = asked(GREENWICH, { personId: testId(6), roles: ['service_manager'] });
    expect(subjects(await read.execute({}, manager))).toEqual([]);
    clock.advance(7 * 86_400_000);
    expect(await read.execute({}, manager)).toMatchObject({
      items: [
        { subject: testId(1), climbed: true, role: 'lead_caf_contact' },
        { subject: testId(2), climbed: true },
      ],
    });
    expect(await read.count({}, manager)).toMatchObject({ total: 2, overdue: 2 });
    const row = { authority: GREENWICH, waiting: 4, overdue: 3, atManagers: 2 };
    expect((await report.execute(manager)).rows).toMatchObject([row]);
    const operations = asked(LEWISHAM, { roles: ['hub_operations'] });
    expect((await report.execute(operations)).rows).toMatchObject([row]);
    expect((await report.execute(asked(LEWISHAM))).rows).toEqual([]);
  });

  it('shows to the other side what it waits for, page by page', async () => {
    const { read } = await atWork();
    const by = asked(LEWISHAM);
    const first = await read.ofOthers({ for: 'others', limit: 3 }, by);
    expect(subjects(first)).toHaveLength(3);
    const { nextCursor: cursor } = first as { nextCursor: string };
    expect(subjects(await read.ofOthers({ for: 'others', cursor }, by))).toEqual([testId(4)]);
    expect(subjects(await read.ofOthers({ for: 'others' }, lead))).toEqual([]);
    expect(await read.ofOthers({ for: 'others', cursor: 'x' }, by)).toMatchObject({
      refused: 'invalid_request',
    });
  });
});
