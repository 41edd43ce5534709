import { expect, it } from '@jest/globals';
import { FakeUnitOfWork } from '@hub/testing';
import { HUB } from '../../domain/episodes/hub-episode.js';
import { hubEpisode, LEWISHAM, pointer, SOUTHWARK, tokens } from '../../testing/examples.js';
import { inMemoryLookupStores } from '../../testing/in-memory-stores.js';
import { withTokens } from '../pointers/with-tokens.js';
import { asHubKnows, findRecord } from './hub-records.js';

const AT = '2026-03-01T10:00:00.000Z';

it('a record with the reference of an episode of the hub is that episode; others stay as they are', async () => {
  const { stores } = new FakeUnitOfWork(inMemoryLookupStores());
  const { episodeId } = hubEpisode();
  await stores.hubEpisodes.add(hubEpisode({ state: 'open' }));
  const own = pointer(episodeId, { child: { givenName: 'Sam' } });
  const published = pointer('L-1', { state: 'closed', socialCare: 'yes', handling: 'sensitive' });
  const records = [
    { authority: HUB, pointer: own },
    { authority: LEWISHAM, pointer: published },
    { authority: SOUTHWARK, pointer: published },
  ].map((record) => ({ ...record, receivedAt: AT }));
  for (const entry of await withTokens(records, tokens)) await stores.pointers.put(entry);

  const [first, second, third] = await asHubKnows(records, stores);
  const { child: _own, ...known } = { ...own, ...published, state: own.state, child: 0 };
  expect(first?.pointer).toMatchObject({ ...known, child: own.child });
  expect(second?.pointer).toMatchObject({ ...known, child: published.child });
  expect([first?.hub?.episodeId, second?.hub?.episodeId]).toEqual([episodeId, episodeId]);
  expect(third).toEqual(records[2]);
  expect(await findRecord({ authority: LEWISHAM, reference: 'L-1' }, stores)).toEqual(first);
  expect(await findRecord({ authority: SOUTHWARK, reference: 'L-1' }, stores)).toEqual(third);
  expect(await findRecord({ authority: SOUTHWARK, reference: 'x' }, stores)).toBeUndefined();
  await stores.hubEpisodes.remove(episodeId);
  // One that was let go since the index was looked through is nobody's.
  expect(await asHubKnows(records.slice(0, 1), stores)).toEqual([]);
});
