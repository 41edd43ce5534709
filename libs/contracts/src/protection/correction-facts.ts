import { RECALL_OUTCOMES } from '../consent/recalls.js';
import { defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { AuthorityCode, Id, Instant, OneOf, Optional, Text } from '../shape/fields.js';
import {
  CORRECTED_FIELDS,
  type CorrectedField,
  CORRECTION_DECLINES,
  CORRECTION_KINDS,
  CORRECTION_LIFTS,
  CORRECTION_SUBJECTS,
  type CorrectionDecline,
  type CorrectionKind,
  type CorrectionLift,
  type CorrectionSubject,
} from './correction-terms.js';

/** What every fact of a correction tells; who else was told is in none of them. */
export class CorrectionTold {
  @Id('The correction') correctionId!: string;
  @Id('The episode') episodeId!: string;
  @OneOf(CORRECTION_KINDS, 'What is wrong') kind!: CorrectionKind;
  @OneOf(CORRECTION_SUBJECTS, 'With what') about!: CorrectionSubject;
  @Optional() @Id('The document, consent or lookup, where it is about one') aboutId?: string;
  @Optional()
  @OneOf(CORRECTED_FIELDS, 'Which fact of the episode, where it is about one')
  field?: CorrectedField;
  @Optional() @Text(40, 'The number of the incident') incident?: string;
}

export class CorrectionRaisedPayload extends CorrectionTold {
  @AuthorityCode('Who raised it') raisedBy!: string;
  @Instant('By when it is to be decided') dueAt!: string;
}

export class CorrectionDeclinedPayload extends CorrectionTold {
  @OneOf(CORRECTION_DECLINES, 'Why nothing is corrected') because!: CorrectionDecline;
}

export class CorrectionLiftedPayload extends CorrectionTold {
  @OneOf(CORRECTION_LIFTS, 'Why the document may be shared again') because!: CorrectionLift;
}

export class CorrectionNoticePayload extends CorrectionTold {
  @AuthorityCode('Who was told what was wrong, and answers') authority!: string;
  @Instant('By when it must answer') dueAt!: string;
}

export class CorrectionAnsweredPayload extends CorrectionNoticePayload {
  @OneOf(RECALL_OUTCOMES, 'What it did') outcome!: (typeof RECALL_OUTCOMES)[number];
}

const FACT = {
  owner: 'episode-service',
  audience: 'member',
  subject: 'correctionId',
  personalData: 'none',
  weighty: true,
} as const;
const TOLD: CorrectionTold = {
  correctionId: EXAMPLE.correctionId,
  episodeId: EXAMPLE.episodeId,
  kind: 'sent_too_wide',
  about: 'document',
  aboutId: EXAMPLE.documentId,
};
const NOTICE = { ...TOLD, authority: EXAMPLE.greenwich, dueAt: EXAMPLE.at };

export const CorrectionRaised = defineEvent({
  ...FACT,
  type: 'correction.raised.v1',
  summary: 'Something is said to be wrong: whoever answers for it approves, or declines.',
  payload: CorrectionRaisedPayload,
  examples: [{ ...TOLD, raisedBy: EXAMPLE.lewisham, dueAt: EXAMPLE.at }],
});

export const CorrectionMade = defineEvent({
  ...FACT,
  type: 'correction.made.v1',
  summary:
    'What you were told was wrong: delete it, or name your lawful ground for keeping it. One for each authority that was told.',
  payload: CorrectionNoticePayload,
  examples: [NOTICE],
});

export const CorrectionDeclined = defineEvent({
  ...FACT,
  type: 'correction.declined.v1',
  summary: 'What was said to be wrong stays as it is. For who raised it and who answers for it.',
  payload: CorrectionDeclinedPayload,
  examples: [{ ...TOLD, because: 'is_right' }],
});

export const CorrectionLifted = defineEvent({
  ...FACT,
  type: 'correction.lifted.v1',
  summary:
    'A document that was held back as wrongly sent may be shared again: ask for its release. One for each authority that was told of the correction, and for who raised it.',
  payload: CorrectionLiftedPayload,
  examples: [{ ...TOLD, because: 'family_agreed_since' }],
});

export const CorrectionAnswered = defineEvent({
  ...FACT,
  type: 'correction.answered.v1',
  summary: 'Who was told what was wrong deleted it, or keeps it on a ground.',
  payload: CorrectionAnsweredPayload,
  examples: [{ ...NOTICE, outcome: 'deleted' }],
});

export const CorrectionReminded = defineEvent({
  ...FACT,
  type: 'correction.reminded.v1',
  summary: 'You have not yet answered a correction: delete what was wrong, or name your ground.',
  payload: CorrectionNoticePayload,
  examples: [NOTICE],
});

export const CorrectionOverdue = defineEvent({
  ...FACT,
  type: 'correction.overdue.v1',
  summary:
    'Who was told what was wrong did not answer in time: its head of service is waited for, too, and who answers for it rings.',
  payload: CorrectionNoticePayload,
  examples: [NOTICE],
});
