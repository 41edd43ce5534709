import { defineCommand, defineEvent, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import type { Role } from '../roles.js';
import { Contact } from '../shape/contact.js';
import {
  AuthorityCode,
  DateOnly,
  Flag,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  SomeOf,
  Text,
  Whole,
} from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';
import { PersonEntry } from './person-view.js';

/** Who keeps the staff of their own authority. */
export const STAFF_KEEPERS: Role[] = ['lead_caf_contact', 'service_manager', 'head_of_service'];

/** Roles that an authority gives itself. Who is lead CAF contact follows its entry. */
export const GIVEN_ROLES = [
  'practitioner',
  'service_manager',
  'head_of_service',
  'data_protection_officer',
] as const;
export type GivenRole = (typeof GIVEN_ROLES)[number];

/** What an authority says of a member of its staff. */
class StaffTerms {
  @Nested(() => Contact, 'Name, post, team, and how to reach them at work') contact!: Contact;
  @SomeOf(GIVEN_ROLES, 'What they may do; none that is above your own') roles!: GivenRole[];
  @Optional()
  @Id('Whom they work for, where it is not the authority itself')
  organisationId?: string;
  @Optional() @Id('Their manager, of the same authority') managerId?: string;
  @Optional() @DateOnly('The last day on which their checks are in date') checkedUntil?: string;
  @Optional() @DateOnly('The last day on which their training is in date') trainedUntil?: string;
}

export class RegisterPersonPayload extends StaffTerms {
  @Text(60, 'With what they sign in; nobody else has it', 3) username!: string;
}

export class ChangePersonPayload extends StaffTerms {
  @Id('The person') personId!: string;
}

export class StaffPayload {
  @Id('The person') personId!: string;
}

export class RenewSignInPayload extends StaffPayload {
  @Optional()
  @Flag('For this post alone, which is then none of several of theirs any more')
  alone?: boolean;
}

export class VerifyPersonPayload extends StaffPayload {
  @Flag('Their authority has seen who they are; false takes it back') verified!: boolean;
}

const STAYS_ENDED = ['left', 'moved', 'registered_twice'] as const;

export class EndPersonPayload extends StaffPayload {
  @OneOf(STAYS_ENDED, 'Why they act here no more') because!: (typeof STAYS_ENDED)[number];
}

/** A member of staff, as those see them who keep the staff of their authority. */
export class StaffView extends PersonEntry {
  @Text(60, 'With what they sign in') username!: string;
  @Optional() @Id('Their manager') managerId?: string;
  @Optional() @DateOnly('The last day on which their checks are in date') checkedUntil?: string;
  @Optional() @DateOnly('The last day on which their training is in date') trainedUntil?: string;
  @Optional()
  @Flag(
    'It is one of several posts of theirs, of yours or other authorities: they sign in to all alike',
  )
  severalPosts?: true;
  @Optional() @Id('As whose post it is offered; they have not answered') offeredTo?: string;
  @Optional() @Instant('Since when it is offered') offeredAt?: string;
  @Optional()
  @Instant('Until when they may accept it; offer it again where that is over, or take it back')
  offeredUntil?: string;
  @Optional()
  @Flag('Nobody acts in this post before you verify them: they sign in with means from elsewhere')
  held?: true;
  @Optional() @Instant('Since when they act here no more') endedAt?: string;
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

/** What somebody needs to sign in; said once, and kept nowhere in the clear. */
export class EnrolledPerson extends StaffView {
  @Text(40, 'Their password') password!: string;
  @Text(80, 'Secret of their one-time codes, base32 (RFC 6238)') codeSecret!: string;
}

export class ListStaffPayload extends PageQuery {
  @Optional() @Flag('Those who act here no more, instead of those who do') ended?: boolean;
  @Optional()
  @Flag('Those alone whose post is offered to somebody who has not answered')
  offered?: boolean;
}

export class StaffPage {
  @NestedList(() => StaffView, 100, 'By name') items!: StaffView[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

const TERMS = {
  contact: { name: 'Ama Mensah', role: 'Family support worker', team: 'Early Help' },
  roles: ['practitioner'] as GivenRole[],
  checkedUntil: '2029-03-31',
};
const PERSON = { personId: EXAMPLE.personId };
const CHANGES = { success: 200, versioned: true, heedsVersion: true } as const;
const about = { on: { object: 'person', id: 'personId' }, owner: 'identity-service' } as const;

export const RegisterPerson = defineCommand({
  type: 'person.register.v1',
  owner: 'identity-service',
  summary:
    'Registers a member of your staff, not verified yet, and says once with what they sign in.',
  personalData: 'identity',
  payload: RegisterPersonPayload,
  reply: EnrolledPerson,
  roles: STAFF_KEEPERS,
  http: { method: 'POST', path: '/v1/people', success: 201, versioned: true },
  examples: [{ ...TERMS, username: 'ama.mensah' }],
  counterExamples: {
    'a role that follows the entry': { ...TERMS, username: 'x.y', roles: ['lead_caf_contact'] },
    'no role': { ...TERMS, username: 'x.y', roles: [] },
  },
});

export const ChangePerson = defineCommand({
  ...about,
  type: 'person.change.v1',
  summary:
    'Says anew what a member of your staff does, where, and until when they are in date. With other roles they sign in anew.',
  personalData: 'identity',
  payload: ChangePersonPayload,
  reply: StaffView,
  roles: STAFF_KEEPERS,
  http: {
    method: 'POST',
    path: '/v1/people/{personId}/changes',
    success: 200,
    versioned: true,
    conditional: true,
  },
  examples: [{ ...PERSON, ...TERMS }],
});

export const VerifyPerson = defineCommand({
  ...about,
  type: 'person.verify.v1',
  summary:
    'Says that your authority has seen who somebody is. Whoever registered them, or gave them new means to sign in, does not.',
  personalData: 'none',
  payload: VerifyPersonPayload,
  reply: StaffView,
  roles: STAFF_KEEPERS,
  http: {
    method: 'POST',
    path: '/v1/people/{personId}/verification',
    ...CHANGES,
  },
  examples: [{ ...PERSON, verified: true }],
});

export const EndPerson = defineCommand({
  ...about,
  type: 'person.end.v1',
  summary:
    'Says that somebody acts for your authority no more: they are signed out within a minute, and each case that they lead waits for another lead.',
  personalData: 'none',
  payload: EndPersonPayload,
  reply: StaffView,
  roles: STAFF_KEEPERS,
  http: { method: 'POST', path: '/v1/people/{personId}/end', ...CHANGES },
  examples: [{ ...PERSON, because: 'left' }],
});

export const RenewSignIn = defineCommand({
  ...about,
  type: 'person.renew_sign_in.v1',
  summary:
    'Gives somebody who lost theirs a new password and a new secret for one-time codes, said once; for all posts of theirs. Whoever is signed in with the old ones is out within half a minute. Until another person verifies them anew they are not verified, and at other authorities they do not act.',
  personalData: 'identity',
  payload: RenewSignInPayload,
  reply: EnrolledPerson,
  roles: STAFF_KEEPERS,
  http: { method: 'POST', path: '/v1/people/{personId}/sign-in', ...CHANGES },
  examples: [PERSON, { ...PERSON, alone: true }],
});

export const ReadStaff = defineQuery({
  ...about,
  type: 'person.read_staff.v1',
  summary: 'What your authority keeps about a member of its staff.',
  personalData: 'identity',
  payload: StaffPayload,
  reply: StaffView,
  roles: STAFF_KEEPERS,
  http: { method: 'GET', path: '/v1/staff/{personId}', success: 200, versioned: true },
  examples: [PERSON],
});

export const ListStaff = defineQuery({
  type: 'person.list_staff.v1',
  owner: 'identity-service',
  summary: 'Lists the staff of your authority, those who act here or those who do no more.',
  personalData: 'identity',
  payload: ListStaffPayload,
  reply: StaffPage,
  roles: STAFF_KEEPERS,
  http: { method: 'GET', path: '/v1/staff', success: 200 },
  examples: [{}, { ended: true, limit: 20 }, { offered: true }],
});

export class PersonEndedPayload {
  @Id('The person') personId!: string;
  @AuthorityCode('For whom they acted') authority!: string;
  @Instant('Since when they act there no more') endedAt!: string;
}

export const PersonEnded = defineEvent({
  type: 'person.ended.v1',
  owner: 'identity-service',
  audience: 'member',
  subject: 'personId',
  summary: 'Somebody acts for your authority no more. Each case that they lead waits for another.',
  personalData: 'none',
  payload: PersonEndedPayload,
  examples: [{ ...PERSON, authority: EXAMPLE.lewisham, endedAt: EXAMPLE.at }],
});
