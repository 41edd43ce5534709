import { defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Id, Instant, NestedList } from '../shape/fields.js';
import { Waiting } from '../shape/waiting.js';

const BASE = {
  owner: 'episode-service',
  audience: 'member',
  subject: 'consentId',
  personalData: 'none',
} as const;

export class ConsentExpiryNearPayload {
  @Id('The consent') consentId!: string;
  @Id('The episode that goes on under it') episodeId!: string;
  @Instant('From when on it is no longer in force') expiresAt!: string;
  @NestedList(() => Waiting, 1, 'The Lead Professional') waits!: Waiting[];
}

export const ConsentExpiryNear = defineEvent({
  ...BASE,
  type: 'consent_expiry.near.v1',
  summary:
    'The consent that an episode goes on under ends within 30 days, told once more within 7. For the Lead Professional and who recorded it.',
  payload: ConsentExpiryNearPayload,
  examples: [
    {
      consentId: EXAMPLE.consentId,
      episodeId: EXAMPLE.episodeId,
      expiresAt: EXAMPLE.at,
      waits: [
        {
          step: 'renew_consent',
          authority: EXAMPLE.lewisham,
          personId: EXAMPLE.personId,
          dueAt: EXAMPLE.at,
        },
      ],
    },
  ],
});

export class ConsentExpiryOverPayload {
  @Id('The consent') consentId!: string;
  @Id('The episode') episodeId!: string;
  @NestedList(() => Waiting, 1, 'Nobody any more') waits!: Waiting[];
}

export const ConsentExpiryOver = defineEvent({
  ...BASE,
  type: 'consent_expiry.over.v1',
  summary:
    'Nobody has to renew that consent any more: another took its place, it ended, or the episode did.',
  payload: ConsentExpiryOverPayload,
  examples: [{ consentId: EXAMPLE.consentId, episodeId: EXAMPLE.episodeId, waits: [] }],
});
