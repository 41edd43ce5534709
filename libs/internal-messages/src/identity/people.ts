import { defineQuery, EXAMPLE } from '@hub/contracts';
import { ClosedDays, NamedPerson, NoPayload, PersonEntry } from '@hub/contracts/identity';
import {
  AuthorityCode,
  Flag,
  Id,
  Ids,
  Instant,
  NestedList,
  Optional,
  Text,
} from '@hub/contracts/shape';

export class FindPersonPayload {
  @Id('The person') personId!: string;
}

/** With what decides what they may do. */
export class PersonView extends PersonEntry {
  @Optional() @Flag('Their checks are in date; absent where no date is known') checked?: boolean;
  @Optional() @Flag('Their training is in date; absent where no date is known') trained?: boolean;
  @Optional() @Ids(50, 'Their other posts; absent where they have one') otherPosts?: string[];
  @Optional() @Instant('Sign-ins from before it count no more') signInsFrom?: string;
}

const PERSON_EXAMPLE = { personId: EXAMPLE.personId };

export const FindPerson = defineQuery({
  type: 'directory.find_person.v1',
  on: { object: 'person', id: 'personId' },
  owner: 'identity-service',
  summary: 'Finds a member of staff by id.',
  personalData: 'identity',
  payload: FindPersonPayload,
  reply: PersonView,
  roles: [],
  examples: [PERSON_EXAMPLE],
});

class FindClosedDaysPayload {
  @Id('The organisation') organisationId!: string;
}

export class FoundClosedDays {
  @AuthorityCode('The authority that answers for its staff') authority!: string;
  @NestedList(() => ClosedDays, 80, 'Its own and those of its cluster, from today on')
  closed!: ClosedDays[];
}

export const FindClosedDays = defineQuery({
  type: 'organisation.find_closed_days.v1',
  on: { object: 'organisation', id: 'organisationId' },
  owner: 'identity-service',
  summary: 'Says when an organisation is closed beside weekends and bank holidays.',
  personalData: 'none',
  payload: FindClosedDaysPayload,
  reply: FoundClosedDays,
  roles: [],
  examples: [{ organisationId: EXAMPLE.personId }],
});

export class NamePeoplePayload {
  @Ids(500, 'Members of staff') personIds!: string[];
}

export class NamedPeople {
  @NestedList(() => NamedPerson, 500, 'Those who are known, in no order') items!: NamedPerson[];
}

export const NamePeople = defineQuery({
  type: 'person.name_some.v1',
  owner: 'identity-service',
  summary: 'Says the names and contacts of members of staff.',
  personalData: 'identity',
  payload: NamePeoplePayload,
  reply: NamedPeople,
  roles: [],
  examples: [{ personIds: [EXAMPLE.personId] }],
});

class ManagedPeople {
  @Ids(500, 'Those whose manager they are; the empty set where they are nobody’s', 0)
  personIds!: string[];
}

export const FindTeam = defineQuery({
  type: 'person.find_team.v1',
  on: { object: 'person', id: 'personId' },
  owner: 'identity-service',
  summary: 'Finds whose manager a member of staff is.',
  personalData: 'none',
  payload: FindPersonPayload,
  reply: ManagedPeople,
  roles: [],
  examples: [PERSON_EXAMPLE],
});

export class ArbitratorEntry {
  @Id('The person') personId!: string;
  @AuthorityCode('Their authority') authority!: string;
}

export class ArbitratorList {
  @NestedList(() => ArbitratorEntry, 1_000, 'By authority') items!: ArbitratorEntry[];
}

export const FindArbitrators = defineQuery({
  type: 'directory.find_arbitrators.v1',
  owner: 'identity-service',
  summary: 'Finds the people who may be appointed to decide a dispute.',
  personalData: 'none',
  payload: NoPayload,
  reply: ArbitratorList,
  roles: [],
  examples: [{}],
});

class FindClientPayload {
  @Text(100, 'OAuth client id') clientId!: string;
}

export class ClientView {
  @Text(100, 'OAuth client id') clientId!: string;
  @AuthorityCode('The authority whose system it is') authority!: string;
  @Text(64, 'SHA-256 of the secret, hexadecimal; the secret is 32 random bytes')
  secretHash!: string;
}

export const FindClient = defineQuery({
  type: 'directory.find_client.v1',
  on: { object: 'client', id: 'clientId' },
  owner: 'identity-service',
  summary: 'Finds the OAuth client of an authority’s case system.',
  personalData: 'none',
  payload: FindClientPayload,
  reply: ClientView,
  roles: [],
  examples: [{ clientId: 'authority-E09000023' }],
});
