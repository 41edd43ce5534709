import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { episode, GREENWICH, LEWISHAM, person, SOUTHWARK } from '../testing/examples.js';
import {
  counterpartsOf,
  hasPart,
  isRunning,
  passLead,
  RUNNING,
  shownState,
  voidEpisode,
} from './episode.js';

const LIVED_STATES = [...RUNNING, 'withdrawn', 'closed'] as const;

describe('an episode', () => {
  it('has its home, its origin, its lead and its team as counterparts', () => {
    const team = [
      { id: 'm', authority: SOUTHWARK, personId: person(3), role: 'Teacher', confirmed: false },
    ];
    expect(counterpartsOf(episode({ homeAuthority: GREENWICH, team }))).toEqual([
      GREENWICH,
      LEWISHAM,
      SOUTHWARK,
    ]);
    expect(hasPart(episode(), { authority: SOUTHWARK })).toBe(false);
  });

  it('shows as disputed while a dispute is open, and keeps its state', () => {
    expect(shownState(episode({ state: 'active', disputes: ['d'] }))).toBe('disputed');
    expect(shownState(episode({ state: 'closed', disputes: ['d'] }))).toBe('closed');
    expect(shownState(episode({ state: 'active' }))).toBe('active');
  });

  it('keeps an earlier review than the one that follows a switch', () => {
    const passed = (nextReviewOn: string) =>
      passLead(
        episode({ nextReviewOn }),
        { authority: GREENWICH, personId: person(2) },
        '2026-03-02T00:00:00.000Z',
        '2026-03-30',
      ).nextReviewOn;
    expect([passed('2026-03-10'), passed('2026-04-10'), passed('2026-03-01')]).toEqual([
      '2026-03-10',
      '2026-03-30',
      '2026-03-30',
    ]);
  });

  it('counts the terms of its leads', () => {
    const passed = passLead(
      episode({ state: 'transferring' }),
      { authority: GREENWICH, personId: person(2) },
      '2026-03-02T00:00:00.000Z',
      '2026-03-30',
    );
    expect(passed).toMatchObject({
      state: 'registered',
      version: 2,
      nextReviewOn: '2026-03-30',
      lead: { term: 2, authority: GREENWICH, since: '2026-03-02T00:00:00.000Z' },
    });
  });

  it('of the wrong child is void from whatever state, and keeps nothing that goes on', () => {
    const states = fc.constantFrom(...LIVED_STATES);
    fc.assert(
      fc.property(states, fc.boolean(), fc.array(fc.uuid()), (state, planned, disputes) => {
        const before = episode({
          ...{ state, disputes },
          ...(planned ? { nextReviewOn: '2026-04-13' } : {}),
          ...(state === 'transferring' || state === 'withdrawn' ? { resumesAs: 'active' } : {}),
        });
        const voided = voidEpisode(before, { correctionId: 'c', at: '2026-03-02T00:00:00.000Z' });
        expect(voided).toMatchObject({ state: 'voided', disputes: [], version: 2 });
        expect(shownState(voided)).toBe('voided');
        expect(isRunning(voided)).toBe(false);
        expect(Object.keys(voided)).not.toContain('resumesAs');
        expect(Object.keys(voided)).not.toContain('nextReviewOn');
        expect(counterpartsOf(voided)).toEqual(counterpartsOf(before));
      }),
    );
  });
});
