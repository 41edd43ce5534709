import { describe, expect, it } from '@jest/globals';
import { TakeEpisodeStep } from '@hub/contracts/episode';
import { differenceOf } from './difference.js';
import { Policies } from './policies.js';
import type { Policy } from './policy.js';
import { tryPolicies } from './try-policies.js';

const action = TakeEpisodeStep.type;
const permit = (id: string, relations: NonNullable<Policy['relations']>): Policy => ({
  id,
  effect: 'permit',
  says: 'Who works with the child.',
  actions: [action],
  relations,
  basis: 'public_task',
});
const facts = (held: string): string =>
  `kind=person verified=true roles=practitioner held=${held} confirmed=false closed=false`;
const past = (held: string, permitted: boolean, count: number) => ({
  action,
  facts: facts(held),
  permitted,
  count,
});

describe('policies tried on decisions of the past', () => {
  it('tell which would come out the other way and by which, the most frequent first', () => {
    const draft = new Policies([permit('who-leads', ['lead_professional'])], 'draft-2');
    const decided = [
      past('lead_professional', true, 9),
      past('lead_professional', false, 3),
      past('team_member', true, 12),
      past('none', false, 40),
    ];
    expect(tryPolicies(draft, decided)).toEqual([
      { ...past('team_member', true, 12), policies: [] },
      { ...past('lead_professional', false, 3), policies: ['who-leads'] },
    ]);
    expect(tryPolicies(draft, [])).toEqual([]);
  });
});

describe('the difference of policies', () => {
  it('names what is new, what is gone, and what says something else', () => {
    const before = [permit('a', ['team_member']), permit('b', ['team_member'])];
    const after = [permit('b', ['lead_professional']), permit('c', ['team_member'])];
    expect(differenceOf(before, after)).toEqual({ added: ['c'], removed: ['a'], changed: ['b'] });
    expect(differenceOf(before, structuredClone(before))).toEqual({
      added: [],
      removed: [],
      changed: [],
    });
  });
});
