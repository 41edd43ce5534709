import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { EPISODE, episode, GREENWICH, LEWISHAM, person, whoMay } from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { ReadEpisodes } from '../episodes/read-episodes.js';
import type { EpisodeStores } from '../ports.js';
import { RecordNeeds } from './record-needs.js';

const seat = {
  ...{ id: testId(50), authority: GREENWICH, personId: person(2) },
  ...{ role: 'teacher', confirmed: true },
};
const command = { episodeId: EPISODE, interpreter: 'so', easyRead: true };
const member = asked(GREENWICH, { personId: person(2) });

describe('what a family needs', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let record: RecordNeeds;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores());
    record = new RecordNeeds(work, new FixedClock(), whoMay);
    await work.stores.episodes.add(episode({ team: [seat] }));
  });
  const needsRead = async (as = member) => {
    const read = await new ReadEpisodes(work).one({ episodeId: EPISODE }, as);
    return 'needs' in read ? read.needs : undefined;
  };

  it('is read by the team and who leads, who hears of it, and by nobody else', async () => {
    const needs = { interpreter: 'so', easyRead: true, authority: GREENWICH };
    expect(await record.execute(command, member)).toMatchObject({ needs, version: 2 });
    for (const who of [person(1), person(2)])
      expect(await needsRead(asked(LEWISHAM, { personId: who }))).toMatchObject(needs);
    expect(await needsRead(asked(LEWISHAM, { personId: person(4) }))).toBeUndefined();
    expect(await work.stores.developments.ofEpisode(EPISODE)).toMatchObject([{ kind: 'needs' }]);
    expect(work.facts).toEqual([]);
  });

  it('is said by who works with the child', async () => {
    const colleague = asked(LEWISHAM, { personId: person(4) });
    expect(await record.execute(command, colleague)).toMatchObject({ refused: 'not_involved' });
  });
});
