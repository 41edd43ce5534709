import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@hub/contracts';
import { EPISODE_STEPS, type EpisodeStep } from '@hub/contracts/episode';
import { STEP_MISTAKES } from '@hub/contracts/protection';
import {
  EPISODE,
  episode,
  LEWISHAM,
  person,
  continuum,
  reviewBounds,
  socialCareTeam,
} from '../testing/examples.js';
import type { LivedEpisode } from './episode.js';
import { takeStep } from './episode-steps.js';
import { type LastStep, standingOf, undoStep } from './step-undoing.js';

// A Monday.
const AT = '2026-03-02T09:30:00.000Z';
const BY = { personId: person(1), at: AT, because: 'wrong_episode' } as const;

function taken(now: LivedEpisode, step: EpisodeStep, personId = person(1)) {
  const command = {
    ...{ episodeId: EPISODE, step, nextReviewOn: '2026-04-13', homeAuthority: 'E09000001' },
    outOfBorough: 'not_needed',
    meetingOn: '2026-03-09',
    ...{ levelOfNeed: { level: 4, label: 'x' }, socialCare: socialCareTeam },
    closingReason: now.state === 'withdrawn' ? ('consent_withdrawn' as const) : 'needs_met',
  } as const;
  return takeStep(
    now,
    { ...command, descriptors: ['danger_to_life'] },
    {
      ...{ authority: LEWISHAM, personId, at: AT },
      continuum,
      bounds: reviewBounds,
    },
  );
}

/** An episode after these steps as far as they were possible, with the last of them. */
function walked(steps: readonly EpisodeStep[], start = episode()) {
  let now = start;
  let last: LastStep | undefined;
  for (const step of steps) {
    const moved = taken(now, step);
    if (isRefusal(moved)) continue;
    last = { taken: moved.taken, before: standingOf(now) };
    now = moved.episode;
  }
  return { now, last };
}

describe('the last step', () => {
  const start = fc.constantFrom<LivedEpisode['state']>('registered', 'transferring', 'withdrawn');
  const walk = fc.array(fc.constantFrom(...EPISODE_STEPS), { minLength: 1, maxLength: 12 });

  it('taken back leaves the episode as it stood before, whatever led there, or changes nothing', () => {
    let undoings = 0;
    fc.assert(
      fc.property(walk, start, fc.constantFrom(...STEP_MISTAKES), (steps, state, because) => {
        const from = episode({ state, ...(state === 'registered' ? {} : { resumesAs: 'active' }) });
        const { now, last } = walked(steps, from);
        const undone = undoStep(now, last, { ...BY, because });
        const { taken: step, before } = last ?? {};
        const stays =
          step === undefined ||
          ['step_up', 'change_home'].includes(step.step) ||
          (before?.state === 'transferring' && now.state !== 'transferring');
        expect(isRefusal(undone)).toBe(stays);
        if (isRefusal(undone)) return;
        undoings += 1;
        expect(standingOf(undone.episode)).toEqual(last?.before);
        expect(undone.episode).toEqual({
          ...undone.episode,
          ...{ id: now.id, lead: now.lead, team: now.team, homeAuthority: now.homeAuthority },
          ...{ consentId: now.consentId, version: now.version + 1 },
        });
        expect(undone.undone).toEqual({ ...last?.taken, undoneAt: AT, undoneBecause: because });
        // Taken back once, it is nobody's last step any more.
        const again = undoStep(undone.episode, last, BY);
        expect(again).toEqual({ refused: 'step_acted_on' });
      }),
      { numRuns: 500 },
    );
    expect(undoings).toBeGreaterThan(50);
  });

  const { now, last } = walked(['agree_plan']);
  it.each([
    ['nothing was taken', now, undefined, BY, 'step_acted_on'],
    ['how it stood was not kept', now, { taken: last?.taken }, BY, 'step_acted_on'],
    ['something happened since', { ...now, version: 9 }, last, BY, 'step_acted_on'],
    ['somebody else took it', now, last, { ...BY, personId: person(2) }, 'step_not_yours'],
    ['its day is over', now, last, { ...BY, at: '2026-03-03T23:59:00.000Z' }, 'undo_too_late'],
  ] as const)('is not taken back where %s', (_why, stands, step, by, refused) => {
    expect(undoStep(stands, step as LastStep | undefined, by)).toEqual({ refused });
  });

  it('can be taken back until the end of the next working day, over a weekend, too', () => {
    const friday = { ...last, taken: { ...last?.taken, at: '2026-03-06T16:00:00.000Z' } };
    const on = (at: string) => undoStep(now, friday as LastStep, { ...BY, at });
    expect(on('2026-03-09T16:59:00.000Z')).toMatchObject({ episode: { state: 'registered' } });
    expect(on('2026-03-10T08:00:00.000Z')).toEqual({ refused: 'undo_too_late' });
  });

  it('leaves nothing of how it stood after it', () => {
    const waiting = { ...now, resumesAs: 'active' as const };
    const back = undoStep(waiting, last, BY);
    expect(isRefusal(back) ? back : standingOf(back.episode)).toEqual(last?.before);
  });

  it.each(['step_up', 'change_home'] as const)('stays where it is %s', (step) => {
    const active = walked(['agree_plan']).now;
    const after = taken(active, step);
    if (isRefusal(after)) throw new Error(after.refused);
    const stayed = undoStep(after.episode, { taken: after.taken, before: standingOf(active) }, BY);
    expect(stayed).toEqual({ refused: 'step_stays' });
  });
});
