import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal, type Refusal } from '@hub/contracts';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { EPISODE, episode, LEWISHAM, people, person, whoMay } from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { actingLead } from '../../domain/episode.js';
import type { EpisodeStores } from '../ports.js';
import { CoverCaseload } from './cover-caseload.js';
import { CoverLead } from './cover-lead.js';
import { FollowCaseloadCovers } from './follow-caseload-covers.js';

const OTHER = testId(9_501);

function done<R extends object>(answer: R | Refusal): R {
  if (isRefusal(answer)) throw new Error(answer.refused);
  return answer;
}

describe('a cover for all cases of a lead', () => {
  const clock = new FixedClock();
  let work: FakeUnitOfWork<EpisodeStores>;
  let follow: FollowCaseloadCovers;
  let covering: CoverCaseload;
  let alone: CoverLead;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
    const ids = new CountingIds();
    follow = new FollowCaseloadCovers(work, ids, whoMay);
    // Persons 5 and 8 work there, too.
    const known = {
      find: async (id: string) => people.find([person(5), person(8)].includes(id) ? person(4) : id),
    };
    covering = new CoverCaseload(work, known, ids, follow);
    alone = new CoverLead(work, known, ids, whoMay);
    await work.stores.episodes.add(episode());
    await work.stores.episodes.add(episode({ id: OTHER, state: 'active' }));
    await work.stores.episodes.add(episode({ id: testId(9_502), state: 'closed' }));
  });
  const leading = asked(LEWISHAM, { personId: person(1) });
  const manager = asked(LEWISHAM, { personId: person(8), roles: ['service_manager'] });
  const colleague = asked(LEWISHAM, { personId: person(9) });
  const today = clock.now().slice(0, 10);
  const wanted = {
    ...{ leadProfessionalId: person(1), personId: person(4), because: 'leave' as const },
    ...{ from: today, until: today },
  };
  const cover = async (change: object = {}, by = leading) =>
    done(await covering.name({ ...wanted, ...change }, by));
  const end = (coverId: string, by = manager) =>
    covering.end({ coverId, because: 'lead_is_back' }, by);
  const acting = async (id: string) => {
    const found = await work.stores.episodes.find(id);
    return found && actingLead(found);
  };

  it('is named at once, by the lead or a manager, and sent again does nothing', async () => {
    const named = await cover();
    expect(named).toMatchObject({ state: 'running', open: 2, covered: 2, notCovered: [] });
    expect([await acting(EPISODE), await acting(OTHER)]).toEqual([person(4), person(4)]);
    const told = work.facts.length;
    expect(await cover({}, manager)).toMatchObject({ id: named.id, namedBy: person(1) });
    expect(work.facts).toHaveLength(told);
    expect(await covering.name({ ...wanted, personId: person(5) }, leading)).toMatchObject({
      refused: 'cover_exists',
    });
  });

  it('gives way in a case for which somebody is named alone, and stands there again afterwards', async () => {
    await cover();
    const terms = { episodeId: OTHER, personId: person(5), from: today, until: today };
    const single = done(await alone.name({ ...terms, because: 'leave' }, manager));
    expect(single).toMatchObject({ state: 'running', forAll: false });
    expect([await acting(EPISODE), await acting(OTHER)]).toEqual([person(4), person(5)]);
    const ending = { episodeId: OTHER, coverId: single.id, because: 'lead_is_back' } as const;
    expect(await alone.end(ending, manager)).toMatchObject({ state: 'ended' });
    expect(await acting(OTHER)).toBe(person(4));
  });

  it('is ended in all cases with one word of who may begin it, and then another may stand in', async () => {
    const { id } = await cover();
    expect(await end(id, colleague)).toMatchObject({ refused: 'forbidden' });
    expect(await end(id, asked('E09000011', { roles: ['head_of_service'] }))).toEqual({
      refused: 'not_found',
    });
    expect(await end(testId(9_999))).toEqual({ refused: 'not_found' });
    expect(done(await end(id))).toMatchObject({ state: 'ended', covered: 0, mayEnd: false });
    expect([await acting(EPISODE), await acting(OTHER)]).toEqual([person(1), person(1)]);
    expect(await end(id)).toEqual({ refused: 'cover_ended' });
    expect(await cover({ personId: person(5) })).toMatchObject({ covered: 2 });
    expect(await acting(OTHER)).toBe(person(5));
  });

  it('is refused where nobody could stand in so, or who asks may not say so', async () => {
    const refused = (change: object, by = leading) => covering.name({ ...wanted, ...change }, by);
    expect(await refused({ personId: person(2) })).toMatchObject({ refused: 'person_unknown' });
    expect(await refused({ personId: person(1) })).toMatchObject({ refused: 'party_to_itself' });
    expect(await refused({ until: '2026-01-01' })).toMatchObject({ faults: [{ field: 'until' }] });
    expect(await refused({}, colleague)).toMatchObject({ refused: 'forbidden' });
  });

  it('is seen by who answers for who leads, by the lead and by who stands in', async () => {
    const { id } = await cover();
    const seen = async (by: typeof leading) => (await covering.list({}, by)).items;
    const standsIn = asked(LEWISHAM, { personId: person(4) });
    for (const by of [manager, leading, standsIn]) expect(await seen(by)).toMatchObject([{ id }]);
    expect(await seen(colleague)).toEqual([]);
    expect(await seen(asked('E09000011', { roles: ['head_of_service'] }))).toEqual([]);
    await end(id);
    expect(await seen(manager)).toEqual([]);
  });
});
