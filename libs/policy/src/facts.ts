import type { Role } from '@hub/contracts';
import type { ConsentDecision, OverrideGround, SharingPurpose } from '@hub/contracts/consent';
import type { Agency, EpisodeStep } from '@hub/contracts/episode';
import type { Caller } from '@hub/use-case';

/** What ties a person to a child’s episode, and how people are told of it. */
export const RELATIONS_TO_CHILD = {
  lead_professional: 'the Lead Professional',
  team_member: 'a member of the Team Around the Child',
  coordinator: 'the coordinator of the episode',
  lead_caf_contact: 'the lead CAF contact on duty of an authority with a part in it',
  manager_of: 'a manager on the ladder of disputes, of an authority with a part in it',
  data_protection_officer: 'the data protection officer of an authority with a part in it',
  incoming_lead: 'the person nominated to lead',
  looked_up: 'the person whose lookup came first',
  arbitrator_of: 'the arbitrator appointed to decide',
} as const;
export type RelationToChild = keyof typeof RELATIONS_TO_CHILD;

export const KINDS = ['person', 'system'] as const;
export type Kind = (typeof KINDS)[number];

/** Who asks. What no row says of them is absent, and no condition on it holds. */
export interface Principal {
  /** A case system that names a person is that person. */
  readonly kind: Kind;
  readonly authority: string;
  readonly roles: readonly Role[];
  readonly verified: boolean;
  readonly organisation?: string;
  readonly sector?: Agency;
  /** Their checks are in date. */
  readonly checked?: boolean;
  /** Their training is in date. */
  readonly trained?: boolean;
}

/** What is asked about, as far as policies look at it. */
export interface Resource {
  readonly closed?: boolean;
  readonly disputed?: boolean;
  /** False before there is an episode: a statement may come first. */
  readonly started?: boolean;
  /** What a family is said to have decided. */
  readonly decision?: ConsentDecision;
  readonly step?: EpisodeStep;
  readonly purpose?: SharingPurpose;
  /** On which content is to be opened without consent. */
  readonly ground?: OverrideGround;
}

export interface Relations {
  readonly held: readonly RelationToChild[];
  /** Their own lead CAF contact put them where they are. */
  readonly confirmed: boolean;
}

export interface Question {
  readonly principal: Principal;
  /** The type of the request. */
  readonly action: string;
  readonly resource: Resource;
  readonly relations: Relations;
}

export function principalOf(caller: Caller): Principal {
  const { authority, roles, verified, organisationId, sector, checked, trained } = caller;
  return {
    kind: roles.includes('authority_system') ? 'system' : 'person',
    authority,
    roles,
    verified,
    ...(organisationId === undefined ? {} : { organisation: organisationId }),
    ...(sector === undefined ? {} : { sector }),
    ...(checked === undefined ? {} : { checked }),
    ...(trained === undefined ? {} : { trained }),
  };
}
