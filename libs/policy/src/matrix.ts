import type { Role } from '@hub/contracts';
import { rolesFor } from '@hub/contracts/access';
import {
  CONSENT_DECISIONS,
  MakeOverride,
  OVERRIDE_GROUNDS,
  RecordConsent,
  SHARING_PURPOSES,
} from '@hub/contracts/consent';
import { AGENCIES, EPISODE_STEPS, TakeEpisodeStep } from '@hub/contracts/episode';
import {
  type Principal,
  type Question,
  type RelationToChild,
  RELATIONS_TO_CHILD,
  type Resource,
} from './facts.js';

/** Roles that a relation comes with; any other comes with whatever role. */
const HELD_BY: Partial<Record<RelationToChild, readonly Role[]>> = {
  lead_caf_contact: ['lead_caf_contact'],
  manager_of: ['service_manager', 'head_of_service'],
  arbitrator_of: ['arbitrator'],
  data_protection_officer: ['data_protection_officer'],
};
const EITHER = [true, false] as const;
const AUTHORITY = 'E09000023';

/**
 * Every kind of question that an action can meet: who may ask at the door, what ties them to the
 * child, and how the episode stands.
 */
export function* questionsOf(action: string): Generator<Question> {
  for (const principal of principalsFor(action))
    for (const held of tiesOf(principal))
      for (const confirmed of principal.kind === 'system' ? [false] : EITHER)
        for (const resource of resourcesOf(action))
          yield { principal, action, resource, relations: { held, confirmed } };
}

/** The same with everything that policies may look at and that is not known of everybody. */
export function* questionsWithMore(action: string): Generator<Question> {
  yield* questionsOf(action);
  for (const question of questionsOf(action))
    for (const more of MORE) yield { ...question, principal: { ...question.principal, ...more } };
}

const MORE: readonly Partial<Principal>[] = AGENCIES.flatMap((sector) =>
  EITHER.flatMap((checked) => EITHER.map((trained) => ({ sector, checked, trained }))),
);

function* principalsFor(action: string): Generator<Principal> {
  for (const role of rolesFor(action))
    if (role === 'authority_system')
      yield { kind: 'system', authority: AUTHORITY, roles: [role], verified: true };
    else
      for (const verified of EITHER)
        yield { kind: 'person', authority: AUTHORITY, roles: [role], verified };
}

/** None, or one. */
function* tiesOf({ kind, roles }: Principal): Generator<readonly RelationToChild[]> {
  yield [];
  if (kind === 'system') return;
  for (const relation of Object.keys(RELATIONS_TO_CHILD) as RelationToChild[])
    if (HELD_BY[relation]?.some((role) => roles.includes(role)) ?? true) yield [relation];
}

function* resourcesOf(action: string): Generator<Resource> {
  for (const closed of EITHER)
    for (const disputed of EITHER)
      for (const asked of kindsOf(action)) yield { closed, disputed, ...asked };
}

/** What may be asked in one kind of request, as far as policies tell it apart. */
function kindsOf(action: string): readonly Resource[] {
  if (action === TakeEpisodeStep.type) return EPISODE_STEPS.map((step) => ({ step }));
  if (action === MakeOverride.type) return OVERRIDE_GROUNDS.map((ground) => ({ ground }));
  if (action === RecordConsent.type)
    return CONSENT_DECISIONS.flatMap((decision) =>
      EITHER.map((started) => ({ started, decision })),
    );
  if (action.startsWith('release.')) return SHARING_PURPOSES.map((purpose) => ({ purpose }));
  return [{}];
}
