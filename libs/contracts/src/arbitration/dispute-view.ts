import { ROLES, type Role } from '../roles.js';
import {
  AuthorityCode,
  AuthorityCodes,
  Flag,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  PersonId,
  SomeOf,
  Text,
  Whole,
} from '../shape/fields.js';
import { Waiting } from '../shape/waiting.js';
import { FundingTerms } from './funding.js';
import {
  DISPUTE_KINDS,
  DISPUTE_STATES,
  type DisputeKind,
  REOPENING_GROUNDS,
  REPLACED_BECAUSE,
  type ReopeningGround,
  STAGE_ENDINGS,
} from './dispute-terms.js';

export class EvidenceItem {
  @Optional()
  @Id('A document of the episode’s folder, read under the rules of release')
  documentId?: string;
  @Text(200, 'What it is') title!: string;
  @Optional() @Text(200, 'Where it stands in the authority’s own system') ownReference?: string;
}

export class StatementView {
  @Id('The statement') id!: string;
  @AuthorityCode('Whose it is') authority!: string;
  @PersonId('Who wrote it') personId!: string;
  @Whole(0, 4, 'On which rung') stage!: number;
  @Instant('When it was written last') at!: string;
  @Text(5000, 'What it says') text!: string;
  @Flag('Final: it stays as it is. A draft is seen by its authority alone') submitted!: boolean;
  @Optional()
  @Flag('The other parties read it at once, and not only when each of them has sent its own')
  open?: boolean;
  @NestedList(
    () => EvidenceItem,
    20,
    'Documents of the episode’s folder, or references to the authority’s own system',
  )
  evidence!: EvidenceItem[];
}

export class OfferAnswer {
  @AuthorityCode('Who answered') authority!: string;
  @OneOf(['accepts', 'rejects'], 'How') answer!: 'accepts' | 'rejects';
  @Optional() @Text(1000, 'Why') reason?: string;
  @Instant('When') at!: string;
}

export class OfferView {
  @Id('The offer') id!: string;
  @AuthorityCode('Who made it') authority!: string;
  @Whole(0, 4, 'On which rung') stage!: number;
  @Instant('When') at!: string;
  @Text(2000, 'On what terms it would end the dispute') terms!: string;
  @Optional() @AuthorityCode('Who would lead') ledBy?: string;
  @Optional() @Nested(() => FundingTerms, 'Who would pay what') funding?: FundingTerms;
  @NestedList(() => OfferAnswer, 33, 'Answers; it binds once all other parties accept')
  answers!: OfferAnswer[];
}

export class StageView {
  @Whole(0, 4, 'Rung of the escalation ladder') stage!: number;
  @Instant('When it came there') enteredAt!: string;
  @Optional() @Instant('When it left') leftAt?: string;
  @Optional() @OneOf(STAGE_ENDINGS, 'How') how?: (typeof STAGE_ENDINGS)[number];
  @AuthorityCodes('Parties that answered on this rung', 0) answered!: string[];
  @AuthorityCodes('Parties that let its clock run out without an answer', 0) missed!: string[];
}

export class ArbitratorView {
  @AuthorityCode('Their authority, which is no party') authority!: string;
  @PersonId('The person') personId!: string;
  @Instant('When they were appointed') appointedAt!: string;
  @Optional()
  @OneOf(REPLACED_BECAUSE, 'Why they were replaced')
  replacedBecause?: (typeof REPLACED_BECAUSE)[number];
}

export class CarriedOut {
  @AuthorityCode('The party') authority!: string;
  @Instant('Since when it stands on its record') recordedAt!: string;
  @Optional() @Instant('When it confirmed that it has done its part') carriedOutAt?: string;
  @Optional()
  @Whole(1, 1_000, 'How often its clock ran out before that')
  missed?: number;
}

export class QuestionAnswer {
  @AuthorityCode('Who answered') authority!: string;
  @PersonId('Through whom') personId!: string;
  @Instant('When') at!: string;
  @Text(5000, 'What it answered') text!: string;
  @NestedList(() => EvidenceItem, 20, 'What supports it') evidence!: EvidenceItem[];
}

/** What the arbitrator asks; the parties read each other’s answers. */
export class QuestionView {
  @Id('The question') id!: string;
  @PersonId('The arbitrator') askedBy!: string;
  @Instant('When') at!: string;
  @Text(2000, 'What is asked') text!: string;
  @AuthorityCodes('Of whom') parties!: string[];
  @Instant('By when they answer') dueAt!: string;
  @NestedList(() => QuestionAnswer, 33, 'Answers, oldest first') answers!: QuestionAnswer[];
  @AuthorityCodes('Who did not answer in time', 0) missed!: string[];
}

export class OutcomeView {
  @OneOf(['agreed', 'decided'], 'By the parties, or by the arbitrator') how!: 'agreed' | 'decided';
  @Text(2000, 'What binds the parties') terms!: string;
  @Optional() @Text(5000, 'Why') reasons?: string;
  @Optional() @AuthorityCode('Who is to lead') ledBy?: string;
  @Optional() @Nested(() => FundingTerms, 'Who pays what') funding?: FundingTerms;
  @Optional() @PersonId('The arbitrator') decidedBy?: string;
  @Whole(0, 4, 'On which rung') stage!: number;
  @Instant('When') at!: string;
  @Optional() @Instant('By when each party is to have carried it out') dueAt?: string;
  @NestedList(
    () => CarriedOut,
    33,
    'Each party: that it stands on its record, and that it was carried out',
  )
  parties!: CarriedOut[];
}

/** The family said no to the hand-over that an outcome ordered. */
export class FamilyNo {
  @Id('The hand-over') transferId!: string;
  @Instant('When the hub heard of it') at!: string;
  @Optional()
  @Instant('When it was answered: the family changed its mind, or the hand-over goes on or ended')
  answeredAt?: string;
}

/** It was taken up again, and that was taken back by who had done so. */
export class FormerReopening {
  @AuthorityCode('Who took it up again; it has had its one reopening') authority!: string;
  @OneOf(REOPENING_GROUNDS, 'On what grounds') ground!: ReopeningGround;
  @Instant('When') at!: string;
  @Instant('When it took that back; the window of others stood still meanwhile')
  takenBackAt!: string;
}

export class DisputeView {
  @Id('The dispute') id!: string;
  @Id('The episode in dispute') episodeId!: string;
  @OneOf(DISPUTE_KINDS, 'What it is about') kind!: DisputeKind;
  @AuthorityCode('The authority that opened it') openedBy!: string;
  @AuthorityCodes('The other parties') respondents!: string[];
  @Text(1000, 'What is asked for') askedFor!: string;
  @Text(1000, 'The support that goes on meanwhile') supportInPlace!: string;
  @Flag('The short clocks apply') riskOfHarm!: boolean;
  @Optional() @Id('The transfer it is about') transferId?: string;
  @Optional()
  @AuthorityCode('The party that pays until there is an outcome, in a dispute about funding')
  interimPayer?: string;
  @OneOf(DISPUTE_STATES, 'Its state') state!: (typeof DISPUTE_STATES)[number];
  @Whole(0, 4, 'Rung of the escalation ladder') stage!: number;
  @Whole(1, 10_000, 'Version of the ladder it began with') ladder!: number;
  @SomeOf(ROLES, 'Roles through whose people a party speaks on that rung') speakers!: Role[];
  @Optional()
  @SomeOf(ROLES, 'Roles whose people take it to the next rung; absent before an arbitrator')
  climbers?: Role[];
  @NestedList(() => StageView, 100, 'The rungs it was on') stages!: StageView[];
  @NestedList(() => StatementView, 1_000, 'Oldest first') statements!: StatementView[];
  @AuthorityCodes('Parties whose statement you read once each party has sent its own', 0)
  withheld!: string[];
  @NestedList(() => OfferView, 200, 'Oldest first') offers!: OfferView[];
  @NestedList(() => ArbitratorView, 50, 'The last one is in office') arbitrators!: ArbitratorView[];
  @Optional()
  @NestedList(() => QuestionView, 50, 'What arbitrators asked, oldest first')
  questions?: QuestionView[];
  @Optional() @Nested(() => OutcomeView, 'What binds the parties') outcome?: OutcomeView;
  @NestedList(() => OutcomeView, 50, 'Outcomes after which it was opened again')
  earlierOutcomes!: OutcomeView[];
  @Optional()
  @OneOf(
    REOPENING_GROUNDS,
    'On what grounds it was taken up again; its last outcome stands meanwhile',
  )
  reopenedOn?: ReopeningGround;
  @Optional()
  @Nested(() => FamilyNo, 'The family says no to the hand-over that was ordered; the order stands')
  familyNo?: FamilyNo;
  @NestedList(() => Waiting, 150, 'Who must do what, by when') waits!: Waiting[];
  @Instant('When it was opened') openedAt!: string;
  @Optional()
  @Instant('When it was opened again; absent once that was taken back')
  reopenedAt?: string;
  @Optional()
  @AuthorityCode('Who opened it again, and may take that back')
  reopenedBy?: string;
  @Optional()
  @NestedList(() => FormerReopening, 33, 'Reopenings that were taken back, oldest first')
  formerReopenings?: FormerReopening[];
  @Optional() @Instant('When it ended') endedAt?: string;
  @Optional()
  @Text(1000, 'Why it ended without an outcome, was opened again, or why that was taken back')
  because?: string;
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}

export class DisputePage {
  @NestedList(() => DisputeView, 100, 'Newest first') items!: DisputeView[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}
