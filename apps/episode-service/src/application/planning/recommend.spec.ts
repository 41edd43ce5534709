import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  lookupRegister,
  organisations,
  people,
  person,
  SOUTHWARK,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { GatherRecord } from '../records/gather-record.js';
import { ClosedLeads } from '../leading/closed-leads.js';
import { Recommend } from './recommend.js';

describe('what is recommended to whoever leads', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let recommending: Recommend;
  beforeEach(async () => {
    const clock = new FixedClock();
    work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
    const closedLeads = new ClosedLeads(work, people, organisations);
    recommending = new Recommend(work, { clock, ids: new CountingIds() }, whoMay, closedLeads);
    const member = { id: testId(50), authority: GREENWICH, personId: person(2), role: 'Teacher' };
    await work.stores.episodes.add(episode({ team: [{ ...member, confirmed: true }] }));
  });

  const leading = asked(LEWISHAM, { personId: person(1) });
  const teacher = asked(GREENWICH, { personId: person(2) });
  const wanted = { episodeId: EPISODE, what: 'higher_level', because: 'needs_grew' } as const;
  const make = async (by = teacher) => {
    const made = await recommending.make(wanted, by);
    if (isRefusal(made)) throw new Error(made.refused);
    return made;
  };

  it('is told to all with a part, and answered by whoever leads alone', async () => {
    const { id: recommendationId } = await make();
    const answer = { episodeId: EPISODE, recommendationId, answer: 'follows' } as const;
    expect(await recommending.answer(answer, teacher)).toMatchObject({ refused: 'not_involved' });
    expect(await recommending.answer(answer, leading)).toMatchObject({ answer: 'follows' });
    expect(work.told).toEqual([
      ['recommendation.made.v1', [GREENWICH, LEWISHAM]],
      ['recommendation.answered.v1', [GREENWICH, LEWISHAM]],
    ]);
    expect(await recommending.list({ episodeId: EPISODE }, teacher)).toMatchObject({
      items: [{ what: 'higher_level', authority: GREENWICH, answer: 'follows' }],
    });
    expect(await work.stores.developments.ofEpisode(EPISODE)).toMatchObject([
      { kind: 'recommendation' },
    ]);
  });

  it('is made by nobody from outside, and shown to nobody without a part', async () => {
    const stranger = asked(LEWISHAM, { personId: person(9) });
    expect(await recommending.make(wanted, stranger)).toMatchObject({ refused: 'not_involved' });
    expect(await recommending.list({ episodeId: EPISODE }, asked(SOUTHWARK))).toEqual({
      refused: 'not_found',
    });
    const missing = { episodeId: EPISODE, recommendationId: testId(7), answer: 'follows' } as const;
    expect(await recommending.answer(missing, leading)).toEqual({ refused: 'not_found' });
  });

  it('stops with the episode, and stands in the family’s record', async () => {
    await make();
    const gathered = await new GatherRecord(work, lookupRegister).execute({
      episodeId: EPISODE,
      authority: LEWISHAM,
    });
    expect(JSON.stringify(gathered)).toContain('recommended to step the case up or down');
    await work.stores.episodes.save(episode({ state: 'closed' }));
    expect(await recommending.make({ ...wanted, what: 'close' }, leading)).toMatchObject({
      refused: 'conflict',
    });
  });
});
