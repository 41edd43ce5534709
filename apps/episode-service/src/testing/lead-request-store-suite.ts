import { expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { EpisodeStores } from '../application/ports.js';
import type { LeadRequest } from '../domain/leading/lead-request.js';
import { episode, GREENWICH, person, SOUTHWARK } from './examples.js';

/** What every implementation of the stores of requests to lead, and of leads kept, keeps to. */
export function leadRequestStoreSuite(
  open: () => Pick<EpisodeStores, 'episodes' | 'leadRequests' | 'keptLeads'>,
): void {
  it('keeps who asked to lead, the newest first, and what was answered', async () => {
    const { episodes, leadRequests } = open();
    const episodeId = testId(9_471);
    await episodes.add(episode({ id: episodeId, lookupId: testId(9_472) }));
    const asked: LeadRequest = {
      ...{ id: testId(9_473), episodeId, term: 1, authority: GREENWICH, personId: person(2) },
      ...{ because: 'move', state: 'open', askedAt: '2026-03-03T10:00:00.000Z' },
      answerBy: '2026-03-10T17:00:00.000Z',
      notCounted: [{ from: '2026-03-04', to: '2026-03-04', name: 'Training day' }],
    };
    const { personId: _who, ...bare } = asked;
    const later: LeadRequest = {
      ...{ ...bare, id: testId(9_474), authority: SOUTHWARK, askedAt: '2026-03-04T10:00:00.000Z' },
    };
    for (const one of [asked, later]) await leadRequests.add(one);
    const declined: LeadRequest = {
      ...{ ...asked, state: 'declined', reason: 'work_ends_soon' },
      answeredAt: '2026-03-05T10:00:00.000Z',
    };
    await leadRequests.save(declined);
    expect(await leadRequests.ofEpisode(episodeId)).toEqual([later, declined]);
    expect(await leadRequests.ofEpisode(testId(9_479))).toEqual([]);
  });

  it('keeps why a lead stays after a move, the newest first', async () => {
    const { episodes, keptLeads } = open();
    const episodeId = testId(9_481);
    await episodes.add(episode({ id: episodeId, lookupId: testId(9_482) }));
    const first = { episodeId, because: 'school_stays', at: '2026-03-03T10:00:00.000Z' } as const;
    const second = { ...first, because: 'work_ends_soon', at: '2026-03-04T10:00:00.000Z' } as const;
    for (const one of [first, second]) await keptLeads.add(one);
    expect(await keptLeads.ofEpisode(episodeId)).toEqual([second, first]);
  });
}
