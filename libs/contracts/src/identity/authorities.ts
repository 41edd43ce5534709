import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { ROLES, type Role } from '../roles.js';
import { AuthorityCode, Id, Instant } from '../shape/fields.js';
import { AuthorityDetails } from './authority-details.js';
import { AuthorityList, AuthorityView } from './authority-view.js';

const EVERYONE: Role[] = [...ROLES];
/** Who may change what an authority says of itself. */
const KEEPERS: Role[] = ['lead_caf_contact', 'service_manager'];

export class NoPayload {}

export class ReadAuthorityPayload {
  @AuthorityCode('GSS code') gss!: string;
}

export class ChangeAuthorityPayload extends AuthorityDetails {
  @AuthorityCode('GSS code') gss!: string;
}

export const ListAuthorities = defineQuery({
  type: 'directory.list_authorities.v1',
  owner: 'identity-service',
  summary:
    'Lists the 33 authorities: whom to contact about a CAF now, deputies, teams, systems, and how fresh that is.',
  personalData: 'identity',
  payload: NoPayload,
  reply: AuthorityList,
  roles: EVERYONE,
  http: { method: 'GET', path: '/v1/authorities', success: 200 },
  examples: [{}],
});

export const ReadAuthority = defineQuery({
  type: 'directory.read_authority.v1',
  on: { object: 'authority', id: 'gss' },
  owner: 'identity-service',
  summary:
    'Shows an authority: whom to contact about a CAF now, deputies, teams, systems, and how fresh that is.',
  personalData: 'identity',
  payload: ReadAuthorityPayload,
  reply: AuthorityView,
  roles: EVERYONE,
  http: { method: 'GET', path: '/v1/authorities/{gss}', success: 200, versioned: true },
  examples: [{ gss: EXAMPLE.lewisham }],
  counterExamples: { 'an authority outside London': { gss: 'E08000003' } },
});

const CHANGE_EXAMPLE: ChangeAuthorityPayload = {
  gss: EXAMPLE.lewisham,
  leadCafContactId: EXAMPLE.personId,
  deputyIds: [EXAMPLE.otherPersonId],
  teams: [
    {
      name: 'Early Help',
      phone: '020 7946 0123',
      hours: [{ days: ['monday', 'friday'], opensAt: '09:00', closesAt: '17:00' }],
    },
  ],
  systems: [{ name: 'Case system', clientId: 'authority-E09000023', keys: [] }],
};

export const ChangeAuthority = defineCommand({
  type: 'directory.change_authority.v1',
  on: { object: 'authority', id: 'gss' },
  owner: 'identity-service',
  summary:
    'Your authority says anew whom to contact, its deputies, teams and systems; that confirms them.',
  personalData: 'identity',
  payload: ChangeAuthorityPayload,
  reply: AuthorityView,
  roles: KEEPERS,
  http: {
    method: 'POST',
    path: '/v1/authorities/{gss}',
    success: 200,
    versioned: true,
    conditional: true,
  },
  examples: [CHANGE_EXAMPLE],
  counterExamples: {
    'a team that is never there': {
      ...CHANGE_EXAMPLE,
      teams: [{ name: 'x', hours: [{ days: [], opensAt: '09:00', closesAt: '17:00' }] }],
    },
  },
});

export const ConfirmAuthority = defineCommand({
  type: 'directory.confirm_authority.v1',
  on: { object: 'authority', id: 'gss' },
  owner: 'identity-service',
  summary: 'Your authority confirms that its contacts are still right.',
  personalData: 'identity',
  payload: ReadAuthorityPayload,
  reply: AuthorityView,
  roles: KEEPERS,
  http: {
    method: 'POST',
    path: '/v1/authorities/{gss}/confirmation',
    success: 200,
    versioned: true,
  },
  amqp: true,
  examples: [{ gss: EXAMPLE.lewisham }],
});

export class SetAbsencePayload {
  @AuthorityCode('GSS code of the authority') gss!: string;
  @Id('The person who is away') personId!: string;
  @Instant('From then') from!: string;
  @Instant('Until then, within two years; said of an absence that runs, its new end')
  until!: string;
}

export const SetAbsence = defineCommand({
  type: 'directory.set_absence.v1',
  on: { object: 'authority', id: 'gss' },
  owner: 'identity-service',
  summary:
    'Says when a person is out of office, once or several times; the last word counts for the time it speaks of. A deputy acts for a lead CAF contact who is away.',
  personalData: 'identity',
  payload: SetAbsencePayload,
  reply: AuthorityView,
  roles: [...KEEPERS, 'practitioner', 'authority_system'],
  http: { method: 'POST', path: '/v1/authorities/{gss}/absences', success: 200, versioned: true },
  amqp: true,
  examples: [
    {
      gss: EXAMPLE.lewisham,
      personId: EXAMPLE.personId,
      from: EXAMPLE.at,
      until: '2026-03-09T09:00:00.000Z',
    },
  ],
});
