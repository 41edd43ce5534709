import { beforeEach, describe, expect, it } from '@jest/globals';
import { isRefusal } from '@hub/contracts';
import type { CaseloadCovered } from '@hub/contracts/leading';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { EPISODE, episode, LEWISHAM, people, person, whoMay } from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { actingLead } from '../../domain/episode.js';
import type { EpisodeStores } from '../ports.js';
import { CoverCaseload } from './cover-caseload.js';
import { CoverLead } from './cover-lead.js';

const OTHER = testId(9_501);

describe('a cover for all cases of a lead', () => {
  const clock = new FixedClock();
  let work: FakeUnitOfWork<EpisodeStores>;
  let covering: CoverCaseload;
  let alone: CoverLead;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
    const ids = new CountingIds();
    covering = new CoverCaseload(work, people, { clock, ids }, whoMay);
    // Person 5 of their authority stands in for one case alone.
    const known = { find: async (id: string) => people.find(id === person(5) ? person(4) : id) };
    alone = new CoverLead(work, known, ids, whoMay);
    await work.stores.episodes.add(episode());
    await work.stores.episodes.add(episode({ id: OTHER, state: 'active' }));
    await work.stores.episodes.add(episode({ id: testId(9_502), state: 'closed' }));
  });
  const leading = asked(LEWISHAM, { personId: person(1) });
  const manager = asked(LEWISHAM, { personId: person(8), roles: ['service_manager'] });
  const today = clock.now().slice(0, 10);
  const wanted = {
    ...{ leadProfessionalId: person(1), personId: person(4), because: 'leave' as const },
    ...{ from: today, until: today },
  };
  const cover = async (change: object = {}, by = leading): Promise<CaseloadCovered> => {
    const covered = await covering.execute({ ...wanted, ...change }, by);
    if (isRefusal(covered)) throw new Error(covered.refused);
    return covered;
  };
  const acting = async (id: string) => {
    const found = await work.stores.episodes.find(id);
    return found && actingLead(found);
  };

  it('is named at once, by the lead or a manager, and sent again does nothing', async () => {
    const done = [EPISODE, OTHER].sort().map((episodeId) => ({ episodeId, outcome: 'done' }));
    expect(await cover()).toEqual({ items: done, open: 2, left: 0 });
    expect([await acting(EPISODE), await acting(OTHER)]).toEqual([person(4), person(4)]);
    const told = work.facts.length;
    expect(await cover({}, manager)).toEqual({ items: done, open: 2, left: 0 });
    expect(work.facts).toHaveLength(told);
    expect((await cover({ until: '2026-03-04' })).items).toMatchObject([
      { outcome: 'refused', code: 'cover_exists' },
      { outcome: 'refused', code: 'cover_exists' },
    ]);
  });

  it('gives way in a case for which somebody is named alone, and stands there again afterwards', async () => {
    await cover();
    const terms = { episodeId: OTHER, personId: person(5), from: today, until: today };
    const single = await alone.name({ ...terms, because: 'leave' }, manager);
    expect(single).toMatchObject({ state: 'running', forAll: false });
    expect([await acting(EPISODE), await acting(OTHER)]).toEqual([person(4), person(5)]);
    if (isRefusal(single)) throw new Error(single.refused);
    const end = { episodeId: OTHER, coverId: single.id, because: 'lead_is_back' } as const;
    expect(await alone.end(end, manager)).toMatchObject({ state: 'ended' });
    expect(await acting(OTHER)).toBe(person(4));
  });

  it('is refused as a whole where nobody could stand in so, and case by case where one may not', async () => {
    const refused = (change: object) => covering.execute({ ...wanted, ...change }, leading);
    expect(await refused({ personId: person(2) })).toMatchObject({ refused: 'person_unknown' });
    expect(await refused({ personId: person(1) })).toMatchObject({ refused: 'party_to_itself' });
    expect(await refused({ until: '2026-01-01' })).toMatchObject({ faults: [{ field: 'until' }] });
    const colleague = asked(LEWISHAM, { personId: person(9) });
    expect((await cover({}, colleague)).items).toMatchObject([
      { code: 'not_involved' },
      { code: 'not_involved' },
    ]);
  });
});
