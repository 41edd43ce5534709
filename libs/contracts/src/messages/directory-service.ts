import { defineCommand, defineQuery } from '../catalogue.js';
import { EXAMPLE } from '../examples.js';
import { ROLES, type Role } from '../roles.js';
import { Contact } from '../shape/contact.js';
import { AuthorityCode, AuthorityCodes, DateOnly, Flag, Id, Nested, NestedList, OneOf, Optional, SomeOf, Text, Whole } from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';

export const SERVICE_ACCESS = ['universal', 'residents_only', 'named_protocol'] as const;
export const NEED_TERMS = [
  'mental_health',
  'speech_and_language',
  'parenting',
  'housing',
  'education',
  'disability',
  'substance_misuse',
  'activities',
] as const;

const EVERYONE: Role[] = [...ROLES];

export class AuthorityView {
  @AuthorityCode('GSS code') code!: string;
  @Text(80, 'Name as shown on screen') name!: string;
  @Nested(() => Contact, 'Whom to contact about a CAF') leadCafContact!: Contact;
  @DateOnly('When the authority last confirmed this contact') confirmedOn!: string;
}

export class AuthorityList {
  @NestedList(() => AuthorityView, 33, 'All 33, by code') items!: AuthorityView[];
}

export class NoPayload {}

export class ReadAuthorityPayload {
  @AuthorityCode('GSS code') gss!: string;
}

export const ListAuthorities = defineQuery({
  type: 'directory.list_authorities.v1',
  owner: 'directory-service',
  summary: 'Lists the 33 authorities with their lead CAF contacts.',
  personalData: 'identity',
  payload: NoPayload,
  reply: AuthorityList,
  roles: EVERYONE,
  http: { method: 'GET', path: '/v1/authorities', success: 200 },
  examples: [{}],
});

export const ReadAuthority = defineQuery({
  type: 'directory.read_authority.v1',
  owner: 'directory-service',
  summary: 'Shows an authority and its lead CAF contact.',
  personalData: 'identity',
  payload: ReadAuthorityPayload,
  reply: AuthorityView,
  roles: EVERYONE,
  http: { method: 'GET', path: '/v1/authorities/{gss}', success: 200 },
  examples: [{ gss: EXAMPLE.lewisham }],
  counterExamples: { 'an authority outside London': { gss: 'E08000003' } },
});

export class FindServicesPayload extends PageQuery {
  @Optional() @OneOf(NEED_TERMS, 'Kind of need') need?: (typeof NEED_TERMS)[number];
  @Optional() @Whole(0, 25, 'Age of the child in years') age?: number;
  @Optional() @AuthorityCode('Where the child lives: residents-only services of other authorities are left out') authority?: string;
}

export class ServiceView {
  @Text(100, 'Identifier in Open Referral UK') id!: string;
  @Text(300, 'Name') name!: string;
  @Optional() @Text(5000, 'Description') description?: string;
  @AuthorityCode('The authority that offers it') authority!: string;
  @OneOf(NEED_TERMS, 'Kind of need') need!: (typeof NEED_TERMS)[number];
  @OneOf(SERVICE_ACCESS, 'Who may use it') access!: (typeof SERVICE_ACCESS)[number];
  @Text(300, 'Why a child living in the authority asked for may use it') because!: string;
  @Optional() @AuthorityCodes('Under a named protocol: the authorities it is open to') openTo?: string[];
  @Optional() @Whole(0, 150, 'From this age') minimumAge?: number;
  @Optional() @Whole(0, 150, 'Up to this age') maximumAge?: number;
  @Optional() @Text(500, 'Web page') url?: string;
  @Optional() @Text(200, 'E-mail') email?: string;
}

export class ServicePage {
  @NestedList(() => ServiceView, 100, 'By name') items!: ServiceView[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

export const FindServices = defineQuery({
  type: 'directory.find_services.v1',
  owner: 'directory-service',
  summary: 'Finds services by need, age and home authority, and says who may use them.',
  personalData: 'none',
  payload: FindServicesPayload,
  reply: ServicePage,
  roles: EVERYONE,
  http: { method: 'GET', path: '/v1/services', success: 200 },
  examples: [{ need: 'mental_health', age: 14, authority: EXAMPLE.lewisham }],
  counterExamples: { 'an age that is no number': { age: 'old' }, 'a need that does not exist': { need: 'luck' } },
});

export class FindPersonPayload {
  @Id('The person') personId!: string;
}

export class PersonView {
  @Id('The person') id!: string;
  @Text(20, 'GSS code, or hub for operations staff') authority!: string;
  @Nested(() => Contact, 'How to reach them') contact!: Contact;
  @SomeOf(ROLES, 'What they may do') roles!: Role[];
  @Flag('Verified by their authority') verified!: boolean;
}

const PERSON_EXAMPLE = { personId: EXAMPLE.personId };

export const FindPerson = defineQuery({
  type: 'directory.find_person.v1',
  owner: 'directory-service',
  summary: 'Finds a member of staff by id.',
  personalData: 'identity',
  payload: FindPersonPayload,
  reply: PersonView,
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
  owner: 'directory-service',
  summary: 'Finds the people who may be appointed to decide a dispute.',
  personalData: 'none',
  payload: NoPayload,
  reply: ArbitratorList,
  roles: [],
  examples: [{}],
});

export class CheckPasswordPayload {
  @Text(200, 'User name') username!: string;
  @Text(200, 'Password') password!: string;
}

export class CheckOneTimeCodePayload {
  @Id('The person') personId!: string;
  @Text(10, 'One-time code of six digits') code!: string;
}

export const CheckPassword = defineCommand({
  type: 'directory.check_password.v1',
  owner: 'directory-service',
  summary: 'Checks the first factor at sign-in; counts failures and locks for a while after ten.',
  personalData: 'identity',
  payload: CheckPasswordPayload,
  reply: PersonView,
  roles: [],
  examples: [{ username: 'ada.okafor@lewisham.example', password: 'correct horse' }],
});

export const CheckOneTimeCode = defineCommand({
  type: 'directory.check_code.v1',
  owner: 'directory-service',
  summary: 'Checks the second factor at sign-in; each code works once.',
  personalData: 'identity',
  payload: CheckOneTimeCodePayload,
  reply: PersonView,
  roles: [],
  examples: [{ ...PERSON_EXAMPLE, code: '123456' }],
});

export class FindClientPayload {
  @Text(100, 'OAuth client id') clientId!: string;
}

export class ClientView {
  @Text(100, 'OAuth client id') clientId!: string;
  @AuthorityCode('The authority whose system it is') authority!: string;
  @Text(64, 'SHA-256 of the secret, hexadecimal; the secret is 32 random bytes') secretHash!: string;
}

export const FindClient = defineQuery({
  type: 'directory.find_client.v1',
  owner: 'directory-service',
  summary: 'Finds the OAuth client of an authority’s case system.',
  personalData: 'none',
  payload: FindClientPayload,
  reply: ClientView,
  roles: [],
  examples: [{ clientId: 'authority-E09000023' }],
});

