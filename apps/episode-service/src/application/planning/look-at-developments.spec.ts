import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import {
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  person,
  SOUTHWARK,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import type { EpisodeStores } from '../ports.js';
import { LookAtDevelopments } from './look-at-developments.js';
import { noteDevelopment } from './note-development.js';

const AT = '2026-03-02T11:00:00.000Z';
const LATER = '2026-03-02T12:00:00.000Z';

describe('what others did', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let looking: LookAtDevelopments;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores(new FixedClock()));
    looking = new LookAtDevelopments(work, whoMay);
    const member = { id: testId(50), authority: GREENWICH, personId: person(2), role: 'Teacher' };
    await work.stores.episodes.add(episode({ team: [{ ...member, confirmed: true }] }));
  });
  const leading = asked(LEWISHAM, { personId: person(1) });
  const note = (kind: 'plan' | 'team', by: string | undefined, at = AT) =>
    noteDevelopment(work.stores, episode(), kind, { personId: by, at });
  const kinds = async (by = leading) => {
    const list = await looking.list({ episodeId: EPISODE }, by);
    return 'items' in list ? list.items.map(({ kind }) => kind) : list.refused;
  };

  it('is new to whoever leads until they looked at it; what came later stays new', async () => {
    await note('plan', person(2));
    await note('team', undefined, LATER);
    await note('team', person(1), LATER);
    expect(await kinds()).toEqual(['plan', 'team']);
    expect(await kinds(asked(GREENWICH))).toEqual(['plan', 'team']);
    expect(await kinds(asked(SOUTHWARK))).toBe('not_found');
    const looked = await looking.acknowledge({ episodeId: EPISODE, until: AT }, leading);
    expect(looked).toEqual({
      episodeId: EPISODE,
      items: [{ kind: 'team', since: LATER, lastAt: LATER }],
    });
    expect(work.told).toEqual([]);
  });

  it('is not new where whoever leads did it', async () => {
    await note('plan', person(1));
    expect(await kinds()).toEqual([]);
  });

  it('is looked at by whoever leads alone', async () => {
    await note('plan', person(2));
    const teacher = asked(GREENWICH, { personId: person(2) });
    expect(await looking.acknowledge({ episodeId: EPISODE, until: AT }, teacher)).toMatchObject({
      refused: 'not_involved',
    });
    expect(await kinds()).toEqual(['plan']);
  });
});
