import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { Caller } from '@hub/use-case';
import {
  principalOf,
  type Question,
  type RelationToChild,
  RELATIONS_TO_CHILD,
  type Resource,
} from './facts.js';
import { sayDecision } from './decision-said.js';
import type { Decision, Policies, PoliciesInForce } from './policies.js';
import type { RefusedAs } from './policy.js';
import { relationsOf, type TiedPerson } from './relations.js';

/** What the evidence of a request keeps of why it was permitted. */
export interface Permission {
  /** Versions, policies, basis, and the facts that were decided on. */
  readonly rule: string;
}

/** What is asked, and what is known of the child. */
interface CallerQuestion extends Pick<Question, 'action'> {
  readonly resource: Resource;
  /** Whom rows tie to the child. */
  readonly people: readonly TiedPerson[];
  /** Whom what is asked about ties to the child itself. */
  readonly besides?: readonly TiedPerson[];
  /**
   * The rows may be older than a relation may outlive its end: what is permitted by them alone is
   * refused.
   */
  readonly behind?: boolean;
}

/**
 * Whether who asks may do something with an episode, by their roles and by what ties them to the
 * child.
 */
export function authoriseCaller(
  inForce: PoliciesInForce,
  caller: Caller,
  { people, besides = [], behind = false, ...asked }: CallerQuestion,
): Permission | Refusal {
  const policies = inForce.now();
  if (!policies) return refuse('policies_behind');
  const by = (tied: readonly TiedPerson[]): Question => ({
    ...asked,
    principal: principalOf(caller),
    relations: relationsOf(caller, [...tied, ...besides]),
  });
  const question = by(people);
  const decision = policies.decide(question);
  const answer = answerOf(decision, question, policies);
  if (!behind || isRefusal(answer) || waitsForNothing(decision)) return answer;
  return policies.decide(by([])).effect === 'permit'
    ? answer
    : { ...refuse('relations_behind'), rule: answer.rule };
}

/** Whether something may be done; a refusal says who could do it. */
export function authorise(policies: Policies, question: Question): Permission | Refusal {
  return answerOf(policies.decide(question), question, policies);
}

/** A life in danger waits for no row. */
function waitsForNothing(decision: Decision): boolean {
  return decision.effect === 'permit' && decision.basis === 'vital_interests';
}

function answerOf(
  decision: Decision,
  question: Question,
  policies: Policies,
): Permission | Refusal {
  const rule = sayDecision(decision, question);
  if (decision.effect === 'permit') return { rule };
  const { refusedAs } = decision;
  return { ...refuse(refusedAs, detailOf(refusedAs, question, policies)), rule };
}

function detailOf(
  refusedAs: RefusedAs,
  { action, principal }: Question,
  policies: Policies,
): string | undefined {
  if (refusedAs === 'sharing_ended') return undefined;
  if (refusedAs === 'checks_expired')
    return `${expiredOf(principal)} expired: whoever keeps the staff of your authority renews that, and says until when it holds.`;
  return `${whoCould(policies, action)} may do it.`;
}

function expiredOf({ checked, trained }: Question['principal']): string {
  if (trained !== false) return 'Your checks have';
  return checked === false ? 'Your checks and training have' : 'Your training has';
}

/** Who may do it by what ties them to the child, in words. */
function whoCould(policies: Policies, action: string): string {
  const relations = policies.all
    .filter(({ effect, actions }) => effect === 'permit' && actions.includes(action))
    .flatMap((policy) => policy.relations ?? []);
  const named = (Object.keys(RELATIONS_TO_CHILD) as RelationToChild[]).filter((relation) =>
    relations.includes(relation),
  );
  return `Only ${named.map((relation) => RELATIONS_TO_CHILD[relation]).join('; or ')}`;
}
