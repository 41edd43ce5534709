import { defineCommand, defineEvent, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { ROLES, type Role } from '../roles.js';
import { Contact } from '../shape/contact.js';
import {
  AuthorityCode,
  DateOnly,
  Id,
  Ids,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  SomeOf,
  Text,
  Whole,
} from '../shape/fields.js';
import { Waiting } from '../shape/waiting.js';
import { WEEKDAYS, type Weekday } from '../shape/weekdays.js';

/** `fresh` up to 90 days after it was confirmed, then `due`, and `stale` after 180. */
export const FRESHNESS = ['fresh', 'due', 'stale'] as const;
export const ON_DUTY = ['lead', 'deputy', 'nobody'] as const;
export const KEY_PURPOSES = ['encryption', 'signing', 'witness', 'tls'] as const;

const EVERYONE: Role[] = [...ROLES];
/** Who may change what an authority says of itself. */
const KEEPERS: Role[] = ['lead_caf_contact', 'service_manager'];

export class TeamHours {
  @SomeOf(WEEKDAYS, 'On these days') days!: Weekday[];
  @Text(5, 'From, HH:MM in London', 5) opensAt!: string;
  @Text(5, 'To, HH:MM in London: up to 24:00; before `opensAt`, on the next day', 5)
  closesAt!: string;
}

export class Team {
  @Text(120, 'Name') name!: string;
  @Optional() @Text(40, 'Telephone') phone?: string;
  @Optional() @Text(200, 'Shared mailbox') email?: string;
  @NestedList(() => TeamHours, 7, 'When it can be reached') hours!: TeamHours[];
}

export class SystemKey {
  @Text(100, 'Key id') kid!: string;
  @OneOf(KEY_PURPOSES, 'What it is for') purpose!: (typeof KEY_PURPOSES)[number];
  @Text(100, 'SHA-256 thumbprint of the public key (RFC 7638), base64url') thumbprint!: string;
  @DateOnly('In use since') since!: string;
}

export class CaseSystem {
  @Text(120, 'Name of the product') name!: string;
  @Optional() @Text(100, 'Its OAuth client at the hub') clientId?: string;
  @NestedList(() => SystemKey, 20, 'Its public keys') keys!: SystemKey[];
}

export class AuthorityDetails {
  @Id('The lead CAF contact, a person of the authority') leadCafContactId!: string;
  @Optional()
  @Ids(5, 'Who stands in while the lead is away, in this order', 0)
  deputyIds?: string[];
  @NestedList(() => Team, 20, 'Teams and when they can be reached') teams!: Team[];
  @NestedList(() => CaseSystem, 20, 'Case systems and their keys') systems!: CaseSystem[];
}

export class TimeAway {
  @Instant('From then') from!: string;
  @Instant('Until then') until!: string;
}

export class NamedContact {
  @Id('The person') personId!: string;
  @Nested(() => Contact, 'How to reach them') contact!: Contact;
  @Optional() @Instant('Away until then') awayUntil?: string;
  @Optional()
  @NestedList(() => TimeAway, 20, 'When they are away, now and later')
  absences?: TimeAway[];
}

export class AuthorityView {
  @AuthorityCode('GSS code') code!: string;
  @Text(80, 'Name as shown on screen') name!: string;
  @Nested(
    () => Contact,
    'Whom to contact about a CAF now: the lead, or who stands in while the lead is away',
  )
  leadCafContact!: Contact;
  @OneOf(
    ON_DUTY,
    'Who that is; `nobody` where the lead and all deputies are away, and the lead is shown',
  )
  onDuty!: (typeof ON_DUTY)[number];
  @Nested(() => NamedContact, 'The lead CAF contact') lead!: NamedContact;
  @NestedList(() => NamedContact, 5, 'Who stands in, in this order') deputies!: NamedContact[];
  @NestedList(() => Team, 20, 'Teams and when they can be reached') teams!: Team[];
  @NestedList(() => CaseSystem, 20, 'Case systems and their keys') systems!: CaseSystem[];
  @DateOnly('When the authority last confirmed all this') confirmedOn!: string;
  @OneOf(FRESHNESS, 'How much to rely on it: `due` after 90 days, `stale` after 180')
  freshness!: (typeof FRESHNESS)[number];
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

export class AuthorityList {
  @NestedList(() => AuthorityView, 33, 'All 33, by code') items!: AuthorityView[];
}

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

/** What the events about an authority's contacts tell. */
export class ContactsNotice {
  @Id('The entry in the register') contactsId!: string;
  @AuthorityCode('The authority') authority!: string;
  @DateOnly('When they were last confirmed') confirmedOn!: string;
  @NestedList(() => Waiting, 5, 'Who must do what; empty where nothing is left to do')
  waits!: Waiting[];
}

const EVENT = {
  owner: 'identity-service',
  personalData: 'none',
  audience: 'member',
  subject: 'contactsId',
  payload: ContactsNotice,
} as const;
const WAITS: Waiting = {
  step: 'confirm_contacts',
  authority: EXAMPLE.lewisham,
  role: 'lead_caf_contact',
};

export const ContactsUnconfirmed = defineEvent({
  ...EVENT,
  type: 'contacts.unconfirmed.v1',
  summary: 'Your authority has not confirmed its contacts for 90 days; said again every 30 days.',
  examples: [
    {
      contactsId: EXAMPLE.contactsId,
      authority: EXAMPLE.lewisham,
      confirmedOn: '2025-11-03',
      waits: [WAITS],
    },
  ],
});

export const ContactsConfirmed = defineEvent({
  ...EVENT,
  type: 'contacts.confirmed.v1',
  summary: 'Your authority’s contacts were confirmed or changed.',
  examples: [
    {
      contactsId: EXAMPLE.contactsId,
      authority: EXAMPLE.lewisham,
      confirmedOn: '2026-03-02',
      waits: [],
    },
  ],
});
