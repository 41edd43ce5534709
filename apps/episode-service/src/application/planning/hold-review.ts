import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { ReadEpisodePayload } from '@hub/contracts/episode';
import {
  AnswerInvitation,
  type AnswerInvitationPayload,
  RecordReviewMeeting,
  type RecordReviewMeetingPayload,
  ReviewHeld,
  type ReviewMeetingList,
  type ReviewMeetingView,
} from '@hub/contracts/planning';
import { type Clock, fact, type Fact, type MessageContext } from '@hub/use-case';
import { counterpartsOf, hasPart, type LivedEpisode } from '../../domain/episode.js';
import {
  absentFrom,
  answerInvitation,
  recordMeeting,
  type ReviewMeeting,
} from '../../domain/planning/review-meeting.js';
import type { EpisodeStores, EpisodeWork } from '../ports.js';
import type { WhoMay } from '../who-may.js';
import { noteDevelopment } from './note-development.js';

/** The meeting of a review: who comes, who came, and where the family’s words are. */
export class HoldReview {
  constructor(
    private readonly work: EpisodeWork,
    private readonly clock: Clock,
    private readonly whoMay: WhoMay,
  ) {}

  list(
    { episodeId }: ReadEpisodePayload,
    { caller }: MessageContext,
  ): Promise<ReviewMeetingList | Refusal> {
    return this.work.read(async ({ episodes, reviews }) => {
      const episode = await episodes.find(episodeId);
      if (!episode || !hasPart(episode, caller)) return refuse('not_found');
      return { episodeId, items: [...(await reviews.ofEpisode(episodeId))] };
    });
  }

  answer(
    command: AnswerInvitationPayload,
    context: MessageContext,
  ): Promise<ReviewMeetingView | Refusal> {
    return this.change(AnswerInvitation.type, command, context, (review) => {
      const next = answerInvitation(review, command, context.caller.personId);
      return Promise.resolve(isRefusal(next) ? next : { next, facts: [] });
    });
  }

  record(
    command: RecordReviewMeetingPayload,
    context: MessageContext,
  ): Promise<ReviewMeetingView | Refusal> {
    const { authority } = context.caller;
    return this.change(
      RecordReviewMeeting.type,
      command,
      context,
      async (review, episode, stores) => {
        const documents = await stores.documents.ofEpisode(episode.id);
        const next = recordMeeting(review, command, { authority, at: this.clock.now(), documents });
        if (isRefusal(next)) return next;
        const { id: reviewId, episodeId } = next;
        const told = { reviewId, episodeId, heldOn: command.heldOn, absent: absentFrom(next) };
        return { next, facts: [fact(ReviewHeld, told, counterpartsOf(episode))] };
      },
    );
  }

  private change(
    action: string,
    command: { readonly episodeId: string; readonly reviewId: string },
    context: MessageContext,
    decide: (
      review: ReviewMeeting,
      episode: LivedEpisode,
      stores: EpisodeStores,
    ) => Promise<{ readonly next: ReviewMeeting; readonly facts: readonly Fact[] } | Refusal>,
  ): Promise<ReviewMeetingView | Refusal> {
    return this.work.request<ReviewMeetingView>(context, command, async (stores) => {
      const found = await stores.episodes.lock(command.episodeId);
      const permitted = this.whoMay.decide(action, found, context);
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      const review = (await stores.reviews.ofEpisode(episode.id)).find(
        ({ id }) => id === command.reviewId,
      );
      if (!review) return refuse('not_found');
      const decided = await decide(review, episode, stores);
      if (isRefusal(decided)) return decided;
      const { next, facts } = decided;
      await stores.reviews.save(next);
      const at = this.clock.now();
      await noteDevelopment(stores, episode, 'review', { ...context.caller, at });
      return { result: next, facts, evidence: { subject: next.id, because: next.state, rule } };
    });
  }
}
