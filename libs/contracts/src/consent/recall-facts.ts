import { defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCode, Id, Instant, OneOf } from '../shape/fields.js';
import { RECALL_OUTCOMES } from './recalls.js';

const BASE = { owner: 'consent-service', personalData: 'none' } as const;

/** What every event of a recall tells. */
class RecallProgress {
  @Id('The consent') consentId!: string;
  @AuthorityCode('The holder') holder!: string;
  @Instant('By when it must answer') dueAt!: string;
}

const EVENT = {
  ...BASE,
  audience: 'member',
  subject: 'consentId',
  payload: RecallProgress,
} as const;
const PROGRESS: RecallProgress = {
  consentId: EXAMPLE.consentId,
  holder: EXAMPLE.southwark,
  dueAt: EXAMPLE.at,
};

export const RecallReminded = defineEvent({
  ...EVENT,
  type: 'recall.reminded.v1',
  weighty: true,
  summary:
    'You have not yet answered a recall: delete what was shared, or name your lawful ground.',
  examples: [PROGRESS],
});

export const RecallEscalated = defineEvent({
  ...EVENT,
  type: 'recall.escalated.v1',
  weighty: true,
  summary:
    'A holder did not answer a recall in time. For its lead CAF contact and that of who recorded the consent.',
  examples: [PROGRESS],
});

class RecallAnsweredPayload extends RecallProgress {
  @OneOf(RECALL_OUTCOMES, 'What it did') outcome!: (typeof RECALL_OUTCOMES)[number];
}

export const RecallAnswered = defineEvent({
  ...EVENT,
  type: 'recall.answered.v1',
  weighty: true,
  payload: RecallAnsweredPayload,
  summary: 'A holder enforced a recall. For who recorded the consent.',
  examples: [{ ...PROGRESS, outcome: 'deleted' }],
});
