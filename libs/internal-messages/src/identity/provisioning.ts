import { defineCommand, defineQuery, EXAMPLE } from '@hub/contracts';
import {
  GIVEN_ROLES,
  type GivenRole,
  PROVISIONER_RANKS,
  type ProvisionerRank,
} from '@hub/contracts/identity';
import {
  AuthorityCode,
  Contact,
  Flag,
  Id,
  Ids,
  Nested,
  NestedList,
  OneOf,
  Optional,
  SomeOf,
  Text,
  Whole,
} from '@hub/contracts/shape';

const MOST_ON_PAGE = 200;
const MOST_STAFF = 100_000;
const MOST_TOGETHER = 500;

export class FindProvisioningKeyPayload {
  @Text(64, 'SHA-256 of the key, hexadecimal') digest!: string;
}

/** The directory of an authority that keeps its staff, and as whom. */
export class ProvisionerView {
  @Id('Its key') keyId!: string;
  @AuthorityCode('The authority') authority!: string;
  @OneOf(PROVISIONER_RANKS, 'As whom it keeps staff') actsAs!: ProvisionerRank;
}

export const FindProvisioningKey = defineQuery({
  type: 'provisioning.find_key.v1',
  owner: 'identity-service',
  summary: 'Finds the directory of an authority by the key that it sent.',
  personalData: 'none',
  payload: FindProvisioningKeyPayload,
  reply: ProvisionerView,
  roles: [],
  examples: [{ digest: 'a'.repeat(64) }],
});

/** What an authority's directory says of a member of staff. */
class ProvisionedTerms {
  @Text(60, 'With what they sign in; nobody else has it', 3) username!: string;
  @Optional() @Text(200, 'How the directory calls them') externalId?: string;
  @Nested(() => Contact, 'Name, post, team, and how to reach them at work') contact!: Contact;
}

/** A member of staff, as the authority's own directory sees them. */
export class ProvisionedPerson extends ProvisionedTerms {
  @Id('The person') id!: string;
  @SomeOf(GIVEN_ROLES, 'Roles that their authority gave') roles!: GivenRole[];
  @Flag('They act for their authority') active!: boolean;
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

export class ProvisionedQuery {
  @Optional() @Id('The person') personId?: string;
  @Optional() @Text(200, 'Their user name') username?: string;
  @Optional() @Text(200, 'How the directory calls them') externalId?: string;
  @Optional() @OneOf(GIVEN_ROLES, 'Who has this role') role?: GivenRole;
  @Whole(0, MOST_STAFF, 'So many are passed over') offset!: number;
  @Whole(0, MOST_ON_PAGE, 'At most so many') limit!: number;
}

export class ProvisionedPage {
  @Whole(0, MOST_STAFF, 'How many there are') total!: number;
  @NestedList(() => ProvisionedPerson, MOST_ON_PAGE, 'In an order that stays')
  items!: ProvisionedPerson[];
}

export const ListProvisioned = defineQuery({
  type: 'provisioning.list.v1',
  owner: 'identity-service',
  summary: 'Finds staff of an authority for its own directory.',
  personalData: 'identity',
  payload: ProvisionedQuery,
  reply: ProvisionedPage,
  roles: [],
  examples: [{ offset: 0, limit: 100 }],
});

export class ProvisionPersonPayload extends ProvisionedTerms {}

const TERMS = {
  username: 'ada.okafor',
  externalId: 'e-17',
  contact: { name: 'Ada Okafor', role: 'School nurse', team: 'School Health' },
};
const PERSON = { personId: EXAMPLE.personId };

export const ProvisionPerson = defineCommand({
  type: 'provisioning.register.v1',
  owner: 'identity-service',
  summary: 'Registers a member of staff whom their authority’s directory has: not verified.',
  personalData: 'identity',
  payload: ProvisionPersonPayload,
  reply: ProvisionedPerson,
  roles: [],
  examples: [TERMS],
});

export class ChangeProvisionedPayload extends ProvisionedTerms {
  @Id('The person') personId!: string;
}

export const ChangeProvisioned = defineCommand({
  type: 'provisioning.change.v1',
  on: { object: 'person', id: 'personId' },
  owner: 'identity-service',
  summary: 'Says anew what an authority’s directory knows of a member of staff.',
  personalData: 'identity',
  payload: ChangeProvisionedPayload,
  reply: ProvisionedPerson,
  roles: [],
  examples: [{ ...TERMS, ...PERSON }],
});

export class EndProvisionedPayload {
  @Id('The person') personId!: string;
  @Flag('The directory has forgotten them: it finds them no more') forgotten!: boolean;
}

export const EndProvisioned = defineCommand({
  type: 'provisioning.end.v1',
  on: { object: 'person', id: 'personId' },
  owner: 'identity-service',
  summary: 'Says that somebody acts for their authority no more, as its directory has it.',
  personalData: 'none',
  payload: EndProvisionedPayload,
  reply: ProvisionedPerson,
  roles: [],
  examples: [{ ...PERSON, forgotten: false }],
});

export class SetRolePayload {
  @OneOf(GIVEN_ROLES, 'The role') role!: GivenRole;
  @Ids(MOST_TOGETHER, 'Who has it from now on', 0) given!: string[];
  @Ids(MOST_TOGETHER, 'Who has it no more', 0) taken!: string[];
}

export class SetRoleReply {
  @Whole(0, 2 * MOST_TOGETHER, 'For how many it changed') changed!: number;
}

export const SetRole = defineCommand({
  type: 'provisioning.set_role.v1',
  owner: 'identity-service',
  summary: 'Gives a role to some and takes it from others, to all of them or to none.',
  personalData: 'none',
  payload: SetRolePayload,
  reply: SetRoleReply,
  roles: [],
  examples: [{ role: 'practitioner', given: [EXAMPLE.personId], taken: [] }],
});
