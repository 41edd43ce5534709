import { ContentErased } from '@hub/contracts/consent';
import {
  EpisodeMoved,
  EpisodeResumed,
  EpisodeStarted,
  EpisodeWithdrawn,
} from '@hub/contracts/episode';
import {
  AcknowledgeAge as AcknowledgeAgePassed,
  AcknowledgeDoubleStart,
  AcknowledgeLateAnswer,
  ReadDoubleStart,
  ReadLateAnswer,
} from '@hub/contracts/lookup';
import { MergeMoved } from '@hub/contracts/protection';
import {
  ClaimStart as ClaimingStart,
  EpisodeDelisted,
  EpisodeLedOn,
  EpisodeToldApart,
  PeopleChanged,
  ReferenceAmended,
  ShieldChanged,
} from '@hub/internal-messages';
import { answer, type Handler, react } from '@hub/service-host';
import type { AcknowledgeAge } from '../../application/ages/acknowledge-age.js';
import type { ClaimStart } from '../../application/episodes/claim-start.js';
import type { DelistEpisode } from '../../application/episodes/delist-episode.js';
import type { LeadOn } from '../../application/episodes/lead-on.js';
import type { TellApart } from '../../application/episodes/tell-apart.js';
import type { FollowEpisodes } from '../../application/episodes/follow-episodes.js';
import type { LookAtLateAnswer } from '../../application/late-answers/look-at-late-answer.js';
import type { LookAtDoubleStart } from '../../application/episodes/look-at-double-start.js';

/** What is asked and heard about the episodes of the hub itself. */
export function hubEpisodeHandlers({
  claimStart,
  follow,
  delist,
  leadOn,
  tellApart,
  doubleStarts,
  lateAnswers,
  ages,
}: {
  readonly claimStart: ClaimStart;
  readonly follow: FollowEpisodes;
  readonly delist: DelistEpisode;
  readonly leadOn: LeadOn;
  readonly tellApart: TellApart;
  readonly doubleStarts: LookAtDoubleStart;
  readonly lateAnswers: LookAtLateAnswer;
  readonly ages: AcknowledgeAge;
}): Handler[] {
  return [
    answer(ClaimingStart, (payload, context) => claimStart.execute(payload, context)),
    answer(ReadDoubleStart, (payload, context) => doubleStarts.read(payload, context)),
    answer(AcknowledgeDoubleStart, (payload, context) =>
      doubleStarts.acknowledge(payload, context),
    ),
    answer(ReadLateAnswer, (payload, context) => lateAnswers.read(payload, context)),
    answer(AcknowledgeLateAnswer, (payload, context) => lateAnswers.acknowledge(payload, context)),
    answer(AcknowledgeAgePassed, (payload, context) => ages.execute(payload, context)),
    react(EpisodeStarted, (started, context) => follow.started(started, context)),
    react(EpisodeMoved, (moved, context) => follow.moved(moved, context)),
    react(EpisodeWithdrawn, (withdrawn, context) => follow.withdrawn(withdrawn, context)),
    react(EpisodeResumed, (resumed, context) => follow.resumed(resumed, context)),
    react(ShieldChanged, (changed, context) => follow.shield(changed, context)),
    react(ReferenceAmended, (amended, context) => follow.amended(amended, context)),
    react(EpisodeLedOn, (ledOn, context) => leadOn.execute(ledOn, context)),
    react(MergeMoved, (moved, context) => tellApart.execute(moved, context)),
    react(EpisodeToldApart, (apart, context) => tellApart.split(apart, context)),
    react(EpisodeDelisted, (delisted, context) => delist.execute(delisted, context)),
    react(PeopleChanged, (changed, context) => follow.people(changed, context)),
    react(ContentErased, (erased, context) => follow.erased(erased, context)),
  ];
}
