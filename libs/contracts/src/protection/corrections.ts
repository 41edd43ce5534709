import { RecallAnswer } from '../consent/recalls.js';
import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { CLIMB_ROLES } from '../roles.js';
import { Id, OneOf, Optional, Text } from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';
import {
  CORRECTION_DECLINES,
  CORRECTION_LIFTS,
  CORRECTION_STATES,
  type CorrectionDecline,
  type CorrectionLift,
  type CorrectionState,
} from './correction-terms.js';
import { CorrectionPage, CorrectionSubjectView, CorrectionView } from './correction-view.js';

export class RaiseCorrectionPayload extends CorrectionSubjectView {
  @Optional()
  @Text(64, 'The right reference; with the fact `own_reference` alone')
  ownReference?: string;
}

export class CorrectionPayload {
  @Id('The correction') correctionId!: string;
}

export class DeclineCorrectionPayload extends CorrectionPayload {
  @OneOf(CORRECTION_DECLINES, 'Why nothing is corrected') because!: CorrectionDecline;
}

export class LiftCorrectionPayload extends CorrectionPayload {
  @OneOf(CORRECTION_LIFTS, 'Why the document may be shared again') because!: CorrectionLift;
}

export class AnswerCorrectionPayload extends RecallAnswer {
  @Id('The correction') correctionId!: string;
}

export class ListCorrectionsPayload extends PageQuery {
  @Optional()
  @OneOf(['me'], 'Those alone that your authority was told of, and answers')
  told?: 'me';
  @Optional()
  @OneOf(CORRECTION_STATES, 'Those in this state alone')
  state?: CorrectionState;
}

const OWNER = { owner: 'episode-service', personalData: 'none', reply: CorrectionView } as const;
const ON = { object: 'correction', id: 'correctionId' } as const;
const PEOPLE = ['practitioner', ...CLIMB_ROLES] as const;
const READERS = [...PEOPLE, 'data_protection_officer', 'authority_system'] as const;
const WRONG_REFERENCE: RaiseCorrectionPayload = {
  episodeId: EXAMPLE.episodeId,
  kind: 'wrong_fact',
  about: 'episode_fact',
  field: 'own_reference',
  ownReference: 'LEW-2026-00421',
  because: 'typing_error',
};
const NAMED = { correctionId: EXAMPLE.correctionId };
const PATH = '/v1/corrections/{correctionId}';

export const RaiseCorrection = defineCommand({
  ...OWNER,
  type: 'correction.raise.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'Somebody said that something on your record is wrong',
  summary:
    'Says that something is wrong: the child, a fact, a duplicate, or more was told than the family agreed to. Another person, of the authority that answers for it, approves.',
  payload: RaiseCorrectionPayload,
  roles: PEOPLE,
  http: { method: 'POST', path: '/v1/corrections', success: 201, creates: true },
  examples: [
    WRONG_REFERENCE,
    {
      episodeId: EXAMPLE.episodeId,
      kind: 'sent_too_wide',
      about: 'document',
      aboutId: EXAMPLE.documentId,
      because: 'more_than_agreed',
    },
  ],
  counterExamples: {
    'a reason in words': { ...WRONG_REFERENCE, because: 'I mistyped it' },
    'no kind': { ...WRONG_REFERENCE, kind: undefined },
  },
});

export const ApproveCorrection = defineCommand({
  ...OWNER,
  type: 'correction.approve.v1',
  on: ON,
  words: 'A second person agreed that something on your record was wrong, and it was put right',
  summary:
    'Approves a correction, as another person than who raised it: everybody who was told what was wrong is told now, and answers.',
  payload: CorrectionPayload,
  roles: CLIMB_ROLES,
  http: { method: 'POST', path: `${PATH}/approval`, success: 200 },
  examples: [NAMED],
});

export const DeclineCorrection = defineCommand({
  ...OWNER,
  type: 'correction.decline.v1',
  on: ON,
  words: 'A second person found that what was said to be wrong on your record is right',
  summary: 'Corrects nothing, and says why. What was raised stays on record.',
  payload: DeclineCorrectionPayload,
  roles: CLIMB_ROLES,
  http: { method: 'POST', path: `${PATH}/declining`, success: 200 },
  examples: [{ ...NAMED, because: 'is_right' }],
  counterExamples: { 'a reason in words': { ...NAMED, because: 'no' } },
});

export const LiftCorrection = defineCommand({
  ...OWNER,
  type: 'correction.lift.v1',
  on: ON,
  words: 'A document that was held back as wrongly sent may be shared again',
  summary:
    'Lets a document that a correction holds back be released again, as another person than who approved it. Everybody who was told of the correction is told.',
  payload: LiftCorrectionPayload,
  roles: CLIMB_ROLES,
  http: { method: 'POST', path: `${PATH}/lifting`, success: 200 },
  examples: [{ ...NAMED, because: 'family_agreed_since' }],
  counterExamples: { 'a reason in words': { ...NAMED, because: 'they said so' } },
});

export const AnswerCorrection = defineCommand({
  ...OWNER,
  type: 'correction.answer.v1',
  on: ON,
  words: 'An authority said what it did with what it had wrongly been told',
  summary:
    'Who was told what was wrong says that it deleted it, or on what ground it keeps it, as in a recall.',
  payload: AnswerCorrectionPayload,
  roles: ['lead_caf_contact', 'authority_system'],
  http: { method: 'POST', path: `${PATH}/answer`, success: 200 },
  amqp: true,
  examples: [
    { ...NAMED, outcome: 'deleted' },
    { ...NAMED, outcome: 'kept', ground: 'legal_claim' },
  ],
  counterExamples: {
    'a ground that is none': { ...NAMED, outcome: 'kept', ground: 'might be useful' },
  },
});

export const ReadCorrection = defineQuery({
  ...OWNER,
  type: 'correction.read.v1',
  on: ON,
  words: 'Something on your record that was said to be wrong was looked at',
  summary:
    'Shows a correction to who raised it, who answers for what is wrong, and who was told of it.',
  payload: CorrectionPayload,
  roles: READERS,
  http: { method: 'GET', path: PATH, success: 200 },
  examples: [NAMED],
});

export const ListCorrections = defineQuery({
  ...OWNER,
  type: 'correction.list.v1',
  summary: 'Lists corrections that your authority raised, answers for, or was told of.',
  payload: ListCorrectionsPayload,
  reply: CorrectionPage,
  roles: READERS,
  http: { method: 'GET', path: '/v1/corrections', success: 200 },
  examples: [{}, { told: 'me', state: 'made' }],
  counterExamples: { 'told to somebody else': { told: 'them' } },
});
