import { describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import {
  answeredLookup,
  GREENWICH,
  LEWISHAM,
  person,
  waitingLookup,
} from '../../testing/examples.js';
import { type Start, fitForStart } from './may-start.js';

const lookup = answeredLookup(testId(1), {
  purpose: 'before_assessment',
  askedAt: '2026-03-02T10:00:00.000Z',
});
const start: Start = { authority: LEWISHAM, personId: person(1), at: lookup.askedAt };

describe('an episode may be started after a lookup', () => {
  it('that was asked before an assessment', () => {
    expect(fitForStart(lookup, start)).toHaveProperty('state', 'answered');
    for (const purpose of ['review', 'transfer', 'team_around_the_child'] as const)
      expect(fitForStart({ ...lookup, purpose }, start)).toEqual({
        refused: 'lookup_purpose_differs',
      });
  });

  it('for twenty working days, to the close of the last', () => {
    // Twenty working days after Monday 2 March is Monday 30 March, in summer time.
    expect(fitForStart(lookup, { ...start, at: '2026-03-30T16:00:00.000Z' })).toHaveProperty(
      'state',
      'answered',
    );
    expect(fitForStart(lookup, { ...start, at: '2026-03-30T16:00:00.001Z' })).toMatchObject({
      refused: 'lookup_outdated',
      detail: expect.stringContaining('2026-03-30T16:00:00.000Z'),
    });
  });

  it('that was answered, to an authority of its own', () => {
    expect(fitForStart(waitingLookup(testId(1)), start)).toMatchObject({
      refused: 'lookup_missing',
    });
    for (const other of [undefined, { ...lookup, authority: GREENWICH }])
      expect(fitForStart(other, start)).toEqual({ refused: 'lookup_missing' });
  });

  it('by its asker, or by the colleague named for it', () => {
    const another = { ...start, personId: person(4) };
    const refusal = { refused: 'lookup_of_another_person' };
    expect(fitForStart(lookup, another)).toEqual(refusal);
    expect(fitForStart({ ...lookup, colleagueId: person(5) }, another)).toEqual(refusal);
    expect(fitForStart(lookup, { ...start, personId: undefined })).toEqual(refusal);
    for (const by of [start, another])
      expect(fitForStart({ ...lookup, colleagueId: person(4) }, by)).toHaveProperty(
        'state',
        'answered',
      );
    expect(fitForStart({ ...lookup, personId: undefined }, another)).toHaveProperty(
      'state',
      'answered',
    );
  });

  it('of the child whom the consent is about', () => {
    const named = (other: typeof lookup | undefined) =>
      fitForStart(lookup, { ...start, consent: { lookup: other } });
    expect(named(lookup)).toHaveProperty('state', 'answered');
    expect(named({ ...lookup, id: testId(2), askedAt: '2026-02-02T10:00:00.000Z' })).toHaveProperty(
      'state',
      'answered',
    );
    const refusal = { refused: 'lookup_child_differs' };
    expect(named({ ...lookup, detailsHash: 'of a brother' })).toEqual(refusal);
    expect(named({ ...lookup, authority: GREENWICH })).toEqual(refusal);
    expect(named(undefined)).toEqual(refusal);
  });
});
