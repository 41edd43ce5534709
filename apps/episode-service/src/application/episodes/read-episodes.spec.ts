import { describe, expect, it } from '@jest/globals';
import { asked, FakeUnitOfWork, testId } from '@hub/testing';
import {
  EPISODE,
  episode,
  foundAnswer,
  GREENWICH,
  LEWISHAM,
  LOOKUP,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { ReadEpisodes } from './read-episodes.js';

describe('reading episodes', () => {
  it('shows them to their counterparts, page by page, and to nobody else', async () => {
    const work = new FakeUnitOfWork(inMemoryEpisodeStores());
    await work.stores.episodes.add(episode());
    await work.stores.episodes.add(
      episode({ id: testId(1), startedAt: '2026-03-05T00:00:00.000Z' }),
    );
    const read = new ReadEpisodes(work);
    expect(await read.one({ episodeId: EPISODE }, asked(LEWISHAM))).toMatchObject({
      id: EPISODE,
      counterparts: [LEWISHAM],
    });
    expect(await read.one({ episodeId: EPISODE }, asked(GREENWICH))).toEqual({
      refused: 'not_found',
    });
    const first = (await read.list({ limit: 1 }, asked(LEWISHAM))) as {
      items: { id: string }[];
      nextCursor: string;
    };
    expect(first.items.map((item) => item.id)).toEqual([testId(1)]);
    expect(await read.list({ limit: 1, cursor: first.nextCursor }, asked(LEWISHAM))).toMatchObject({
      items: [{ id: EPISODE }],
    });
    expect(await read.list({ cursor: 'x' }, asked(LEWISHAM))).toMatchObject({
      refused: 'invalid_request',
    });
  });

  it('shows to who started one alone what else its lookup had found', async () => {
    const work = new FakeUnitOfWork(inMemoryEpisodeStores());
    await work.stores.episodes.add(episode({ homeAuthority: GREENWICH }));
    await work.stores.foundAnswers.add([foundAnswer()]);
    const read = (authority: string) =>
      new ReadEpisodes(work).one({ episodeId: EPISODE }, asked(authority));
    expect(await read(LEWISHAM)).toMatchObject({ found: [{ reference: foundAnswer().reference }] });
    expect(await read(GREENWICH)).not.toHaveProperty('found');
  });

  it('say which lookups are in use', async () => {
    const work = new FakeUnitOfWork(inMemoryEpisodeStores());
    await work.stores.episodes.add(episode());
    const lookups = [testId(1), LOOKUP];
    expect(await new ReadEpisodes(work).lookupsInUse({ lookups })).toEqual({ lookups: [LOOKUP] });
  });
});
