import { Waits1 } from '@hub/waits';
import { CreateMessaging1 } from './1-create-messaging.js';
import { CreateLookups2 } from './2-create-lookups.js';
import { ReviewsOfSafeguarding4 } from './4-reviews-of-safeguarding.js';
import { HubEpisodes5 } from './5-hub-episodes.js';
import { JoinRequests6 } from './6-join-requests.js';
import { LookupsListed7 } from './7-lookups-listed.js';
import { LateAnswers8 } from './8-late-answers.js';
import { JoinsSettled9 } from './9-joins-settled.js';
import { HoldersSpoke10 } from './10-holders-spoke.js';
import { HiddenEpisodes11 } from './11-hidden-episodes.js';
import { SocialCare12 } from './12-social-care.js';
import { ColleaguesListed13 } from './13-colleagues-listed.js';
import { JoinsClimb14 } from './14-joins-climb.js';
import { QuestionsEnded15 } from './15-questions-ended.js';
import { EpisodesLedOn16 } from './16-episodes-led-on.js';
import { QuestionsWithAClock17 } from './17-questions-with-a-clock.js';
import { SocialCareConfirmed18 } from './18-social-care-confirmed.js';
import { ClosingsShown19 } from './19-closings-shown.js';
import { Ages20 } from './20-ages.js';
import { AnswersUnread21 } from './21-answers-unread.js';
import { JoinsWaitOutClosedDays22 } from './22-joins-wait-out-closed-days.js';

/** All of them, in their order. */
export const migrations = [
  CreateMessaging1,
  CreateLookups2,
  ReviewsOfSafeguarding4,
  HubEpisodes5,
  JoinRequests6,
  LookupsListed7,
  LateAnswers8,
  JoinsSettled9,
  HoldersSpoke10,
  HiddenEpisodes11,
  SocialCare12,
  ColleaguesListed13,
  JoinsClimb14,
  QuestionsEnded15,
  EpisodesLedOn16,
  Waits1,
  QuestionsWithAClock17,
  SocialCareConfirmed18,
  ClosingsShown19,
  Ages20,
  AnswersUnread21,
  JoinsWaitOutClosedDays22,
];
