import { Timers1 } from '@hub/timers';
import { Waits1 } from '@hub/waits';
import { CreateEpisodes1 } from './1-create-episodes.js';
import { IndexByBlockingKeys2 } from './2-index-by-blocking-keys.js';
import { LookupsThatWait3 } from './3-lookups-that-wait.js';
import { LimitsAndReviews4 } from './4-limits-and-reviews.js';
import { Enquiries5 } from './5-enquiries.js';
import { KeysAndReconciliations6 } from './6-keys-and-reconciliations.js';
import { CountsBesideTheirTokens7 } from './7-counts-beside-their-tokens.js';
import { ConsentsDecidedAtTheirSource8 } from './8-consents-decided-at-their-source.js';
import { Folders9 } from './9-folders.js';
import { LivesOfEpisodes10 } from './10-lives-of-episodes.js';
import { HandOvers11 } from './11-hand-overs.js';
import { FindingsOfLookups12 } from './12-findings-of-lookups.js';
import { ContentsHeldElsewhere13 } from './13-contents-held-elsewhere.js';
import { Agencies14 } from './14-agencies.js';
import { RequestsByService15 } from './15-requests-by-service.js';
import { Covers16 } from './16-covers.js';
import { LookupsLeft17 } from './17-lookups-left.js';
import { TransfersFitTheirState18 } from './18-transfers-fit-their-state.js';
import { RequestsFitTheirState19 } from './19-requests-fit-their-state.js';
import { PeopleConfirmed20 } from './20-people-confirmed.js';
import { Renewals21 } from './21-renewals.js';
import { EndsOfConsents22 } from './22-ends-of-consents.js';
import { HowTheLookupStood23 } from './23-how-the-lookup-stood.js';
import { HomesUntold24 } from './24-homes-untold.js';
import { AnswersToWhatWasFound25 } from './25-answers-to-what-was-found.js';
import { StartsThatLapsed26 } from './26-starts-that-lapsed.js';
import { LinksToSocialCare27 } from './27-links-to-social-care.js';
import { PolicyVersions28 } from './28-policy-versions.js';
import { Shields29 } from './29-shields.js';
import { ExternalLinks30 } from './30-external-links.js';
import { Corrections31 } from './31-corrections.js';
import { VoidedEpisodes32 } from './32-voided-episodes.js';
import { EpisodesByPerson33 } from './33-episodes-by-person.js';
import { Breaches34 } from './34-breaches.js';
import { ShieldsToldAgain35 } from './35-shields-told-again.js';
import { PeopleToldToLookups36 } from './36-people-told-to-lookups.js';
import { CorrectionsLifted37 } from './37-corrections-lifted.js';
import { Merges38 } from './38-merges.js';
import { HandOverWithin39 } from './39-hand-over-within.js';
import { StepsTakenBack40 } from './40-steps-taken-back.js';
import { RequestsFollowed41 } from './41-requests-followed.js';
import { ConsentsRecorded42 } from './42-consents-recorded.js';
import { Plans43 } from './43-plans.js';
import { HiddenEpisodes44 } from './44-hidden-episodes.js';
import { Developments45 } from './45-developments.js';
import { Splits46 } from './46-splits.js';
import { PeopleWhoLeft47 } from './47-people-who-left.js';
import { ReviewsHeld48 } from './48-reviews-held.js';
import { LevelsDescribed49 } from './49-levels-described.js';
import { TeamsLeft50 } from './50-teams-left.js';
import { LeadCovers51 } from './51-lead-covers.js';
import { LeadRequests52 } from './52-lead-requests.js';
import { OutsideHandOvers53 } from './53-outside-hand-overs.js';
import { LabelsOfChildren54 } from './54-labels-of-children.js';
import { NeedsOfFamilies55 } from './55-needs-of-families.js';
import { TeamInvitations56 } from './56-team-invitations.js';
import { Coordinators57 } from './57-coordinators.js';
import { ContactsOfCases58 } from './58-contacts-of-cases.js';
import { DaysNotCounted59 } from './59-days-not-counted.js';
import { PartsInOrder60 } from './60-parts-in-order.js';
import { CoordinatorsBefore61 } from './61-coordinators-before.js';
import { FamiliesApart62 } from './62-families-apart.js';
import { HandOversWaitOutClosedDays63 } from './63-hand-overs-wait-out-closed-days.js';
import { CoversOfAllCases64 } from './64-covers-of-all-cases.js';
import { PartsTold65 } from './65-parts-told.js';
import { TeamNotices66 } from './66-team-notices.js';
import { CoversThatStand67 } from './67-covers-that-stand.js';
import { ChoicesOnParts68 } from './68-choices-on-parts.js';
import { ReviewsToRemind69 } from './69-reviews-to-remind.js';
import { LeadsWithTheirCase70 } from './70-leads-with-their-case.js';
import { RequestsEndWithTheirCase71 } from './71-requests-end-with-their-case.js';

/** All of them, in their order. */
export const migrations = [
  CreateEpisodes1,
  IndexByBlockingKeys2,
  LookupsThatWait3,
  LimitsAndReviews4,
  Enquiries5,
  KeysAndReconciliations6,
  CountsBesideTheirTokens7,
  ConsentsDecidedAtTheirSource8,
  Folders9,
  LivesOfEpisodes10,
  Timers1,
  HandOvers11,
  FindingsOfLookups12,
  ContentsHeldElsewhere13,
  Agencies14,
  RequestsByService15,
  Covers16,
  LookupsLeft17,
  TransfersFitTheirState18,
  RequestsFitTheirState19,
  PeopleConfirmed20,
  Renewals21,
  EndsOfConsents22,
  HowTheLookupStood23,
  HomesUntold24,
  AnswersToWhatWasFound25,
  StartsThatLapsed26,
  LinksToSocialCare27,
  PolicyVersions28,
  Shields29,
  ExternalLinks30,
  Corrections31,
  VoidedEpisodes32,
  EpisodesByPerson33,
  Breaches34,
  ShieldsToldAgain35,
  PeopleToldToLookups36,
  CorrectionsLifted37,
  Merges38,
  Waits1,
  HandOverWithin39,
  StepsTakenBack40,
  RequestsFollowed41,
  ConsentsRecorded42,
  Plans43,
  HiddenEpisodes44,
  Developments45,
  Splits46,
  PeopleWhoLeft47,
  ReviewsHeld48,
  LevelsDescribed49,
  TeamsLeft50,
  LeadCovers51,
  LeadRequests52,
  OutsideHandOvers53,
  LabelsOfChildren54,
  NeedsOfFamilies55,
  TeamInvitations56,
  Coordinators57,
  ContactsOfCases58,
  DaysNotCounted59,
  PartsInOrder60,
  CoordinatorsBefore61,
  FamiliesApart62,
  HandOversWaitOutClosedDays63,
  CoversOfAllCases64,
  PartsTold65,
  TeamNotices66,
  CoversThatStand67,
  ChoicesOnParts68,
  ReviewsToRemind69,
  LeadsWithTheirCase70,
  RequestsEndWithTheirCase71,
];
