import { defineCommand, defineQuery } from '../definition.js';
import { AGENCIES, type Agency } from '../episode/episode-start.js';
import { EXAMPLE } from '../examples.js';
import { ROLES, type Role } from '../roles.js';
import {
  AuthorityCode,
  Id,
  NestedList,
  OneOf,
  Optional,
  PersonId,
  Text,
  Whole,
} from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';
import { CLOSED_EXAMPLE, ClosedDays } from './closed-days.js';
import { OrganisationView } from './person-view.js';

/** Who keeps the organisations that their authority answers for. */
const KEEPERS: Role[] = ['lead_caf_contact', 'service_manager', 'head_of_service'];

/** What an authority says of a school, a trust or a charity whose staff it answers for. */
class OrganisationTerms {
  @Text(120, 'Its name') name!: string;
  @OneOf(AGENCIES, 'What kind of service it is') sector!: Agency;
  @Optional() @Text(6, 'Unique reference number of a school, six digits', 6) urn?: string;
  @Optional() @Text(10, 'Organisation data service code of the NHS', 3) ods?: string;
  @Optional() @Id('The cluster or trust that it belongs to, of the same authority') partOf?: string;
  @Optional() @Id('Who leads it, of the same authority: the lead head of a cluster') ledBy?: string;
  @Optional()
  @NestedList(
    () => ClosedDays,
    40,
    'When it is closed beside weekends and bank holidays, in order: clocks of what its staff must answer stand still. Those of its cluster hold as well. In a change, left out they stay as they are',
  )
  closed?: ClosedDays[];
}

export class RegisterOrganisationPayload extends OrganisationTerms {}

export class ChangeOrganisationPayload extends OrganisationTerms {
  @Id('The organisation') organisationId!: string;
}

export class ReadOrganisationPayload {
  @Id('The organisation') organisationId!: string;
}

/** An organisation as colleagues in London may know it. */
export class KeptOrganisation extends OrganisationView {
  @Optional() @Id('The cluster or trust that it belongs to') partOf?: string;
  @Optional() @PersonId('Who leads it') ledBy?: string;
  @Optional()
  @NestedList(() => ClosedDays, 40, 'When it is closed beside weekends and bank holidays')
  closed?: ClosedDays[];
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

export class ListOrganisationsPayload extends PageQuery {
  @Optional() @AuthorityCode('Of that authority; your own by default') authority?: string;
  @Optional() @Text(60, 'How a word of the name begins, two letters or more', 2) q?: string;
  @Optional() @OneOf(AGENCIES, 'What kind of service it is') sector?: Agency;
  @Optional() @Id('Those that belong to this cluster or trust') partOf?: string;
}

export class OrganisationPage {
  @NestedList(() => KeptOrganisation, 100, 'By name') items!: KeptOrganisation[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

const TERMS = { name: 'Hill Primary School', sector: 'education' as const, urn: '100001' };
const about = { on: { object: 'organisation', id: 'organisationId' } } as const;

export const RegisterOrganisation = defineCommand({
  type: 'organisation.register.v1',
  owner: 'identity-service',
  summary: 'Registers an organisation for whose staff your authority answers.',
  personalData: 'none',
  payload: RegisterOrganisationPayload,
  reply: KeptOrganisation,
  roles: KEEPERS,
  http: { method: 'POST', path: '/v1/organisations', success: 201, versioned: true },
  examples: [
    { ...TERMS, closed: [CLOSED_EXAMPLE] },
    { name: 'Northern cluster', sector: 'education', ledBy: EXAMPLE.personId },
  ],
  counterExamples: {
    'a number too short': { ...TERMS, urn: '17' },
    'a day that does not exist': { ...TERMS, closed: [{ ...CLOSED_EXAMPLE, to: '2026-02-30' }] },
  },
});

export const ChangeOrganisation = defineCommand({
  ...about,
  type: 'organisation.change.v1',
  owner: 'identity-service',
  summary: 'Says anew what an organisation is, to which cluster it belongs and who leads it.',
  personalData: 'none',
  payload: ChangeOrganisationPayload,
  reply: KeptOrganisation,
  roles: KEEPERS,
  http: {
    method: 'POST',
    path: '/v1/organisations/{organisationId}/changes',
    success: 200,
    versioned: true,
    conditional: true,
  },
  examples: [{ ...TERMS, organisationId: EXAMPLE.personId }],
});

export const ReadOrganisation = defineQuery({
  ...about,
  type: 'organisation.read.v1',
  owner: 'identity-service',
  summary: 'What an organisation is, to which cluster it belongs and who leads it.',
  personalData: 'none',
  payload: ReadOrganisationPayload,
  reply: KeptOrganisation,
  roles: [...ROLES],
  http: {
    method: 'GET',
    path: '/v1/organisations/{organisationId}',
    success: 200,
    versioned: true,
  },
  examples: [{ organisationId: EXAMPLE.personId }],
});

export const ListOrganisations = defineQuery({
  type: 'organisation.list.v1',
  owner: 'identity-service',
  summary: 'Finds organisations of an authority by name, kind of service and cluster.',
  personalData: 'none',
  payload: ListOrganisationsPayload,
  reply: OrganisationPage,
  roles: [...ROLES],
  http: { method: 'GET', path: '/v1/organisations', success: 200 },
  examples: [{ q: 'hill' }, { sector: 'education', limit: 20 }],
});
