import { describe, expect, it } from '@jest/globals';
import type { EpisodeStepTaken } from '@hub/contracts/episode';
import { EPISODE, episode, GREENWICH, LEWISHAM, SOUTHWARK } from '../../testing/examples.js';
import type { LivedEpisode } from '../episode.js';
import { offerAfterMove } from './move-offer.js';

const MOVED = '2026-03-03T09:30:00.000Z';
const LATER = '2026-03-04T09:30:00.000Z';
const step = (change: Partial<EpisodeStepTaken> = {}): EpisodeStepTaken => ({
  ...{ step: 'change_home', state: 'active', authority: LEWISHAM, at: MOVED, version: 2 },
  ...change,
});
const moved = episode({ homeAuthority: GREENWICH });
const offer = (
  of: LivedEpisode = moved,
  known: Partial<Parameters<typeof offerAfterMove>[1]> = {},
) => offerAfterMove(of, { steps: [step()], transfers: [], kept: [], ...known });

describe('a move', () => {
  it('lets whoever leads offer the lead to where the child lives now, until they do or say why not', () => {
    const waits = { suggestedReceiver: GREENWICH, movedAt: MOVED };
    expect(offer()).toEqual(waits);
    const to = (toAuthority: string, proposedAt: string) => [{ toAuthority, proposedAt }];
    expect(offer(moved, { transfers: to(GREENWICH, LATER) })).toBeUndefined();
    expect(offer(moved, { transfers: to(SOUTHWARK, LATER) })).toEqual(waits);
    expect(offer(moved, { transfers: to(GREENWICH, '2026-03-01T09:30:00.000Z') })).toEqual(waits);
    const kept = { episodeId: EPISODE, because: 'school_stays', at: LATER } as const;
    expect(offer(moved, { kept: [kept] })).toBeUndefined();
    const again = [step(), step({ at: '2026-03-05T09:30:00.000Z', version: 3 })];
    expect(offer(moved, { kept: [kept], steps: again })).toMatchObject({
      movedAt: '2026-03-05T09:30:00.000Z',
    });
  });

  it('offers nothing to who leads, or may not learn of it, or before the lead began, or once it is taken back', () => {
    expect(offer(episode())).toBeUndefined();
    expect(offer(episode({ homeAuthority: GREENWICH, homeUntold: true }))).toBeUndefined();
    expect(offer(episode({ homeAuthority: GREENWICH, state: 'closed' }))).toBeUndefined();
    expect(
      offer(episode({ homeAuthority: GREENWICH, lead: { ...episode().lead, since: LATER } })),
    ).toBeUndefined();
    expect(offer(moved, { steps: [step({ undoneAt: LATER })] })).toBeUndefined();
    expect(offer(moved, { steps: [step({ step: 'begin_assessment' })] })).toBeUndefined();
  });
});
