import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { authorise } from './authorise.js';
import { type Question, type RelationToChild, RELATIONS_TO_CHILD } from './facts.js';
import { questionsOf } from './matrix.js';
import { Policies } from './policies.js';
import type { Policy } from './policy.js';

const STEP = 'episode.take_step.v1';
const RELATIONS = Object.keys(RELATIONS_TO_CHILD) as RelationToChild[];
const ROWS = [...questionsOf(STEP), ...questionsOf('release.request.v1')];

const permit = (change: Partial<Policy> = {}): Policy => ({
  id: 'work',
  effect: 'permit',
  says: 'Who leads moves the case.',
  actions: [STEP],
  relations: ['lead_professional'],
  basis: 'public_task',
  ...change,
});
const forbid = (change: Partial<Policy> = {}): Policy => ({
  id: 'unverified',
  effect: 'forbid',
  says: 'Nobody unverified.',
  actions: [STEP],
  who: { verified: false, confirmed: false },
  refusedAs: 'not_verified',
  ...change,
});
const question = (
  change: Partial<Question['principal']>,
  ...held: RelationToChild[]
): Question => ({
  principal: {
    kind: 'person',
    authority: 'E09000023',
    roles: ['practitioner'],
    verified: true,
    ...change,
  },
  action: STEP,
  resource: { step: 'close' },
  relations: { held, confirmed: false },
});

/** Any policies that a file may hold. */
const somePolicies = fc
  .array(
    fc.record({
      forbids: fc.boolean(),
      verified: fc.constantFrom(true, false, undefined),
      relations: fc.subarray(RELATIONS, { minLength: 1 }),
      closed: fc.constantFrom(true, false, undefined),
    }),
    { maxLength: 8 },
  )
  .map((drawn) =>
    drawn.map(({ forbids, verified, relations, closed }, place): Policy => ({
      ...(forbids ? forbid() : permit()),
      id: `policy-${String(place)}`,
      actions: [STEP, 'release.request.v1'],
      who: verified === undefined ? {} : { verified },
      what: closed === undefined ? {} : { closed },
      ...(forbids ? { without: relations } : { relations }),
    })),
  );
const someRow = fc.constantFrom(...ROWS);
const withRelation = ({ relations, ...rest }: Question, more: RelationToChild): Question => ({
  ...rest,
  relations: { ...relations, held: [...relations.held, more] },
});

describe('a decision', () => {
  const policies = new Policies([forbid(), permit()], 'floor-1 london-1');

  it('names every policy that permits it, the version and the basis', () => {
    const twice = new Policies([permit(), permit({ id: 'again' })], 'v');
    expect(twice.decide(question({}, 'lead_professional'))).toEqual({
      effect: 'permit',
      policies: ['work', 'again'],
      version: 'v',
      basis: 'public_task',
    });
  });

  it('names what forbids it, and no more what would permit it', () => {
    expect(policies.decide(question({ verified: false }, 'lead_professional'))).toEqual({
      effect: 'refuse',
      policies: ['unverified'],
      version: 'floor-1 london-1',
      refusedAs: 'not_verified',
    });
  });

  it('is for whom their own lead CAF contact confirmed what it is for the verified', () => {
    const { relations, ...rest } = question({ verified: false }, 'lead_professional');
    expect(policies.decide({ ...rest, relations: { ...relations, confirmed: true } }).effect).toBe(
      'permit',
    );
  });

  it('says what permitted it, or who could do it', () => {
    expect(authorise(policies, question({}, 'lead_professional'))).toEqual({
      rule: 'floor-1 london-1: work; basis public_task; on kind=person verified=true roles=practitioner held=lead_professional confirmed=false step=close',
    });
    expect(authorise(policies, question({}))).toEqual({
      refused: 'not_involved',
      detail: 'Only the Lead Professional may do it.',
      rule: 'floor-1 london-1: nothing permits it; on kind=person verified=true roles=practitioner held=none confirmed=false step=close',
    });
    expect(authorise(policies, question({ verified: false }))).toMatchObject({
      refused: 'not_verified',
      rule: expect.stringContaining('floor-1 london-1: unverified; on ') as unknown,
    });
  });
});

describe('any policies', () => {
  it('refuse what none of them permits', () => {
    fc.assert(
      fc.property(somePolicies, someRow, (drawn, row) => {
        const forbids = drawn.filter(({ effect }) => effect === 'forbid');
        expect(new Policies(forbids, 'v').decide(row).effect).toBe('refuse');
      }),
    );
  });

  it('permit nothing that one of them forbids, in whatever order', () => {
    fc.assert(
      fc.property(somePolicies, someRow, (drawn, row) => {
        const forbidden = new Policies(drawn, 'v')
          .matching(row)
          .some(({ effect }) => effect === 'forbid');
        const decided = new Policies(drawn, 'v').decide(row).effect;
        if (forbidden) expect(decided).toBe('refuse');
        expect(new Policies([...drawn].reverse(), 'v').decide(row).effect).toBe(decided);
      }),
    );
  });

  it('take nothing from anybody for one relation more', () => {
    fc.assert(
      fc.property(somePolicies, someRow, fc.constantFrom(...RELATIONS), (drawn, row, more) => {
        const policies = new Policies(drawn, 'v');
        if (policies.decide(row).effect === 'permit')
          expect(policies.decide(withRelation(row, more)).effect).toBe('permit');
      }),
    );
  });
});
