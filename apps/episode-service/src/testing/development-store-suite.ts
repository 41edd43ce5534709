import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import { episode } from './examples.js';

/** What every implementation of the store of developments keeps to. */
export function developmentStoreSuite(
  open: () => Pick<EpisodeStores, 'episodes' | 'developments'>,
): void {
  it('keeps what is new by kind, since when and until when, until it was looked at', async () => {
    const { episodes, developments } = open();
    const episodeId = testId(9_781);
    await episodes.add(episode({ id: episodeId, lookupId: testId(9_782) }));
    const at = (hour: number) => `2026-03-03T${String(hour)}:00:00.000Z`;
    for (const hour of [10, 11, 13])
      await developments.note({ episodeId, kind: 'plan', at: at(hour) });
    await developments.note({ episodeId, kind: 'document', at: at(12) });
    const plan = { episodeId, kind: 'plan', since: at(10), lastAt: at(13) };
    expect(await developments.ofEpisode(episodeId)).toEqual([
      { episodeId, kind: 'document', since: at(12), lastAt: at(12) },
      plan,
    ]);
    await developments.forget(episodeId, at(12));
    expect(await developments.ofEpisode(episodeId)).toEqual([plan]);
    await developments.forget(episodeId, at(13));
    expect(await developments.ofEpisode(episodeId)).toEqual([]);
  });
}
