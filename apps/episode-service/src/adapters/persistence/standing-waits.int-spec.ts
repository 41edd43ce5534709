import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ClosedDays } from '@hub/contracts/identity';
import { inTransactions, ScratchSchema, testId } from '@hub/testing';
import { SqlStandingWaits } from '@hub/waits';
import { endOfLondonDay, londonDate, openDayFrom } from '@hub/working-time';
import { backing } from '../../../../../tests/config.js';
import { migrations } from '../../../migrations/migrations.js';
import { episode, GREENWICH, LEWISHAM, person } from '../../testing/examples.js';
import { SqlDevelopmentStore } from './development-store.js';
import { SqlEndedPeopleStore } from './ended-people-store.js';
import type { LeadCover } from '../../domain/leading/lead-cover.js';
import type { LeadRequest } from '../../domain/leading/lead-request.js';
import { standingOf } from '../../domain/step-undoing.js';
import { leadingStores } from './leading-stores.js';
import { callReview } from '../../domain/planning/review-meeting.js';
import { TypeormEpisodeStore } from './episode-store.js';
import { TypeormReviewStore } from './review-store.js';
import { EPISODE_WAITS } from './standing-waits.js';
import { tables } from './tables.js';

let scratch: ScratchSchema;
beforeAll(async () => {
  scratch = await ScratchSchema.create(backing.databaseUrl, { entities: tables, migrations });
});
afterAll(() => scratch.drop());

const inDays = (days: number): string =>
  londonDate(new Date(Date.now() + days * 86_400_000).toISOString());

it('are the reviews of plans that are due within a week, or were due, for whoever leads', async () => {
  const episodes = inTransactions(scratch.database, (manager) => new TypeormEpisodeStore(manager));
  const waits = inTransactions(
    scratch.database,
    (manager) => new SqlStandingWaits(manager, EPISODE_WAITS),
  );
  const told = async () =>
    (await waits.takeChanged(20))
      .filter(({ workflow }) => workflow === 'plan_review')
      .map(({ workflow, subject, episodeId, waits: said }) => {
        expect([workflow, episodeId]).toEqual(['plan_review', subject]);
        return [subject, ...said.map(({ personId, dueAt }) => [personId, dueAt])];
      });
  const of = (number: number, change: Partial<ReturnType<typeof episode>>) =>
    episode({
      ...{ id: testId(number), lookupId: testId(100 + number), state: 'active' },
      ...change,
    });
  const late = of(1, { nextReviewOn: inDays(-40) });
  const soon = of(2, { nextReviewOn: inDays(6), state: 'in_review' });
  for (const one of [
    ...[late, soon],
    ...[
      of(3, { nextReviewOn: inDays(9) }),
      of(4, { nextReviewOn: inDays(1), state: 'closed' }),
      of(5, {}),
    ],
  ])
    await episodes.add(one);
  const due = (days: number) => [person(1), endOfLondonDay(inDays(days))];
  expect(await told()).toEqual([
    [testId(1), due(-40)],
    [testId(2), due(6)],
  ]);
  await scratch.database.transaction(async (manager) => {
    await manager.query('UPDATE lead_term SET ended_at = now() WHERE episode_id = $1', [testId(1)]);
    await manager.query(
      `INSERT INTO lead_term (episode_id, term, authority, person_id, since, confirmed)
       VALUES ($1, 2, $2, $3, now(), true)`,
      [testId(1), LEWISHAM, person(9)],
    );
  });
  expect(await told()).toEqual([[testId(1), [person(9), endOfLondonDay(inDays(-40))]]]);
  await scratch.database.query('UPDATE episode SET next_review_on = $2 WHERE id = $1', [
    ...[testId(1), inDays(50)],
  ]);
  expect(await told()).toEqual([[testId(1)]]);
});

it('are what others did in an episode in work, for whoever leads, until they looked at it', async () => {
  const [episodes, developments, waits] = [
    inTransactions(scratch.database, (manager) => new TypeormEpisodeStore(manager)),
    inTransactions(scratch.database, (manager) => new SqlDevelopmentStore(manager)),
    inTransactions(scratch.database, (manager) => new SqlStandingWaits(manager, EPISODE_WAITS)),
  ];
  const told = async () =>
    (await waits.takeChanged(20)).filter(({ workflow }) => workflow === 'development');
  const at = '2026-03-03T10:00:00.000Z';
  for (const [number, state] of [
    [31, 'assessing'],
    [32, 'closed'],
  ] as const) {
    const one = episode({ id: testId(number), lookupId: testId(100 + number), state });
    await episodes.add(one);
    for (const kind of ['plan', 'team'] as const)
      await developments.note({ episodeId: one.id, kind, at });
  }
  const about = { workflow: 'development', subject: testId(31), episodeId: testId(31) };
  const wait = { step: 'look_at_developments', authority: LEWISHAM, personId: person(1) };
  expect(await told()).toEqual([{ ...about, waits: [wait] }]);
  await developments.note({ episodeId: testId(31), kind: 'document', at });
  expect(await told()).toEqual([]);
  await developments.forget(testId(31), at);
  expect(await told()).toEqual([{ ...about, waits: [] }]);
});

it('are the cases whose lead acts no more, for their lead CAF contact, until another leads', async () => {
  const { database } = scratch;
  const episodes = inTransactions(database, (manager) => new TypeormEpisodeStore(manager));
  const waits = inTransactions(database, (manager) => new SqlStandingWaits(manager, EPISODE_WAITS));
  const told = async () =>
    (await waits.takeChanged(20)).filter(({ workflow }) => workflow === 'lead_gone');
  const led = (number: number, state: 'active' | 'closed') =>
    episode({
      ...{ id: testId(number), lookupId: testId(100 + number), state },
      lead: { ...episode({}).lead, personId: person(7) },
    });
  for (const one of [led(11, 'active'), led(12, 'closed')]) await episodes.add(one);
  expect(await told()).toEqual([]);
  const dueAt = '2026-11-24T17:00:00.000Z';
  const ended = inTransactions(database, (manager) => new SqlEndedPeopleStore(manager));
  await ended.add(person(7), dueAt);
  await ended.add(person(7), '2027-01-01T17:00:00.000Z');
  const wait = { step: 'name_lead', authority: LEWISHAM, role: 'lead_caf_contact', dueAt };
  const about = { workflow: 'lead_gone', subject: testId(11), episodeId: testId(11) };
  expect(await told()).toEqual([{ ...about, waits: [wait] }]);
  await database.query('UPDATE lead_term SET person_id = $2 WHERE episode_id = $1', [
    ...[testId(11), person(8)],
  ]);
  expect(await told()).toEqual([{ ...about, waits: [] }]);
});

it('are the cases in which who stood in has left, until somebody is named, the lead is back or gone, or the days are over', async () => {
  const { database } = scratch;
  const episodes = inTransactions(database, (manager) => new TypeormEpisodeStore(manager));
  const covers = inTransactions(database, (manager) => leadingStores(manager).covers);
  const waits = inTransactions(database, (manager) => new SqlStandingWaits(manager, EPISODE_WAITS));
  const told = async () =>
    (await waits.takeChanged(20))
      .filter(({ workflow }) => workflow === 'lead_gone')
      .map(({ subject, waits: said }) => [subject, said.map(({ step }) => step)] as const)
      .sort(([one], [other]) => one.localeCompare(other));
  const at = '2026-03-02T10:00:00.000Z';
  const lead = { ...episode({}).lead, personId: person(27) };
  const numbers = [91, 92, 93, 94, 95] as const;
  const cover = (number: number, change: Partial<LeadCover> = {}): LeadCover => ({
    ...{ id: testId(200 + number), episodeId: testId(number), authority: LEWISHAM, term: 1 },
    ...{ leadProfessionalId: person(27), personId: person(28), because: 'leave', forAll: false },
    ...{ from: '2026-03-02', until: inDays(number === 95 ? -1 : 20), confirmed: true },
    ...{ state: 'ended', namedAt: at, endedAt: at, endedBecause: 'stand_in_left', ...change },
  });
  const { endedAt: _at, endedBecause: _because, ...open } = cover(94, { id: testId(290) });
  for (const number of numbers) {
    const of = { id: testId(number), lookupId: testId(100 + number), lead };
    await episodes.add(episode({ ...of, state: number === 93 ? 'closed' : 'active' }));
    await covers.add(cover(number));
  }
  await covers.add({ ...cover(91), id: testId(280), forAll: true });
  await covers.add({ ...open, state: 'planned', personId: person(29) });
  expect(await told()).toEqual([]);
  const ended = inTransactions(database, (manager) => new SqlEndedPeopleStore(manager));
  const dueAt = '2026-11-24T17:00:00.000Z';
  await ended.add(person(28), dueAt);
  const wait = { step: 'name_cover', authority: LEWISHAM, role: 'lead_caf_contact', dueAt };
  const changed = (await waits.takeChanged(20)).filter(({ workflow }) => workflow === 'lead_gone');
  expect(changed.map(({ subject, waits: said }) => [subject, said]).sort()).toEqual([
    [testId(91), [wait]],
    [testId(92), [wait]],
  ]);
  // Somebody stood in there as well, and was said to do so no more: that asks for nobody again.
  const later = new Date(Date.parse(at) + 60_000).toISOString();
  const back = { ...open, state: 'ended', endedAt: later, endedBecause: 'lead_is_back' } as const;
  await covers.save(back);
  expect(await told()).toEqual([]);
  await covers.save({ ...back, endedBecause: 'cannot_cover' });
  expect(await told()).toEqual([[testId(94), ['name_cover']]]);
  await covers.save({ ...cover(92), endedBecause: 'lead_is_back' });
  expect(await told()).toEqual([[testId(92), []]]);
  await ended.add(person(27), dueAt);
  expect(await told()).toEqual([91, 92, 94, 95].map((one) => [testId(one), ['name_lead']]));
});

it('are the cases whose coordinator acts no more, for whoever leads, until another coordinates or nobody', async () => {
  const { database } = scratch;
  const episodes = inTransactions(database, (manager) => new TypeormEpisodeStore(manager));
  const waits = inTransactions(database, (manager) => new SqlStandingWaits(manager, EPISODE_WAITS));
  const told = async () =>
    (await waits.takeChanged(20)).filter(({ workflow }) => workflow === 'coordinator_gone');
  const since = '2026-11-02T09:00:00.000Z';
  const coordinator = { authority: GREENWICH, personId: person(17), since, confirmed: true };
  const of = (number: number, state: 'active' | 'closed') =>
    episode({ id: testId(number), lookupId: testId(100 + number), state, coordinator });
  for (const one of [of(41, 'active'), of(42, 'active'), of(43, 'closed')]) await episodes.add(one);
  expect(await told()).toEqual([]);
  const dueAt = '2026-11-24T17:00:00.000Z';
  const ended = inTransactions(database, (manager) => new SqlEndedPeopleStore(manager));
  await ended.add(person(17), dueAt);
  const wait = { step: 'name_coordinator', authority: LEWISHAM, personId: person(1), dueAt };
  const about = (number: number) => ({
    ...{ workflow: 'coordinator_gone', subject: testId(number), episodeId: testId(number) },
  });
  const bySubject = async () =>
    (await told()).sort((one, other) => one.subject.localeCompare(other.subject));
  expect(await bySubject()).toEqual([
    { ...about(41), waits: [wait] },
    { ...about(42), waits: [wait] },
  ]);
  const { coordinator: _nobody, ...without } = of(41, 'active');
  await episodes.saveCoordinator({ ...without, version: 2 });
  await episodes.saveCoordinator({
    ...of(42, 'active'),
    ...{ coordinator: { ...coordinator, personId: person(18) }, version: 2 },
  });
  expect(await bySubject()).toEqual([
    { ...about(41), waits: [] },
    { ...about(42), waits: [] },
  ]);
});

it('are authorities that ask to lead, and a move, for whoever leads or stands in for them', async () => {
  const { database } = scratch;
  const episodes = inTransactions(database, (manager) => new TypeormEpisodeStore(manager));
  const stores = inTransactions(database, (manager) => leadingStores(manager).leadRequests);
  const kept = inTransactions(database, (manager) => leadingStores(manager).keptLeads);
  const covers = inTransactions(database, (manager) => leadingStores(manager).covers);
  const waits = inTransactions(database, (manager) => new SqlStandingWaits(manager, EPISODE_WAITS));
  const told = async (workflow: string) =>
    (await waits.takeChanged(50)).filter((one) => one.workflow === workflow);
  const at = '2026-03-03T10:00:00.000Z';
  const id = testId(21);
  const led = episode({ id, lookupId: testId(121), state: 'active' });
  await episodes.add(led);
  const answerBy = '2026-03-10T17:00:00.000Z';
  const asked: LeadRequest = {
    ...{ id: testId(22), episodeId: id, term: 1, authority: GREENWICH, because: 'move' },
    ...{ state: 'open', askedAt: at, answerBy },
  };
  await stores.add(asked);
  const wait = { step: 'answer_lead_request', authority: LEWISHAM, dueAt: answerBy };
  const about = { workflow: 'lead_request', subject: asked.id, episodeId: id };
  expect(await told('lead_request')).toEqual([
    { ...about, waits: [{ ...wait, personId: person(1) }] },
  ]);
  const cover = { personId: person(4), until: '2026-03-20', confirmed: true };
  await covers.show({ ...led, lead: { ...led.lead, cover } });
  expect(await told('lead_request')).toEqual([
    { ...about, waits: [{ ...wait, personId: person(4) }] },
  ]);
  const taken = { ...asked, state: 'withdrawn', answeredAt: at } as const;
  await stores.save(taken);
  expect(await told('lead_request')).toEqual([{ ...about, waits: [] }]);

  const moved = { ...led, homeAuthority: GREENWICH, version: 2 };
  await episodes.addStep(
    moved,
    { step: 'change_home', state: 'active', authority: LEWISHAM, at, version: 2 },
    standingOf(led),
  );
  const offer = { step: 'consider_hand_over', authority: LEWISHAM, personId: person(4) };
  const ofMove = { workflow: 'move_offer', subject: id, episodeId: id };
  expect(await told('move_offer')).toEqual([{ ...ofMove, waits: [offer] }]);
  await kept.add({ episodeId: id, because: 'school_stays', at });
  expect(await told('move_offer')).toEqual([{ ...ofMove, waits: [] }]);
});

it('are the words about a review that was to be today, once whoever leads is open again', async () => {
  const { database } = scratch;
  const episodes = inTransactions(database, (manager) => new TypeormEpisodeStore(manager));
  const reviews = inTransactions(database, (manager) => new TypeormReviewStore(manager));
  const waits = inTransactions(database, (manager) => new SqlStandingWaits(manager, EPISODE_WAITS));
  const today = inDays(0);
  const at = '2026-03-03T10:00:00.000Z';
  const call = async (number: number, closed?: ReadonlyMap<string, [ClosedDays]>) => {
    const of = episode({
      ...{ id: testId(number), lookupId: testId(100 + number), state: 'in_review' },
    });
    await episodes.add(of);
    const by = { id: testId(200 + number), authority: LEWISHAM, at };
    await reviews.add(callReview(of, { ...by, meetingOn: today, ...(closed ? { closed } : {}) }));
  };
  const holiday = { from: inDays(-1), to: inDays(8), name: 'School holiday' };
  await call(51);
  await call(52, new Map([[person(1), [holiday]]]));
  const told = (await waits.takeChanged(50)).filter(
    ({ workflow }) => workflow === 'review_meeting',
  );
  const due = new Map(told.map(({ episodeId, waits: said }) => [episodeId, said]));
  const wait = { step: 'record_review', authority: LEWISHAM, personId: person(1) };
  expect(due.get(testId(51))).toEqual([{ ...wait, dueAt: endOfLondonDay(today) }]);
  expect(due.get(testId(52))).toEqual([{ ...wait, dueAt: endOfLondonDay(openDayFrom(inDays(9))) }]);
});
