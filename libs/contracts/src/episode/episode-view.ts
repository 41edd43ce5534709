import {
  AuthorityCode,
  AuthorityCodes,
  DateOnly,
  Flag,
  Id,
  Instant,
  Nested,
  NestedList,
  OneOf,
  Optional,
  PersonId,
  Text,
  Texts,
  Whole,
} from '../shape/fields.js';
import { ChildView } from '../shape/child-view.js';
import { FoldedHere, FoldView } from '../protection/merge-view.js';
import { CorrectionMark } from '../protection/correction-view.js';
import { ReferralView } from '../protection/referrals.js';
import { CaseContact } from '../team/contact-terms.js';
import { FamilyNeeds } from '../team/family-needs.js';
import { ShieldView } from '../protection/shield-view.js';
import { VoidingView } from '../protection/voidings.js';
import { FoundAnswerView } from './found-answers.js';
import { AGENCIES, type Agency, LevelOfNeed, URGENCIES } from './episode-start.js';

export const EPISODE_STATES = [
  'registered',
  'assessing',
  'active',
  'in_review',
  'transferring',
  'disputed',
  'stepped_up',
  'withdrawn',
  'closed',
  'voided',
  'folded',
] as const;

class StandingInView {
  @PersonId('Who leads meanwhile; ring them') personId!: string;
  @DateOnly('The last day on which they do') until!: string;
}

export class LeadProfessionalView {
  @AuthorityCode('The authority they work for') authority!: string;
  @PersonId('The person') personId!: string;
  @Whole(1, 100_000, 'Which term of office on this episode, from 1') term!: number;
  @Instant('Since when') since!: string;
  @Optional()
  @Nested(() => StandingInView, 'Who stands in for them now')
  cover?: StandingInView;
}

export class CoordinatorView {
  @AuthorityCode('The authority they work for') authority!: string;
  @PersonId('The person') personId!: string;
  @Instant('Since when') since!: string;
}

export class InitiatorView {
  @AuthorityCode('The authority they worked for') authority!: string;
  @PersonId('The person') personId!: string;
}

export class TeamMemberView {
  @Id('The membership') id!: string;
  @AuthorityCode('The authority they work for') authority!: string;
  @Optional()
  @PersonId('The person; left out where withheld, as their post would tell what they do')
  personId?: string;
  @Text(80, 'What they do in the team') role!: string;
  @Optional() @Instant('Since when; absent of who joined before that was kept') since?: string;
  @Optional()
  @Flag(
    'What they do tells something about the child: who leads and who is in the team may know it',
  )
  withheld?: true;
}

export class EpisodeView {
  @Id('The episode') id!: string;
  @OneOf(EPISODE_STATES, 'Its state') state!: (typeof EPISODE_STATES)[number];
  @AuthorityCode('Where it was started') originatingAuthority!: string;
  @AuthorityCode('Where the child lives') homeAuthority!: string;
  @Optional()
  @Flag('The family has not agreed that the authority there learns of it: it has no part yet')
  homeUntold?: boolean;
  @Id('The consent it started under') consentId!: string;
  @Id('The lookup made before it') lookupId!: string;
  @Text(64, 'The originating authority’s own case reference') ownReference!: string;
  @Optional()
  @Nested(() => ChildView, 'What the child is called in lists; for whom it is to be known')
  child?: ChildView;
  @Nested(() => LevelOfNeed, 'Level of need') levelOfNeed!: LevelOfNeed;
  @Nested(() => LeadProfessionalView, 'Who leads now') leadProfessional!: LeadProfessionalView;
  @Optional()
  @Nested(() => CoordinatorView, 'Who keeps it together beside whoever leads')
  coordinator?: CoordinatorView;
  @Optional()
  @Nested(() => InitiatorView, 'Who started it, where a person did')
  initiator?: InitiatorView;
  @NestedList(() => TeamMemberView, 100, 'Team Around the Child') team!: TeamMemberView[];
  @AuthorityCodes('Authorities with a part in it') counterparts!: string[];
  @Instant('When it was started') startedAt!: string;
  @Optional() @OneOf(AGENCIES, 'The agency of the CAF initiator') agency?: Agency;
  @Optional()
  @Nested(() => FamilyNeeds, 'What the family needs to be spoken with; for who leads and the team')
  needs?: FamilyNeeds;
  @Optional()
  @NestedList(
    () => CaseContact,
    500,
    'Family, school, nursery, GP and others without an account; for who leads and the team',
  )
  contacts?: CaseContact[];
  @Optional() @DateOnly('When the whole team reviews it next') nextReviewOn?: string;
  @Optional() @Id('The closed episode that it takes up again') reopens?: string;
  @Optional()
  @OneOf(URGENCIES, 'Why it began before its lookup was settled')
  urgent?: (typeof URGENCIES)[number];
  @Optional()
  @AuthorityCodes('Authorities that had not answered the lookup when it began')
  unanswered?: string[];
  @Optional()
  @NestedList(
    () => FoundAnswerView,
    165,
    'What else the lookup had found, and what that is to it; for who started it, in the episode read alone',
  )
  found?: FoundAnswerView[];
  @Optional()
  @NestedList(() => ReferralView, 100, 'Social care’s records beside it; where it is read alone')
  links?: ReferralView[];
  @Optional()
  @NestedList(() => CorrectionMark, 200, 'What of it was corrected; where it is read alone')
  corrections?: CorrectionMark[];
  @Optional()
  @Texts(100, 64, 'References that were wrong; where it is read alone')
  formerReferences?: string[];
  @Optional()
  @Nested(() => VoidingView, 'Where it was of the wrong child: it is void')
  voided?: VoidingView;
  @Optional()
  @Nested(() => FoldView, 'Where it goes on, in another episode of the same child')
  folded?: FoldView;
  @Optional()
  @NestedList(() => FoldedHere, 100, 'Episodes that go on in this one; where it is read alone')
  foldedHere?: FoldedHere[];
  @Optional() @Nested(() => ShieldView, 'From whom it is hidden') shield?: ShieldView;
  @Whole(1, 2_147_483_647, 'Raised with every change') version!: number;
}
