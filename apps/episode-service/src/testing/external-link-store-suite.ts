import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import type { ExternalLink } from '../domain/external-link.js';
import { episode, GREENWICH, LEWISHAM } from './examples.js';

/** What every implementation of the store of links to other systems keeps to. */
export function externalLinkStoreSuite(
  open: () => Pick<EpisodeStores, 'episodes' | 'externalLinks'>,
): void {
  it('keeps what was noted last of each system and authority, by system', async () => {
    const { episodes, externalLinks } = open();
    const episodeId = testId(9_751);
    await episodes.add(episode({ id: episodeId, lookupId: testId(9_752) }));
    const notedAt = '2026-03-03T10:00:00.000Z';
    const plan: ExternalLink = {
      ...{ episodeId, system: 'ehcp', authority: LEWISHAM, state: 'referred', notedAt },
      ownReference: 'EHCP-7',
    };
    const help: ExternalLink = { ...plan, system: 'family_help', state: 'open' };
    const theirs: ExternalLink = { ...plan, authority: GREENWICH };
    for (const link of [help, plan, theirs]) await externalLinks.put(link);
    const { ownReference: _own, ...without } = plan;
    const later: ExternalLink = {
      ...without,
      state: 'closed',
      notedAt: '2026-03-04T10:00:00.000Z',
    };
    await externalLinks.put(later);
    expect(await externalLinks.ofEpisode(episodeId)).toEqual([theirs, later, help]);
    expect(await externalLinks.ofEpisode(testId(9_753))).toEqual([]);
  });
}
