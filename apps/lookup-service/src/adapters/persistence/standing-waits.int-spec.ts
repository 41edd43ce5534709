import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Sealer } from '@hub/security';
import { inTransactions, ScratchSchema, testId } from '@hub/testing';
import { type ChangedWait, SqlStandingWaits } from '@hub/waits';
import { backing } from '../../../../../tests/config.js';
import { migrations } from '../../../migrations/migrations.js';
import type { LookupQuestion } from '../../application/lookups/lookup-ports.js';
import type { WaitingLookup } from '../../domain/lookups/lookup.js';
import { withdraw } from '../../domain/lookups/lookup-decisions.js';
import {
  answeredLookup,
  GREENWICH,
  hubEpisode,
  LEWISHAM,
  person,
  SOUTHWARK,
} from '../../testing/examples.js';
import { SqlAgeStore } from './age-store.js';
import { TypeormHubEpisodeStore } from './hub-episode-store.js';
import { TypeormLookupQuestionStore } from './lookup-question-store.js';
import { TypeormLookupReviewStore } from './lookup-review-store.js';
import { TypeormLookupStore } from './lookup-store.js';
import { LOOKUP_WAITS } from './standing-waits.js';
import { tables } from './tables.js';

const sealer = new Sealer({ current: 1, keys: { 1: Buffer.alloc(32, 7).toString('base64') } });

let scratch: ScratchSchema;
beforeAll(async () => {
  scratch = await ScratchSchema.create(backing.databaseUrl, { entities: tables, migrations });
});
afterAll(() => scratch.drop());

const open = () => ({
  lookups: inTransactions(scratch.database, (manager) => new TypeormLookupStore(manager, sealer)),
  questions: inTransactions(scratch.database, (manager) => new TypeormLookupQuestionStore(manager)),
  reviews: inTransactions(scratch.database, (manager) => new TypeormLookupReviewStore(manager)),
  episodes: inTransactions(scratch.database, (manager) => new TypeormHubEpisodeStore(manager)),
  ages: inTransactions(scratch.database, (manager) => new SqlAgeStore(manager)),
  waits: inTransactions(scratch.database, (manager) => new SqlStandingWaits(manager, LOOKUP_WAITS)),
});
const told = async (): Promise<[string, string, unknown][]> =>
  (await open().waits.takeChanged(20)).map(({ workflow, subject, waits }: ChangedWait) => [
    workflow,
    subject,
    waits.map(({ step, authority, dueAt = 'no clock' }) => `${step} ${authority} ${dueAt}`),
  ]);

it('are the lookups to be confirmed, the questions, the askers to be contacted and the reviews', async () => {
  const { lookups, questions, reviews } = open();
  const lookup = answeredLookup(testId(1));
  await lookups.add(lookup);
  expect(await told()).toEqual([]);

  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  const { id, authority, detailsHash, purpose, caseReference, askedAt } = lookup;
  const asked = { authority, detailsHash, purpose, caseReference, askedAt };
  const child = { givenName: 'A', familyName: 'B' };
  const waiting: WaitingLookup = {
    ...{ ...asked, id: testId(2), state: 'waiting', child, confirmBy: inAnHour },
  };
  await lookups.add(waiting);
  expect(await told()).toEqual([
    ['lookup_confirmation', testId(2), [`confirm_lookup ${LEWISHAM} ${inAnHour}`]],
  ]);
  await lookups.save({ ...waiting, confirmBy: new Date(Date.now() - 1_000).toISOString() });
  expect(await told()).toEqual([['lookup_confirmation', testId(2), []]]);

  const question: LookupQuestion = {
    ...{ id: testId(3), lookupId: id, authority: GREENWICH, reference: 'G-1', because: 'x' },
    ...{ handling: 'shielded', state: 'waiting', askedAt, answerBy: inAnHour },
  };
  await questions.add([question, { ...question, id: testId(4), handling: 'ordinary' }]);
  expect(await told()).toEqual(
    [3, 4].map((number) => [
      'lookup_question',
      testId(number),
      [`answer_lookup_question ${GREENWICH} ${inAnHour}`],
    ]),
  );
  await lookups.save({ ...lookup, unnamed: { questions: [testId(3)] } });
  for (const number of [3, 4])
    await questions.answer(
      { ...question, id: testId(number), state: 'same_child' },
      { personId: person(2), at: inAnHour },
    );
  expect(await told()).toEqual([
    ['lookup_question', testId(4), []],
    ['lookup_question', testId(3), [`contact_asker ${GREENWICH} ${inAnHour}`]],
  ]);
  await lookups.save(lookup);
  expect(await told()).toEqual([['lookup_question', testId(3), []]]);

  const review = {
    ...{ id: testId(5), lookupId: id, reviewer: SOUTHWARK, askedBy: LEWISHAM, personId: person(1) },
    ...{ because: 'sample' as const, state: 'waiting' as const, reviewBy: inAnHour },
  };
  await reviews.add([review]);
  expect(await told()).toEqual([
    ['lookup_review', testId(5), [`review_lookup ${SOUTHWARK} ${inAnHour}`]],
  ]);
  await reviews.decide(
    { ...review, state: 'justified' },
    { personId: person(2), at: inAnHour, reason: undefined },
  );
  expect(await told()).toEqual([['lookup_review', testId(5), []]]);
});

it('are the answers of persons that whoever asked has not read, unless it was taken back', async () => {
  const { lookups } = open();
  const lookup = answeredLookup(testId(31));
  await lookups.add(lookup);
  await lookups.noteAnswered(lookup.id, lookup.askedAt);
  const unread = ['lookup_answer', lookup.id, [`read_lookup_answer ${LEWISHAM} no clock`]];
  expect(await told()).toEqual([unread]);
  await lookups.noteRead(lookup.id);
  expect(await told()).toEqual([['lookup_answer', lookup.id, []]]);
  await lookups.noteAnswered(lookup.id, lookup.askedAt);
  expect(await told()).toEqual([unread]);
  await lookups.save(withdraw(lookup));
  expect(await told()).toEqual([['lookup_answer', lookup.id, []]]);
});

it('are the ages that children pass, for who leads, while the episode is open', async () => {
  const { lookups, episodes, ages } = open();
  await lookups.add(answeredLookup(testId(11)));
  const [episodeId, lookupId] = [testId(12), testId(11)];
  const begun = hubEpisode({ episodeId, lookupId, state: 'open', leadAuthority: LEWISHAM });
  await episodes.add(begun);
  const month = '2027-02';
  const asked = { age: 'turns_16', month, since: '2027-02-01' } as const;
  await ages.save({ episodeId, asked });
  const ends = '2027-03-01T00:00:00.000Z';
  expect(await told()).toEqual([['age', episodeId, [`ask_young_person ${LEWISHAM} ${ends}`]]]);
  // Heard of late, there is time all the same.
  await ages.save({ episodeId, asked: { ...asked, age: 'turns_18', since: '2027-02-20' } });
  const later = '2027-03-07T00:00:00.000Z';
  expect(await told()).toEqual([['age', episodeId, [`end_at_18 ${LEWISHAM} ${later}`]]]);
  await episodes.save({ ...begun, state: 'closed' });
  expect(await told()).toEqual([['age', episodeId, []]]);
  await episodes.save({ ...begun, leadPersonId: person(1) });
  expect(await told()).toEqual([['age', episodeId, [`end_at_18 ${LEWISHAM} ${later}`]]]);
  await ages.save({ episodeId });
  expect(await told()).toEqual([['age', episodeId, []]]);
});
