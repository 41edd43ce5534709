import { describe, expect, it } from '@jest/globals';
import { FOUND_ANSWERS } from '@hub/contracts/episode';
import { episode, foundAnswer, GREENWICH, LEWISHAM, SOUTHWARK } from '../testing/examples.js';
import { checkAnswers, givenFact, keepAnswers, seeAnswer } from './found-answers.js';

const AT = '2026-03-02T10:00:00.000Z';

describe('what an episode that was found is to the one that starts', () => {
  const one = { authority: GREENWICH, reference: 'F-1' };

  it('rests on something where it is said of another child, or that the family wants its own', () => {
    for (const answer of FOUND_ANSWERS) {
      const rests = ['another_child', 'family_wants_its_own'].includes(answer);
      const joins = answer === 'joins';
      expect(checkAnswers([{ ...one, answer }])?.refused).toBe(
        joins ? 'lookup_found_joins' : rests ? 'reason_missing' : undefined,
      );
      if (!joins)
        expect(checkAnswers([{ ...one, answer, because: 'holder_was_asked' }])).toBeUndefined();
    }
    expect(checkAnswers([{ ...one, answer: 'another_child' }])?.detail).toContain(
      'F-1 of Greenwich',
    );
  });

  it('lets none start where the child joins any of those found', () => {
    const found = [
      { ...one, answer: 'sibling' as const },
      { ...one, reference: 'F-2', answer: 'joins' as const },
    ];
    expect(checkAnswers(found)).toEqual({
      refused: 'lookup_found_joins',
      detail: 'It is F-2 of Greenwich.',
    });
  });

  it('is kept once where it was given twice, and refused where it was given otherwise', () => {
    const sibling = { ...one, answer: 'sibling' } as const;
    const twice = [
      sibling,
      { ...one, reference: 'F-2', answer: 'sibling' as const },
      { ...sibling },
    ];
    expect(checkAnswers(twice)).toBeUndefined();
    const how = { agreed: new Set<string>(), nextId: () => 'id' };
    expect(keepAnswers(twice, episode(), how).map(({ reference }) => reference)).toEqual([
      'F-1',
      'F-2',
    ]);
    const other = { ...one, answer: 'another_child', because: 'holder_was_asked' } as const;
    expect(checkAnswers([sibling, other])).toMatchObject({
      refused: 'invalid_request',
      faults: [{ field: 'found.1' }],
    });
  });

  it('is told to the lead CAF contact of its holder as far as the family agreed', () => {
    const [kept] = keepAnswers([{ ...one, answer: 'sibling' }], episode(), {
      agreed: new Set([SOUTHWARK]),
      nextId: () => 'id',
    });
    if (!kept) throw new Error('Nothing was kept');
    const { recipients, payload } = givenFact(kept);
    expect(recipients).toEqual([GREENWICH]);
    expect(payload).not.toHaveProperty('answer');
    expect(payload).toMatchObject({
      askedBy: LEWISHAM,
      reference: 'F-1',
      waits: [{ step: 'look_at_start', authority: GREENWICH, role: 'lead_caf_contact' }],
    });
    expect(givenFact(foundAnswer()).payload).toMatchObject({ answer: 'sibling' });
  });

  it('is seen once: who started the other is told, and nobody waits any more', () => {
    const { next, facts } = seeAnswer(foundAnswer(), AT);
    expect(next.seenAt).toBe(AT);
    expect(facts.map(({ recipients, payload }) => [recipients, payload])).toMatchObject([
      [[LEWISHAM], { foundAnswerId: next.id, waits: [] }],
    ]);
    expect(seeAnswer(next, '2026-03-03T10:00:00.000Z')).toEqual({ next, facts: [] });
  });
});
