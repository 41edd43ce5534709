import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, type Refusal } from '@hub/contracts';
import {
  CLOSING_REASONS,
  EPISODE_STEPS,
  type EpisodeStep,
  type TakeEpisodeStepPayload,
} from '@hub/contracts/episode';
import {
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  person,
  continuum,
  reviewBounds,
  socialCareTeam,
  SOUTHWARK,
} from '../testing/examples.js';
import { type LivedEpisode, RUNNING } from './episode.js';
import { stateAfter, STEPS, takeStep } from './episode-steps.js';

const at = '2026-03-02T09:30:00.000Z';
const by = { authority: LEWISHAM, personId: person(1), at, continuum, bounds: reviewBounds };
const full = (step: EpisodeStep): TakeEpisodeStepPayload => ({
  episodeId: EPISODE,
  step,
  nextReviewOn: '2026-04-13',
  outOfBorough: 'in_the_plan',
  meetingOn: '2026-03-02',
  levelOfNeed: { level: 3, label: 'Complex' },
  descriptors: ['several_needs'],
  homeAuthority: GREENWICH,
  closingReason: 'needs_met',
  socialCare: socialCareTeam,
});

function unrefused<Taken extends object>(taken: Taken | Refusal): Taken {
  if (isRefusal(taken)) throw new Error(taken.detail ?? taken.refused);
  return taken;
}

function walk(steps: readonly EpisodeStep[], start: LivedEpisode = episode()): LivedEpisode {
  return steps.reduce((now, step) => {
    const moved = takeStep(now, full(step), by);
    if (isRefusal(moved)) throw new Error(`${step}: ${moved.detail ?? moved.refused}`);
    return moved.episode;
  }, start);
}

describe('the life of an episode', () => {
  it('goes from assessment to plan, review and closing', () => {
    const closed = walk([
      'begin_assessment',
      'agree_plan',
      'begin_review',
      'complete_review',
      'close',
    ]);
    expect(closed).toMatchObject({ state: 'closed', nextReviewOn: '2026-04-13', version: 6 });
  });

  it('goes up to social care and back, changes level and home, and keeps each step on record', () => {
    expect(
      walk(['agree_plan', 'step_up', 'step_down', 'change_level_of_need', 'change_home']),
    ).toMatchObject({ state: 'active', levelOfNeed: { level: 3 }, homeAuthority: GREENWICH });
    expect(takeStep(episode(), full('change_level_of_need'), by)).toMatchObject({
      taken: {
        step: 'change_level_of_need',
        level: 3,
        authority: LEWISHAM,
        personId: person(1),
        version: 2,
      },
    });
    expect(takeStep(episode(), full('close'), by)).toMatchObject({
      taken: { closingReason: 'needs_met', state: 'closed' },
    });
  });

  it('goes up to social care from wherever it stands; what was withdrawn stays so', () => {
    for (const state of RUNNING)
      expect(takeStep(episode({ state }), full('step_up'), by)).toMatchObject({
        episode: { state: 'stepped_up' },
      });
    expect(takeStep(episode({ state: 'withdrawn' }), full('step_up'), by)).toMatchObject({
      episode: { state: 'withdrawn' },
      taken: { step: 'step_up', state: 'withdrawn' },
    });
    const stoppedOne = episode({ state: 'withdrawn', resumesAs: 'active' });
    expect(walk(['step_up'], stoppedOne)).toMatchObject({ resumesAs: 'stepped_up' });
    const passing = episode({ state: 'transferring', resumesAs: 'active' });
    for (const step of ['step_up', 'close'] as const)
      expect(walk([step], passing)).not.toHaveProperty('resumesAs');
    expect(walk(['change_home'], passing)).toMatchObject({
      state: 'transferring',
      resumesAs: 'active',
    });
  });

  it('goes on beside social care where the step-up does not end it, in whatever state', () => {
    for (const state of [...RUNNING, 'withdrawn'] as const) {
      const before = episode({ state, resumesAs: 'active' });
      const { episode: after, taken } = unrefused(
        takeStep(before, full('step_up'), { ...by, goesOn: true }),
      );
      expect(after.state).toBe(state);
      expect(after.resumesAs).toBe(
        ['transferring', 'withdrawn'].includes(state) ? 'active' : undefined,
      );
      expect(taken).toMatchObject({ step: 'step_up', state });
    }
  });

  it('says what is possible now where a step is not', () => {
    expect(takeStep(episode(), full('begin_review'), by)).toMatchObject({
      refused: 'conflict',
      detail: expect.stringContaining('begin_assessment, agree_plan'),
    });
    expect(takeStep(episode({ state: 'closed' }), full('close'), by)).toMatchObject({
      detail: expect.stringContaining('nothing more'),
    });
  });

  it.each(EPISODE_STEPS.filter((step) => STEPS[step].needs))('asks for what %s needs', (step) => {
    const [state = 'active'] = STEPS[step].from;
    expect(takeStep(episode({ state }), { episodeId: EPISODE, step }, by)).toMatchObject({
      refused: 'step_incomplete',
      faults: STEPS[step].needs?.map((field) => ({ field })),
    });
  });

  it.each([
    ['agree_plan', '2026-03-02', false],
    ['agree_plan', '2026-05-25', true],
    ['agree_plan', '2026-05-26', false],
    ['complete_review', '2026-05-26', true],
    ['complete_review', '2026-08-31', true],
    ['complete_review', '2026-09-01', false],
  ] as const)('takes a review that lies ahead, and not too far: %s %s', (step, day, fits) => {
    const [state = 'active'] = STEPS[step].from;
    const taken = takeStep(episode({ state }), { ...full(step), nextReviewOn: day }, by);
    expect(taken).toMatchObject(
      fits
        ? { episode: { nextReviewOn: day } }
        : { refused: 'step_incomplete', faults: [{ field: 'nextReviewOn' }] },
    );
  });

  it('says what describes the level that it changes to, by the codes of the continuum', () => {
    const change = (descriptors: string[]) =>
      takeStep(episode(), { ...full('change_level_of_need'), descriptors }, by);
    expect(change(['several_needs', 'carers_under_strain'])).toMatchObject({
      taken: { level: 3, descriptors: ['several_needs', 'carers_under_strain'] },
    });
    for (const descriptors of [[], ['carers_under_strain'], ['danger_to_life'], ['x']])
      expect(change(descriptors)).toMatchObject({
        ...{ refused: 'step_incomplete', faults: [{ field: 'descriptors' }] },
      });
  });

  it('keeps on record whether services of other boroughs were thought of', () => {
    expect(takeStep(episode(), full('agree_plan'), by)).toMatchObject({
      taken: { outOfBorough: 'in_the_plan' },
    });
  });

  it('is closed and moved by the authority of lead, origin or home alone, and stepped up by any', () => {
    const there = { ...by, authority: SOUTHWARK };
    for (const step of ['close', 'change_home', 'change_level_of_need'] as const)
      expect(takeStep(episode(), full(step), there)).toMatchObject({ refused: 'forbidden' });
    expect(takeStep(episode(), full('step_up'), there)).toMatchObject({
      episode: { state: 'stepped_up' },
    });
    expect(
      takeStep(episode({ homeAuthority: SOUTHWARK }), full('close'), {
        ...by,
        authority: SOUTHWARK,
      }),
    ).toMatchObject({ episode: { state: 'closed' } });
    expect(
      takeStep(episode(), full('begin_assessment'), { ...by, authority: SOUTHWARK }),
    ).toMatchObject({ episode: { state: 'assessing' } });
  });

  it('goes on while a dispute is open, which shows, but does not close', () => {
    const disputed = episode({ state: 'active', disputes: ['d'] });
    expect(takeStep(disputed, full('begin_review'), by)).toMatchObject({
      episode: { state: 'in_review' },
      taken: { state: 'disputed' },
    });
    expect(takeStep(disputed, full('close'), by)).toMatchObject({
      refused: 'conflict',
      detail: expect.stringContaining('dispute'),
    });
  });

  it('refuses whoever writes for a term that has passed', () => {
    const passed = episode({ lead: { ...episode().lead, term: 2 } });
    expect(takeStep(passed, { ...full('begin_assessment'), leadTerm: 1 }, by)).toEqual({
      refused: 'term_ended',
    });
    expect(takeStep(passed, { ...full('begin_assessment'), leadTerm: 2 }, by)).toMatchObject({
      episode: { state: 'assessing' },
    });
  });

  it('closes after a withdrawal for that reason alone, and for that reason after a withdrawal alone', () => {
    const withdrawn = episode({ state: 'withdrawn' });
    for (const closingReason of CLOSING_REASONS) {
      const fits = closingReason === 'consent_withdrawn';
      expect(isRefusal(takeStep(withdrawn, { ...full('close'), closingReason }, by))).toBe(!fits);
      expect(isRefusal(takeStep(episode(), { ...full('close'), closingReason }, by))).toBe(fits);
    }
  });

  it('moves only as its table says, raises the version with each step and leaves the lead alone', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EPISODE_STEPS), { maxLength: 20 }), (steps) => {
        let now = episode();
        for (const step of steps) {
          const moved = takeStep(now, full(step), by);
          expect(isRefusal(moved)).toBe(!STEPS[step].from.includes(now.state));
          if (isRefusal(moved)) continue;
          expect(moved.episode).toMatchObject({
            state: stateAfter(step, now.state),
            version: now.version + 1,
            lead: now.lead,
            consentId: now.consentId,
          });
          now = moved.episode;
        }
      }),
    );
  });
});
