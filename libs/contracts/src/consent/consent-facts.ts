import { defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import {
  AuthorityCode,
  Id,
  Ids,
  Instant,
  Nested,
  OneOf,
  Optional,
  SomeOf,
} from '../shape/fields.js';
import { CONSENT_SCOPES, ConsentRecipients } from './consent-terms.js';

export class ConsentGrantedPayload {
  @Id('The consent') consentId!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that recorded it') authority!: string;
  @SomeOf(CONSENT_SCOPES, 'What may be shared') scope!: (typeof CONSENT_SCOPES)[number][];
  @Nested(() => ConsentRecipients, 'With whom') recipientRule!: ConsentRecipients;
  @Optional() @Instant('From when on it is no longer in force') expiresAt?: string;
  @Instant('When the hub recorded it') recordedAt!: string;
  @Optional()
  @Ids(
    50,
    'Consents that ended before, in whose place an episode that had stopped goes on under it',
  )
  renews?: string[];
}

export const ConsentGranted = defineEvent({
  type: 'consent.granted.v1',
  weighty: true,
  owner: 'consent-service',
  audience: 'member',
  tracked: true,
  subject: 'consentId',
  summary:
    'A family agreed to sharing. Told to each recipient, also to those who become counterparts later.',
  personalData: 'none',
  payload: ConsentGrantedPayload,
  examples: [
    {
      consentId: EXAMPLE.consentId,
      episodeId: EXAMPLE.episodeId,
      authority: EXAMPLE.lewisham,
      scope: ['existence', 'contact'],
      recipientRule: { kind: 'listed', authorities: [EXAMPLE.greenwich, EXAMPLE.southwark] },
      recordedAt: EXAMPLE.at,
    },
  ],
});

/** `other_child`: it was given for another child than the episode is of. */
export const CONSENT_ENDINGS = ['withdrawn', 'expired', 'superseded', 'other_child'] as const;

/**
 * `narrowed`: still in force, but by a later refusal no longer for those who are told. `voided`:
 * the episode was of the wrong child.
 */
const RECALL_CAUSES = [...CONSENT_ENDINGS, 'narrowed', 'voided'] as const;

export class ConsentWithdrawnPayload {
  @Id('The consent') consentId!: string;
  @Id('The episode') episodeId!: string;
  @AuthorityCode('The authority that recorded the consent') authority!: string;
  @Optional()
  @OneOf(RECALL_CAUSES, 'Why; withdrawn where nothing is said')
  because?: (typeof RECALL_CAUSES)[number];
  @Optional() @Id('The consent that took its place') supersededBy?: string;
  @Optional()
  @Id('The child’s own consent, under which the episode goes on')
  continuesUnder?: string;
  @Instant('From when it is no longer in force') withdrawnAt!: string;
}

export const ConsentWithdrawn = defineEvent({
  type: 'consent.withdrawn.v1',
  weighty: true,
  owner: 'consent-service',
  audience: 'member',
  tracked: true,
  subject: 'consentId',
  summary:
    'A consent is no longer in force for you: stop using and delete what was shared under it, and answer with recall.answer.v1.',
  personalData: 'none',
  payload: ConsentWithdrawnPayload,
  examples: [
    {
      consentId: EXAMPLE.consentId,
      episodeId: EXAMPLE.episodeId,
      authority: EXAMPLE.lewisham,
      because: 'withdrawn',
      withdrawnAt: EXAMPLE.at,
    },
  ],
});
