import { KEEPING_GROUNDS, RECALL_OUTCOMES, RECALL_STATES } from '../consent/recalls.js';
import {
  AuthorityCode,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import {
  CORRECTED_BECAUSE,
  CORRECTED_FIELDS,
  type CorrectedBecause,
  type CorrectedField,
  CORRECTION_DECLINES,
  CORRECTION_KINDS,
  CORRECTION_LIFTS,
  CORRECTION_STATES,
  CORRECTION_SUBJECTS,
  type CorrectionDecline,
  type CorrectionKind,
  type CorrectionLift,
  type CorrectionState,
  type CorrectionSubject,
} from './correction-terms.js';

/** What is wrong, and with what. */
export class CorrectionSubjectView {
  @Id('The episode') episodeId!: string;
  @OneOf(CORRECTION_KINDS, 'What is wrong') kind!: CorrectionKind;
  @OneOf(CORRECTION_SUBJECTS, 'With what') about!: CorrectionSubject;
  @Optional() @Id('The document, consent or lookup, where it is about one') aboutId?: string;
  @Optional()
  @Whole(1, 100_000, 'The version of the document, where it is about one alone')
  documentVersion?: number;
  @Optional()
  @OneOf(CORRECTED_FIELDS, 'Which fact of the episode, where it is about one')
  field?: CorrectedField;
  @OneOf(CORRECTED_BECAUSE, 'How it came about') because!: CorrectedBecause;
}

/** What one authority that was told owes, and did. */
export class CorrectionNoticeView {
  @AuthorityCode('Who was told what was wrong') authority!: string;
  @OneOf(RECALL_STATES, 'Open, enforced by its answer, or overdue')
  state!: (typeof RECALL_STATES)[number];
  @Instant('When it was told of the correction') openedAt!: string;
  @Instant('By when it must answer') dueAt!: string;
  @Optional() @Instant('When it was reminded') remindedAt?: string;
  @Optional() @Instant('When its silence was climbed over') escalatedAt?: string;
  @Optional() @Instant('When it answered') answeredAt?: string;
  @Optional() @OneOf(RECALL_OUTCOMES, 'What it did') outcome?: (typeof RECALL_OUTCOMES)[number];
  @Optional()
  @OneOf(KEEPING_GROUNDS, 'On what ground it keeps it')
  ground?: (typeof KEEPING_GROUNDS)[number];
}

export class CorrectionView extends CorrectionSubjectView {
  @Id('The correction') id!: string;
  @OneOf(CORRECTION_STATES, 'How it stands') state!: CorrectionState;
  @AuthorityCode('Whose record it is, as a lookup shows it') holder!: string;
  @Text(64, 'Its reference there, as a lookup shows it') reference!: string;
  @Optional() @Text(64, 'The reference that was wrong') formerReference?: string;
  @Optional()
  @Text(40, 'The number of the incident, to be named on the telephone')
  incident?: string;
  @Optional()
  @AuthorityCode('Who raised it; to who has a part in the episode')
  raisedBy?: string;
  @AuthorityCode('Who answers for what is wrong, and approves') answers!: string;
  @Instant('When it was raised') raisedAt!: string;
  @Instant('By when it is, or was, to be decided') dueAt!: string;
  @Optional() @Instant('When it was decided') decidedAt?: string;
  @Optional()
  @OneOf(CORRECTION_DECLINES, 'Why nothing was corrected')
  declinedBecause?: CorrectionDecline;
  @Optional() @Instant('When a document that it held back was let go') liftedAt?: string;
  @Optional() @OneOf(CORRECTION_LIFTS, 'Why it was let go') liftedBecause?: CorrectionLift;
  @NestedList(
    () => CorrectionNoticeView,
    33,
    'Who was told, and did what; to who was told, their own alone',
  )
  notices!: CorrectionNoticeView[];
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

export class CorrectionPage {
  @NestedList(() => CorrectionView, 100, 'The newest first') items!: CorrectionView[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

/** That something of an episode was corrected: the original stays, marked. */
export class CorrectionMark {
  @Id('The correction') correctionId!: string;
  @OneOf(CORRECTION_KINDS, 'What was wrong') kind!: CorrectionKind;
  @OneOf(CORRECTION_SUBJECTS, 'With what') about!: CorrectionSubject;
  @Optional() @Id('The document, consent or lookup, where it was about one') aboutId?: string;
  @Optional()
  @OneOf(CORRECTED_FIELDS, 'Which fact of the episode, where it was about one')
  field?: CorrectedField;
  @Instant('When it was corrected') madeAt!: string;
}
