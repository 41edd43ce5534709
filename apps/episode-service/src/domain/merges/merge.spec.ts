import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRefusal } from '@hub/contracts';
import { MERGE_DECLINES } from '@hub/contracts/protection';
import {
  episode,
  GREENWICH,
  LEWISHAM,
  merge,
  OTHER_EPISODE,
  person,
  SOUTHWARK,
} from '../../testing/examples.js';
import { climb } from '../approval-clock.js';
import { isOver, isRunning, type LivedEpisode, voidEpisode } from '../episode.js';
import { foldInto } from './fold.js';
import { agreeToMerge, declineMerge, mayMerge, proposeMerge } from './merge-decisions.js';
import { alarmOf, foldedFacts, movedFact, waitsOf } from './merge-facts.js';
import { answeringFor, type Merge, missingFrom } from './merge.js';

const AT = '2026-03-03T10:00:00.000Z';
const kept = episode();
const folded = episode({
  ...{ id: OTHER_EPISODE, originatingAuthority: GREENWICH, homeAuthority: GREENWICH },
  ...{ lead: { ...kept.lead, authority: GREENWICH, personId: person(2) } },
});
const how = { mergeId: merge().id, at: AT };
const waits = (one: Merge) =>
  waitsOf(one).map(({ authority, role }) => `${authority} ${role ?? ''}`);

it('whoever speaks in whatever order: two become one only with the word of both, by others than who proposed it', () => {
  const somebody = fc.constantFrom(person(1), person(2), person(3), person(4));
  const speaker = fc.record({
    authority: fc.constantFrom(LEWISHAM, GREENWICH, SOUTHWARK),
    personId: somebody,
    declines: fc.option(fc.constantFrom(...MERGE_DECLINES), { nil: undefined, freq: 4 }),
  });
  const answers = fc.constantFrom(LEWISHAM, GREENWICH);
  fc.assert(
    fc.property(fc.array(speaker), answers, answers, (speakers, first, second) => {
      let now: Merge = merge({
        kept: { episodeId: kept.id, answers: first },
        folded: { episodeId: folded.id, answers: second },
      });
      for (const { declines, ...who } of speakers) {
        const by = { ...who, at: AT };
        const next: ReturnType<typeof declineMerge> | ReturnType<typeof agreeToMerge> = declines
          ? declineMerge(now, declines, by)
          : agreeToMerge(now, by);
        if (isRefusal(next)) {
          const mayNot = !answeringFor(now).includes(who.authority);
          const isOwn = who.personId === now.proposerId && !declines;
          expect(mayNot || isOwn || now.state !== 'proposed').toBe(true);
          continue;
        }
        expect(answeringFor(now)).toContain(who.authority);
        now = next;
        expect(new Set(now.agreements.map(({ authority }) => authority)).size).toBe(
          now.agreements.length,
        );
        expect(now.agreements.map(({ personId }) => personId)).not.toContain(now.proposerId);
        const missing = answeringFor(now).filter((one) =>
          now.agreements.every(({ authority }) => authority !== one),
        );
        expect(missingFrom(now)).toEqual(missing);
        expect(waits(now).length === 0).toBe(now.state !== 'proposed' || missing.length === 0);
      }
    }),
  );
});

it('one at a time is proposed of an episode, and waits two working days before it climbs', () => {
  const {
    dueAt: _due,
    climbs: _none,
    agreements: _nobody,
    state: _is,
    version: _v,
    ...asked
  } = merge();
  const proposed = proposeMerge(asked, [{ ...merge(), state: 'made', decidedAt: AT }]);
  expect(proposed).toEqual(merge());
  expect(proposeMerge(asked, [merge()])).toEqual({ refused: 'merge_open' });
  expect(waits(merge())).toEqual([`${GREENWICH} lead_caf_contact`, `${LEWISHAM} lead_caf_contact`]);
  expect(alarmOf(merge())).toBe(merge().dueAt);
  const late = climb(merge(), '2026-03-06T17:00:00.000Z');
  expect(late).toMatchObject({ climbs: 2, version: 2 });
  expect(late && alarmOf(late)).toBeUndefined();
  expect(late && waits(late)).toContain(`${LEWISHAM} head_of_service`);
  expect(movedFact(merge()).recipients).toEqual([GREENWICH, LEWISHAM]);
});

describe('of two episodes', () => {
  const tries: [string, LivedEpisode, LivedEpisode, LivedEpisode[], string][] = [
    ['the same one', kept, kept, [], 'invalid_request'],
    [
      'one that would be kept and is closed',
      { ...kept, state: 'closed' },
      folded,
      [],
      'merge_not_running',
    ],
    [
      'one that would be kept and is withdrawn',
      { ...kept, state: 'withdrawn' },
      folded,
      [],
      'merge_not_running',
    ],
    ['one that took others in', kept, folded, [episode()], 'merge_keeps_other'],
  ];
  it.each(tries)('%s is not merged', (_what, one, other, takenIn, refused) => {
    expect(mayMerge(one, other, takenIn)).toMatchObject({ refused });
  });

  it('one that ended is not merged, and says where it went', () => {
    const voided = voidEpisode(folded, { correctionId: kept.id, at: AT });
    const gone = foldInto({ kept, folded }, how).folded;
    expect(mayMerge(kept, voided, [])).toEqual({ refused: 'episode_voided' });
    expect(mayMerge(kept, gone, [])).toEqual({ refused: 'episode_folded' });
    expect(mayMerge(gone, kept, [])).toEqual({ refused: 'episode_folded' });
    expect(mayMerge(kept, { ...folded, state: 'closed' }, [])).toMatchObject({ kept });
  });

  it('one that is hidden from who has a part in the other is not merged', () => {
    const shield = (hiddenFrom: string[]) =>
      ({ hiddenFrom, because: 'refuge', since: AT }) as const;
    const hiding = { ...kept, shield: shield([GREENWICH]) };
    expect(mayMerge(hiding, folded, [])).toEqual({ refused: 'shielded_from' });
    expect(mayMerge(folded, hiding, [])).toEqual({ refused: 'shielded_from' });
    const elsewhere = { ...folded, shield: shield([SOUTHWARK]) };
    expect(mayMerge(kept, elsewhere, [])).toMatchObject({ kept });
    const one = foldInto(
      { kept: { ...kept, shield: shield(['E09000001']) }, folded: elsewhere },
      how,
    );
    expect(one.kept.shield?.hiddenFrom).toEqual(['E09000001', SOUTHWARK]);
    expect(foldInto({ kept, folded: elsewhere }, how).kept.shield).toEqual(elsewhere.shield);
    expect(foldInto({ kept: elsewhere, folded: kept }, how).kept.shield).toEqual(elsewhere.shield);
  });

  it('one leads, and the other goes on in it as it stood', () => {
    const stood = { ...folded, state: 'transferring', resumesAs: 'active' } as const;
    const seat = {
      id: how.mergeId,
      authority: GREENWICH,
      personId: person(2),
      role: 'x',
      confirmed: true,
    };
    const one = foldInto({ kept, folded: { ...stood, disputes: ['d'] } }, { ...how, seat });
    expect(one.kept).toEqual({ ...kept, team: [seat], version: 2 });
    expect(one.folded).toMatchObject({
      state: 'folded',
      folded: { into: kept.id, ...how, before: { state: 'transferring', resumesAs: 'active' } },
      disputes: [],
      version: 2,
    });
    expect(one.folded).not.toHaveProperty('resumesAs');
    expect([isRunning(one.folded), isOver(one.folded)]).toEqual([false, false]);
    const shut = foldInto({ kept, folded: { ...folded, state: 'closed' } }, how).folded;
    expect(isOver(shut)).toBe(true);
    const told = foldedFacts(one, ['G-1']);
    expect(told.map(({ recipients }) => recipients)).toEqual([[GREENWICH, LEWISHAM], []]);
  });
});
