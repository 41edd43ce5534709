import { type Refusal, refuse } from '@hub/contracts';
import type { Caller } from '@hub/use-case';
import {
  principalOf,
  type Question,
  type RelationToChild,
  RELATIONS_TO_CHILD,
  type Resource,
} from './facts.js';
import type { Policies } from './policies.js';
import { relationsOf, type TiedPerson } from './relations.js';

/** What the evidence of a request keeps of why it was permitted. */
export interface Permitted {
  /** Versions, policies and basis. */
  readonly rule: string;
}

/**
 * Whether who asks may do something with an episode, by their roles and by what ties them to the child.
 *
 * @param people whom rows tie to the child
 */
export function authoriseCaller(
  policies: Policies,
  caller: Caller,
  {
    people,
    ...asked
  }: Pick<Question, 'action'> & {
    readonly resource: Resource;
    readonly people: readonly TiedPerson[];
  },
): Permitted | Refusal {
  return authorise(policies, {
    ...asked,
    principal: principalOf(caller),
    relations: relationsOf(caller, people),
  });
}

/** Whether something may be done; a refusal says who could do it. */
export function authorise(policies: Policies, question: Question): Permitted | Refusal {
  const decision = policies.decide(question);
  if (decision.effect === 'permit') {
    const { version, policies: ids, basis, duty } = decision;
    const by = duty ? ` (${duty.section}, since ${duty.from})` : '';
    return { rule: `${version}: ${ids.join(', ')}; basis ${basis}${by}` };
  }
  const { refusedAs } = decision;
  return refuse(
    refusedAs,
    refusedAs === 'sharing_ended' ? undefined : `${whoCould(policies, question.action)} may do it.`,
  );
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
