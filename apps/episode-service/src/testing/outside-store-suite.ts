import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import type { OutsideHandOver } from '../domain/leading/outside-hand-over.js';
import { episode, person } from './examples.js';

/** What every implementation of the store of hand-overs out of London keeps to. */
export function outsideStoreSuite(
  open: () => Pick<EpisodeStores, 'episodes' | 'outsideHandOvers'>,
): void {
  it('keeps hand-overs out of London, the newest first, with all that was said of them', async () => {
    const { episodes, outsideHandOvers } = open();
    const episodeId = testId(9_491);
    await episodes.add(episode({ id: episodeId, lookupId: testId(9_492) }));
    const first: OutsideHandOver = {
      ...{ id: testId(9_493), episodeId, receiverName: 'Kent', receiverContact: '01234' },
      ...{ familyView: 'disagrees', state: 'awaiting_family', openedBy: person(1) },
      ...{ openedAt: '2026-03-03T10:00:00.000Z', dueAt: '2026-03-10T17:00:00.000Z' },
    };
    await outsideHandOvers.add(first);
    const received: OutsideHandOver = {
      ...{ ...first, state: 'received', goesOnBecause: 'x', familyToldOn: '2026-03-03' },
      ...{ packDigest: 'a'.repeat(64), sentBy: 'post', sentAt: '2026-03-04T10:00:00.000Z' },
      ...{ receivedBy: 'Jo', receivedOn: '2026-03-05', confirmedBy: 'letter' },
      endedAt: '2026-03-06T10:00:00.000Z',
    };
    await outsideHandOvers.save(received);
    const { openedBy: _by, ...bare } = first;
    const later: OutsideHandOver = {
      ...{ ...bare, id: testId(9_494), openedAt: '2026-03-07T10:00:00.000Z', state: 'cancelled' },
      ...{ endedAt: '2026-03-07T11:00:00.000Z', cancelledBecause: 'family_stays' },
    };
    await outsideHandOvers.add(later);
    expect(await outsideHandOvers.ofEpisode(episodeId)).toEqual([later, received]);
  });
}
