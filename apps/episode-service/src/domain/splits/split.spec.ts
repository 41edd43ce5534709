import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal, type Refusal } from '@hub/contracts';
import { SPLIT_DECLINES } from '@hub/contracts/protection';
import { testId } from '@hub/testing';
import {
  episode,
  GREENWICH,
  LEWISHAM,
  merge,
  OTHER_EPISODE,
  person,
  SOUTHWARK,
  split,
} from '../../testing/examples.js';
import { climb } from '../approval-clock.js';
import { counterpartsOf, isRunning, type LivedEpisode, RUNNING, voidEpisode } from '../episode.js';
import { foldInto } from '../merges/fold.js';
import { part } from './part.js';
import { agreeToSplit, declineSplit, maySplit, proposeSplit, sidesOf } from './split-decisions.js';
import { alarmOf, movedFact, partedFacts, waitsOf } from './split-facts.js';
import { answeringForSplit, missingFromSplit, type Split } from './split.js';

const AT = '2026-03-03T10:00:00.000Z';
const SEAT = testId(9_811);
const seat = {
  ...{ id: SEAT, authority: SOUTHWARK, personId: person(3), role: 'x', confirmed: true },
};
const first = episode({ team: [seat] });
const second = episode({
  ...{ id: OTHER_EPISODE, originatingAuthority: GREENWICH, homeAuthority: GREENWICH },
  ...{ consentId: testId(9_812), ownReference: 'REF-2' },
  ...{ lead: { ...first.lead, authority: GREENWICH, personId: person(2) } },
});
const mergeSeat = {
  ...{ id: merge().id, authority: GREENWICH, personId: person(2), role: 'x', confirmed: true },
};
const merged = (other: LivedEpisode = second, one: LivedEpisode = first) => {
  const folding = foldInto({ kept: one, folded: other }, { ...{ mergeId: merge().id }, at: AT });
  return {
    from: { ...folding.kept, team: [...folding.kept.team, mergeSeat] },
    to: folding.folded,
  };
};
const BOTH = [first.consentId, second.consentId];
const family = { contacts: [], needs: false, proposedAt: AT, at: AT };
const how = { team: [], consents: [], inForce: BOTH, family };

it('whoever speaks in whatever order: two are apart only with the word of both, by others than who proposed it', () => {
  const speaker = fc.record({
    authority: fc.constantFrom(LEWISHAM, GREENWICH, SOUTHWARK),
    personId: fc.constantFrom(person(1), person(2), person(3), person(4)),
    declines: fc.option(fc.constantFrom(...SPLIT_DECLINES), { nil: undefined, freq: 4 }),
  });
  const answers = fc.constantFrom(LEWISHAM, GREENWICH);
  fc.assert(
    fc.property(fc.array(speaker), answers, answers, (speakers, one, other) => {
      let now: Split = split({
        from: { episodeId: first.id, answers: one },
        to: { episodeId: second.id, answers: other },
      });
      for (const { declines, ...who } of speakers) {
        const by = { ...who, at: AT };
        const next: Split | Refusal = declines
          ? declineSplit(now, declines, by)
          : agreeToSplit(now, by);
        if (isRefusal(next)) {
          const mayNot = !answeringForSplit(now).includes(who.authority);
          const isOwn = who.personId === now.proposerId && !declines;
          expect(mayNot || isOwn || now.state !== 'proposed').toBe(true);
          continue;
        }
        now = next;
        expect(now.agreements.map(({ personId }) => personId)).not.toContain(now.proposerId);
        const said = now.agreements.map(({ authority }) => authority);
        expect(new Set(said).size).toBe(said.length);
        const missing = answeringForSplit(now).filter((authority) => !said.includes(authority));
        expect(missingFromSplit(now)).toEqual(missing);
        expect(waitsOf(now).length === 0).toBe(now.state !== 'proposed' || missing.length === 0);
      }
    }),
  );
});

it('one at a time is proposed of an episode, and climbs after two working days', () => {
  const {
    dueAt: _due,
    climbs: _none,
    agreements: _nobody,
    state: _is,
    version: _v,
    ...asked
  } = split();
  const open = proposeSplit(asked, [{ ...split(), state: 'made', decidedAt: AT, corrections: [] }]);
  if (isRefusal(open)) throw new Error(open.refused);
  expect(proposeSplit(asked, [open])).toEqual({ refused: 'split_open' });
  expect(alarmOf(open)).toBe(open.dueAt);
  const late = climb(open, open.dueAt) ?? open;
  expect(waitsOf(late).map(({ role }) => role)).toContain('service_manager');
  const declined = declineSplit(open, 'one_child', {
    ...{ authority: GREENWICH, at: AT },
    personId: person(2),
  });
  if (isRefusal(declined)) throw new Error(declined.refused);
  expect([alarmOf(declined), movedFact(declined).payload]).toMatchObject([
    undefined,
    { waits: [] },
  ]);
});

describe('two children', () => {
  it('are told apart of what one went on in, or of two of their own, and of nothing that is over', () => {
    const { from, to } = merged();
    const voided = voidEpisode(second, { correctionId: testId(1), at: AT });
    expect(maySplit(from, to)).toMatchObject({ from, to });
    expect(maySplit(first, second)).toMatchObject({ from: first, to: second });
    expect(maySplit(first, first)).toMatchObject({ refused: 'invalid_request' });
    expect(maySplit(to, from)).toEqual({ refused: 'episode_folded' });
    expect(maySplit(episode({ id: testId(2) }), to)).toEqual({ refused: 'episode_folded' });
    for (const [one, other] of [
      [voided, first],
      [first, voided],
    ] as const)
      expect(maySplit(one, other)).toEqual({ refused: 'episode_voided' });
  });

  it('are told apart across a shield only where who has a part in one knew of the other', () => {
    const shield = { hiddenFrom: [GREENWICH], because: 'refuge', since: AT } as const;
    const hidden = { ...first, shield };
    expect(maySplit(hidden, second)).toEqual({ refused: 'shielded_from' });
    expect(maySplit(second, hidden)).toEqual({ refused: 'shielded_from' });
    const { from, to } = merged();
    const apart = maySplit({ ...from, shield }, to);
    if (isRefusal(apart)) throw new Error(apart.refused);
    expect(sidesOf(apart)).toMatchObject({
      from: { answers: LEWISHAM },
      to: { answers: LEWISHAM },
    });
    expect(sidesOf({ from, to })).toMatchObject({ to: { answers: GREENWICH } });
  });

  it('stand apart as they stood before the merge, whatever state each was in', () => {
    const states = fc.constantFrom(...RUNNING, 'closed' as const, 'withdrawn' as const);
    fc.assert(
      fc.property(states, fc.boolean(), (state, inForce) => {
        const resumesAs = state === 'transferring' ? { resumesAs: 'active' as const } : {};
        const { from, to } = merged({ ...second, state, nextReviewOn: '2026-06-01', ...resumesAs });
        const parting = part({ from, to }, { ...how, inForce: inForce ? BOTH : [first.consentId] });
        const wasRunning = RUNNING.includes(state);
        expect(parting.stops).toBe(wasRunning && !inForce);
        const stood = state === 'transferring' ? 'active' : state;
        expect(parting.to.state).toBe(parting.stops ? 'withdrawn' : stood);
        expect(parting.to.nextReviewOn).toBe('2026-06-01');
        expect(parting.to.version).toBeGreaterThan(to.version);
        expect(parting.left).toEqual([mergeSeat.id]);
        expect(parting.from.team).toEqual([seat]);
        expect(counterpartsOf(parting.from)).not.toContain(GREENWICH);
      }),
    );
  });

  it('lose whoever was named from the first alone, and nobody else', () => {
    const parting = part({ from: first, to: second }, { ...how, team: [SEAT] });
    expect(parting).toMatchObject({ left: [SEAT], from: { team: [] }, resumes: false });
    expect(parting.to).toBe(second);
    expect(part({ from: first, to: second }, { ...how, inForce: [] })).toMatchObject({
      ...{ stops: false, left: [] },
    });
  });

  it('let the first go on that had stopped with the consent of the other, but not where its own goes with that', () => {
    const { from, to } = merged();
    const stood: LivedEpisode = { ...from, state: 'withdrawn', resumesAs: 'active' };
    const resumes = (change: object) => part({ from: stood, to }, { ...how, ...change });
    expect(resumes({})).toMatchObject({ resumes: true, from: { state: 'active' } });
    expect(isRunning(resumes({}).from)).toBe(true);
    for (const change of [{ consents: [first.consentId] }, { inForce: [second.consentId] }])
      expect(resumes(change)).toMatchObject({ resumes: false, from: { state: 'withdrawn' } });
    expect(part({ from: stood, to: second }, how)).toMatchObject({ resumes: false });
  });

  it('are told of to those with a part in each alone: neither names the other', () => {
    const { from, to } = merged();
    const made = { ...split(), state: 'made', decidedAt: AT, corrections: [] } as const;
    const facts = partedFacts(part({ from, to }, how), made, { before: from, earlier: [] });
    const told = facts.filter(({ event }) => event.audience === 'member');
    expect(told.map(({ recipients }) => recipients)).toEqual([
      [GREENWICH, LEWISHAM, SOUTHWARK],
      [GREENWICH],
    ]);
    expect(JSON.stringify(told[0]?.payload)).not.toContain(OTHER_EPISODE);
    expect(JSON.stringify(told[1]?.payload)).not.toContain(first.id);
    const alone = { ...made, undoesMerge: false };
    const own = partedFacts(part({ from: first, to: second }, how), alone, {
      ...{ before: first, earlier: [] },
    });
    expect(own.filter(({ event }) => event.audience === 'member')).toHaveLength(1);
  });
});
