import { defineCommand, defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Contact, CONTACT_EXAMPLE } from '../shape/contact.js';
import {
  AuthorityCode,
  DateOnly,
  Flag,
  Id,
  Instant,
  Nested,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import { CHILD_EXAMPLE, ChildDetails, UNBORN_EXAMPLE } from './child-details.js';

export const POINTER_STATES = ['open', 'closed'] as const;
/** As a lookup finds it: an episode that is being started on the hub is found from then on. */
export const FOUND_STATES = [...POINTER_STATES, 'being_opened'] as const;
/** How a case of the hub ended, as far as whoever looks the child up needs it. */
export const CLOSINGS = ['needs_met', 'moved_away', 'ended_otherwise'] as const;
export const SOCIAL_CARE = ['yes', 'no', 'not_disclosed'] as const;

/** Why a pointer should never have stood in the index. */
export const POINTER_WITHDRAWALS = ['wrong_child', 'opened_in_error', 'duplicate'] as const;

/**
 * `sensitive` is answered by a person, and `shielded` by a person who first makes sure that asking
 * is no danger; neither shows where it is held.
 */
export const HANDLINGS = ['ordinary', 'sensitive', 'shielded'] as const;

export class PublishPointerPayload {
  @Text(
    64,
    'The authority’s own reference of the episode; a later pointer with it replaces this one',
  )
  reference!: string;
  @OneOf(POINTER_STATES, 'State of the episode') state!: (typeof POINTER_STATES)[number];
  @DateOnly('Opened on') openedOn!: string;
  @OneOf(SOCIAL_CARE, 'Whether social care is or was involved')
  socialCare!: (typeof SOCIAL_CARE)[number];
  @Optional() @Nested(() => Contact, 'Lead Professional') leadProfessional?: Contact;
  @Optional()
  @OneOf(HANDLINGS, 'Who answers a lookup that comes near it; `ordinary` where absent')
  handling?: (typeof HANDLINGS)[number];
  @Optional()
  @Flag('No real child: a lookup that finds it has no honest reason, and is reviewed')
  canary?: boolean;
  @Nested(
    () => ChildDetails,
    'The child; one not born yet by expectedOn and mother, and once it is, by its own details under the same reference',
  )
  child!: ChildDetails;
}

export class PointerView {
  @AuthorityCode('The authority') authority!: string;
  @Text(64, 'Its own reference') reference!: string;
  @Instant('When the hub took it in') receivedAt!: string;
}

export const POINTER_EXAMPLE: PublishPointerPayload = {
  reference: 'GRE-2025-0099',
  state: 'open',
  openedOn: '2025-11-03',
  socialCare: 'no',
  leadProfessional: CONTACT_EXAMPLE,
  child: CHILD_EXAMPLE,
};

export const PublishPointer = defineCommand({
  type: 'pointer.publish.v1',
  on: { object: 'pointer', id: 'reference' },
  owner: 'lookup-service',
  summary: 'Tells the index that your authority holds an episode, or how it has changed.',
  personalData: 'identity',
  payload: PublishPointerPayload,
  reply: PointerView,
  roles: ['authority_system'],
  http: { method: 'POST', path: '/v1/pointers', success: 201, creates: true },
  amqp: true,
  examples: [POINTER_EXAMPLE, { ...POINTER_EXAMPLE, child: UNBORN_EXAMPLE }],
  counterExamples: { 'no reference': { ...POINTER_EXAMPLE, reference: '' } },
});

export class WithdrawPointerPayload {
  @Text(64, 'The authority’s own reference of the episode') reference!: string;
  @OneOf(POINTER_WITHDRAWALS, 'Why it should not have been there')
  because!: (typeof POINTER_WITHDRAWALS)[number];
}

export class PointerWithdrawal {
  @AuthorityCode('The authority') authority!: string;
  @Text(64, 'Its own reference') reference!: string;
  @OneOf(POINTER_WITHDRAWALS, 'Why') because!: (typeof POINTER_WITHDRAWALS)[number];
  @Instant('When it was withdrawn') withdrawnAt!: string;
  @Whole(0, 1_000_000, 'How many lookups had found it; whoever made them is told') lookups!: number;
}

const WITHDRAWAL_EXAMPLE: WithdrawPointerPayload = {
  reference: POINTER_EXAMPLE.reference,
  because: 'wrong_child',
};

export const WithdrawPointer = defineCommand({
  type: 'pointer.withdraw.v1',
  on: { object: 'pointer', id: 'reference' },
  owner: 'lookup-service',
  summary:
    'Takes a pointer of your authority out of the index, and tells those whose lookups it had misled.',
  personalData: 'none',
  payload: WithdrawPointerPayload,
  reply: PointerWithdrawal,
  roles: ['authority_system', 'lead_caf_contact'],
  http: { method: 'POST', path: '/v1/pointers/{reference}/withdrawal', success: 200 },
  amqp: true,
  examples: [WITHDRAWAL_EXAMPLE],
  counterExamples: { 'no reason': { ...WITHDRAWAL_EXAMPLE, because: undefined } },
});

export class PointerWithdrawnPayload {
  @Id('Your lookup that had found it') lookupId!: string;
  @AuthorityCode('The authority that withdrew it') authority!: string;
  @Text(64, 'The reference that the lookup showed') reference!: string;
  @OneOf(POINTER_WITHDRAWALS, 'Why') because!: (typeof POINTER_WITHDRAWALS)[number];
  @Instant('When') withdrawnAt!: string;
}

export const PointerWithdrawn = defineEvent({
  type: 'pointer.withdrawn.v1',
  owner: 'lookup-service',
  audience: 'member',
  subject: 'lookupId',
  summary:
    'A record that a lookup of yours had found was not what it seemed: tell whoever acted on it, and look again.',
  personalData: 'none',
  payload: PointerWithdrawnPayload,
  examples: [
    {
      lookupId: EXAMPLE.lookupId,
      authority: EXAMPLE.greenwich,
      ...WITHDRAWAL_EXAMPLE,
      withdrawnAt: EXAMPLE.at,
    },
  ],
});
