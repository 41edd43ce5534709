import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TakeEpisodeStep } from '@hub/contracts/episode';
import { MakeOverride, RecordConsent, RequestRelease } from '@hub/contracts/consent';
import { readDecision, readFacts, sayDecision } from './decision-said.js';
import type { Question } from './facts.js';
import { questionsWithMore } from './matrix.js';
import { type Decision, Policies } from './policies.js';
import type { Policy } from './policy.js';

const ACTIONS = [TakeEpisodeStep, MakeOverride, RecordConsent, RequestRelease];
const QUESTIONS = ACTIONS.flatMap(({ type }) => [...questionsWithMore(type)]);
const permit = (id: string, more: Partial<Policy>): Policy => ({
  id,
  effect: 'permit',
  says: 'Somebody may.',
  actions: ACTIONS.map(({ type }) => type),
  basis: 'public_task',
  ...more,
});
const policies = new Policies(
  [
    permit('who-leads', { relations: ['lead_professional', 'team_member'] }),
    permit('whose-team', { relations: ['team_member'] }),
    permit('by-duty', {
      who: { sectors: ['police'] },
      basis: 'legal_duty',
      duty: {
        section: 'UK GDPR, Article 5(1)(d): accuracy; Children Act 2004, section 11',
        from: '2005-10-01',
      },
    }),
    {
      id: 'nobody-unverified',
      effect: 'forbid',
      says: 'Nobody unverified.',
      actions: [MakeOverride.type],
      who: { verified: false },
      refusedAs: 'not_verified',
    },
  ],
  'floor-4 london-5',
);

const factsSaid = (decision: Decision, question: Question): string =>
  readDecision(sayDecision(decision, question))?.facts ?? '';

describe('a decision in the evidence', () => {
  it('is read as it was written, alone or behind another rule, and asks the same again', () => {
    fc.assert(
      fc.property(
        fc.nat(QUESTIONS.length - 1).map((place) => QUESTIONS[place] as Question),
        fc.constantFrom('', 'sharing-1; ', 'ladder-2; '),
        (question, before) => {
          const decision = policies.decide(question);
          const said = readDecision(`${before}${sayDecision(decision, question)}`);
          expect(said).toEqual({
            permitted: decision.effect === 'permit',
            version: 'floor-4 london-5',
            policies: decision.policies,
            ...(decision.effect === 'permit' ? { basis: decision.basis } : {}),
            facts: factsSaid(decision, question),
          });
          const facts = readFacts(factsSaid(decision, question));
          expect(policies.decideOn(question.action, facts)).toEqual(decision);
          const { kind, roles, verified, sector, checked, trained } = question.principal;
          const principal = { kind, roles, verified, sector, checked, trained };
          const { held, confirmed } = question.relations;
          const all = { ...principal, ...question.resource, relations: held, confirmed };
          expect(facts).toEqual(all);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('names nobody: neither authority nor organisation', () => {
    const [question] = QUESTIONS;
    if (!question) throw new Error('no question');
    const principal = { ...question.principal, authority: 'E09000023', organisation: 'St Anne' };
    const said = sayDecision(policies.decide(question), { ...question, principal });
    expect(said).not.toMatch(/E09|Anne|organisation/);
  });

  it.each(['', 'sharing-1', 'retention-1', 'floor-4: nothing permits it'])(
    'is none where policies decided nothing: %s',
    (rule) => {
      expect(readDecision(rule)).toBeUndefined();
    },
  );
});
