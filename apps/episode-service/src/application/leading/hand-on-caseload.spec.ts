import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { USUAL_TRANSFER_POLICY } from '../../domain/transfers/transfer-policy.js';
import {
  EPISODE,
  episode,
  LEWISHAM,
  closedLeads,
  people,
  person,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { HandOnCaseload } from './hand-on-caseload.js';

const OTHER = testId(9_501);

describe('the cases of who leaves', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let handing: HandOnCaseload;
  beforeEach(async () => {
    const clock = new FixedClock();
    work = new FakeUnitOfWork(inMemoryEpisodeStores(clock));
    handing = new HandOnCaseload(
      work,
      { people, closedLeads: closedLeads(work) },
      new CountingIds(),
      USUAL_TRANSFER_POLICY,
      whoMay,
    );
    await work.stores.episodes.add(episode());
    await work.stores.episodes.add(episode({ id: OTHER, state: 'active' }));
    await work.stores.episodes.add(episode({ id: testId(9_502), state: 'closed' }));
  });
  const wanted = { fromPersonId: person(1), toPersonId: person(4), because: 'left' } as const;
  const contact = asked(LEWISHAM, { personId: person(9), roles: ['lead_caf_contact'] });

  it('go to a successor in one call, each told of and shown to the new one', async () => {
    const { stores } = work;
    expect(await handing.execute(wanted, contact)).toEqual({
      items: [EPISODE, OTHER].sort().map((episodeId) => ({ episodeId, outcome: 'done' })),
      left: 0,
    });
    expect(await stores.episodes.find(OTHER)).toMatchObject({
      ...{ state: 'active', lead: { personId: person(4), term: 2, confirmed: true } },
    });
    expect(await stores.transfers.ofEpisode(OTHER)).toMatchObject([{ state: 'completed' }]);
    expect(await stores.developments.ofEpisode(OTHER)).toMatchObject([{ kind: 'lead' }]);
    expect(work.told.map(([type]) => type)).toEqual([
      ...['transfer.completed.v1', 'episode.people_changed.v1'],
      ...['transfer.completed.v1', 'episode.people_changed.v1'],
    ]);
    const again = { ...wanted, episodes: [OTHER] };
    expect(await handing.execute(again, contact)).toEqual({
      ...{ items: [{ episodeId: OTHER, outcome: 'done' }], left: 0 },
    });
    expect(await stores.transfers.ofEpisode(OTHER)).toHaveLength(1);
  });

  it('are answered one by one: what is refused leaves the others done', async () => {
    const missing = testId(9_599);
    expect(await handing.execute({ ...wanted, episodes: [missing, OTHER] }, contact)).toEqual({
      items: [
        { episodeId: missing, outcome: 'refused', code: 'not_found', next: expect.any(String) },
        { episodeId: OTHER, outcome: 'done' },
      ],
      left: 1,
    });
  });

  it('go to a colleague of the same authority alone, at the word of who answers for them', async () => {
    const to = (toPersonId: string) => handing.execute({ ...wanted, toPersonId }, contact);
    expect(await to(person(2))).toMatchObject({ refused: 'person_unknown' });
    expect(await to(person(1))).toMatchObject({ refused: 'party_to_itself' });
    const colleague = asked(LEWISHAM, { personId: person(8) });
    expect(await handing.execute(wanted, colleague)).toMatchObject({
      items: [{ code: 'not_involved' }, { code: 'not_involved' }],
      left: 2,
    });
  });
});
