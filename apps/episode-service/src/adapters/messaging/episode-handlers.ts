import * as messages from '@hub/contracts/episode';
import {
  AnswerReferral,
  CloseReferral,
  LiftShield,
  ListExternalLinks,
  NoteExternalLink as NotingExternalLink,
  ReadReferral,
  SetShield,
  UndoEpisodeStep,
} from '@hub/contracts/protection';
import {
  FindHidden,
  ListHidden,
  FindLookupsInUse,
  ListPeopleChanges,
  SettleStart as SettlingStart,
} from '@hub/internal-messages';
import { answer, type Handler } from '@hub/service-host';
import type { AddTeamMember } from '../../application/episodes/add-team-member.js';
import type { ShieldEpisode } from '../../application/shields/shield-episode.js';
import type { NoteExternalLink } from '../../application/external-links/note-external-link.js';
import type { ShowLabels } from '../../application/labels/show-labels.js';
import type { FollowReferral } from '../../application/social-care/follow-referral.js';
import type { LookAtFoundAnswer } from '../../application/episodes/look-at-found-answer.js';
import type { ReadEpisodes } from '../../application/episodes/read-episodes.js';
import type { SettleStart } from '../../application/episodes/settle-start.js';
import type { StartEpisode } from '../../application/episodes/start-episode.js';
import type { TakeStep } from '../../application/episodes/take-step.js';
import type { UndoStep } from '../../application/episodes/undo-step.js';

/** What is asked about episodes. */
export function episodeHandlers({
  settleStart,
  startEpisode,
  addTeamMember,
  lookAtFoundAnswer,
  readEpisodes,
  takeStep,
  undoStep,
  followReferral,
  shieldEpisode,
  externalLinks,
  labels,
}: {
  readonly settleStart: SettleStart;
  readonly startEpisode: StartEpisode;
  readonly addTeamMember: AddTeamMember;
  readonly lookAtFoundAnswer: LookAtFoundAnswer;
  readonly readEpisodes: ReadEpisodes;
  readonly takeStep: TakeStep;
  readonly undoStep: UndoStep;
  readonly followReferral: FollowReferral;
  readonly shieldEpisode: ShieldEpisode;
  readonly externalLinks: NoteExternalLink;
  readonly labels: ShowLabels;
}): Handler[] {
  return [
    answer(messages.StartEpisode, (payload, context) => startEpisode.execute(payload, context)),
    answer(messages.AddTeamMember, (payload, context) => addTeamMember.execute(payload, context)),
    answer(messages.ReadFoundAnswer, (payload, context) =>
      lookAtFoundAnswer.read(payload, context),
    ),
    answer(messages.AcknowledgeFoundAnswer, (payload, context) =>
      lookAtFoundAnswer.acknowledge(payload, context),
    ),
    answer(messages.TakeEpisodeStep, (payload, context) => takeStep.execute(payload, context)),
    answer(UndoEpisodeStep, (payload, context) => undoStep.execute(payload, context)),
    answer(SetShield, (payload, context) => shieldEpisode.set(payload, context)),
    answer(LiftShield, (payload, context) => shieldEpisode.lift(payload, context)),
    answer(ReadReferral, (payload, context) => followReferral.read(payload, context)),
    answer(AnswerReferral, (payload, context) => followReferral.answer(payload, context)),
    answer(CloseReferral, (payload, context) => followReferral.close(payload, context)),
    answer(NotingExternalLink, (payload, context) => externalLinks.note(payload, context)),
    answer(ListExternalLinks, (payload, context) => externalLinks.list(payload, context)),
    answer(messages.ReadEpisodeHistory, (payload, context) => takeStep.history(payload, context)),
    answer(messages.ReadEpisode, async (payload, context) =>
      labels.besideOne<messages.EpisodeView>(
        await readEpisodes.one(payload, context),
        ({ id }) => id,
        context,
      ),
    ),
    answer(SettlingStart, (payload, context) => settleStart.execute(payload, context)),
    answer(FindHidden, (payload) => readEpisodes.hiddenByName(payload)),
    answer(ListHidden, () => readEpisodes.hidden()),
    answer(FindLookupsInUse, (payload) => readEpisodes.lookupsInUse(payload)),
    answer(ListPeopleChanges, (payload) => readEpisodes.peopleChanges(payload)),
    answer(messages.ListEpisodes, async (payload, context) =>
      labels.beside(await readEpisodes.list(payload, context), ({ id }) => id, context),
    ),
  ];
}
