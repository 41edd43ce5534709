import { Timers1 } from '@hub/timers';
import { Waits1 } from '@hub/waits';
import { CreateConsents1 } from './1-create-consents.js';
import { TermsAndRecalls2 } from './2-terms-and-recalls.js';
import { PeopleOfAnEpisode8 } from './8-people-of-an-episode.js';
import { Releases3 } from './3-releases.js';
import { SubjectAccess4 } from './4-subject-access.js';
import { Retention5 } from './5-retention.js';
import { ContentsHeldElsewhere6 } from './6-contents-held-elsewhere.js';
import { WhoNamedAnEpisode7 } from './7-who-named-an-episode.js';
import { LookupOfAConsent9 } from './9-lookup-of-a-consent.js';
import { ConfirmedInWriting10 } from './10-confirmed-in-writing.js';
import { PeopleHeard11 } from './11-people-heard.js';
import { ToldOutside12 } from './12-told-outside.js';
import { PolicyVersions13 } from './13-policy-versions.js';
import { Shields14 } from './14-shields.js';
import { LooksAtConsents15 } from './15-looks-at-consents.js';
import { VoidedEpisodes16 } from './16-voided-episodes.js';
import { WithheldDocuments17 } from './17-withheld-documents.js';
import { FoldedEpisodes18 } from './18-folded-episodes.js';
import { WaitsOfFamilies19 } from './19-waits-of-families.js';
import { ShieldsFromPeople20 } from './20-shields-from-people.js';
import { ConsentsToldApart21 } from './21-consents-told-apart.js';
import { HoldEpisode22 } from './22-hold-episode.js';

/** All of them, in their order. */
export const migrations = [
  CreateConsents1,
  TermsAndRecalls2,
  Releases3,
  SubjectAccess4,
  Timers1,
  Retention5,
  ContentsHeldElsewhere6,
  WhoNamedAnEpisode7,
  PeopleOfAnEpisode8,
  LookupOfAConsent9,
  ConfirmedInWriting10,
  PeopleHeard11,
  ToldOutside12,
  PolicyVersions13,
  Shields14,
  LooksAtConsents15,
  VoidedEpisodes16,
  WithheldDocuments17,
  FoldedEpisodes18,
  Waits1,
  WaitsOfFamilies19,
  ShieldsFromPeople20,
  ConsentsToldApart21,
  HoldEpisode22,
];
