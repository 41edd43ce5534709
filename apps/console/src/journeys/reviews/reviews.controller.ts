import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { ListDocuments } from '@hub/contracts/episode';
import {
  AnswerInvitation,
  AnswerRecommendation,
  ListRecommendations,
  ListReviewMeetings,
  MakeRecommendation,
  type RecommendationView,
  RecordReviewMeeting,
  type ReviewMeetingView,
} from '@hub/contracts/planning';
import { mayAsk } from '../../pages/acts.js';
import { goTo, type Outcome, page } from '../../pages/outcome.js';
import { askPage, type Question, takeAnswer } from '../../pages/question.js';
import { type Visit, Visitor } from '../../session/visit.js';
import {
  answerFrom,
  answerQuestion,
  invitationFrom,
  invitationQuestion,
  meetingFrom,
  meetingQuestion,
  pathOf,
  recommendationFrom,
  recommendQuestion,
} from './review-questions.js';
import { REVIEW_REFUSALS } from './review-refusals.js';
import { reviewsView } from './reviews-view.js';

/** Reviews of a plan: who is invited, who came; and what is recommended to who leads. */
@Controller('cases/:episodeId')
export class ReviewsController {
  @Get('reviews')
  async list(
    @Visitor() { api, person }: Visit,
    @Param('episodeId') episodeId: string,
  ): Promise<Outcome> {
    const [reviews, recommended] = await Promise.all([
      api.read(ListReviewMeetings, { episodeId }),
      api.read(ListRecommendations, { episodeId }),
    ]);
    return page('journeys/reviews/reviews', reviewsView(reviews, recommended, person));
  }

  @Get('reviews/:reviewId/answer')
  async askWhoComes(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('reviewId') reviewId: string,
  ): Promise<Outcome> {
    const { review } = await reviewOf(visit, episodeId, reviewId);
    return askPage(invitationQuestion(review), visit);
  }

  @Post('reviews/:reviewId/answer')
  async answerInvitation(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('reviewId') reviewId: string,
  ): Promise<Outcome> {
    const { review } = await reviewOf(visit, episodeId, reviewId);
    return done(visit, invitationQuestion(review), episodeId, async ({ api, form, once }) => {
      await api.ask(AnswerInvitation, invitationFrom(form, review), { once });
    });
  }

  @Get('reviews/:reviewId/meeting')
  async askWhoWasThere(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('reviewId') reviewId: string,
  ): Promise<Outcome> {
    const { question } = await meetingOf(visit, episodeId, reviewId);
    return askPage(question, visit);
  }

  @Post('reviews/:reviewId/meeting')
  async recordMeeting(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('reviewId') reviewId: string,
  ): Promise<Outcome> {
    const { question, review } = await meetingOf(visit, episodeId, reviewId);
    return done(visit, question, episodeId, async ({ api, form, once }) => {
      await api.ask(RecordReviewMeeting, meetingFrom(form, review), { once });
    });
  }

  @Get('recommend')
  askToRecommend(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Outcome {
    if (!mayAsk(MakeRecommendation, visit.person)) throw new NotFoundException();
    return askPage(recommendQuestion(episodeId), visit);
  }

  @Post('recommend')
  recommend(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    return done(visit, recommendQuestion(episodeId), episodeId, async ({ api, form, once }) => {
      await api.ask(MakeRecommendation, recommendationFrom(form, episodeId), { once });
    });
  }

  @Get('recommendations/:recommendationId/answer')
  async askToAnswer(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('recommendationId') recommendationId: string,
  ): Promise<Outcome> {
    const one = await recommendationOf(visit, episodeId, recommendationId);
    return askPage(answerQuestion(episodeId, one), visit);
  }

  @Post('recommendations/:recommendationId/answer')
  async answerRecommendation(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('recommendationId') recommendationId: string,
  ): Promise<Outcome> {
    const one = await recommendationOf(visit, episodeId, recommendationId);
    return done(visit, answerQuestion(episodeId, one), episodeId, async ({ api, form, once }) => {
      await api.ask(AnswerRecommendation, answerFrom(form, episodeId, one.id), { once });
    });
  }
}

/** Sends what was answered, then leads back to the reviews. */
function done(
  visit: Visit,
  question: Question,
  episodeId: string,
  send: (visit: Visit) => Promise<void>,
): Promise<Outcome> {
  return takeAnswer(
    question,
    visit,
    async () => {
      await send(visit);
      visit.session.notice = 'It is written down.';
      return goTo(pathOf(episodeId));
    },
    REVIEW_REFUSALS,
  );
}

async function reviewOf({ api }: Visit, episodeId: string, reviewId: string) {
  const { items, people } = await api.read(ListReviewMeetings, { episodeId });
  const review: ReviewMeetingView | undefined = items.find(({ id }) => id === reviewId);
  if (!review) throw new NotFoundException();
  return { review, people };
}

async function meetingOf(visit: Visit, episodeId: string, reviewId: string) {
  if (!mayAsk(RecordReviewMeeting, visit.person)) throw new NotFoundException();
  const [{ review, people }, folder] = await Promise.all([
    reviewOf(visit, episodeId, reviewId),
    visit.api.read(ListDocuments, { episodeId }),
  ]);
  const own = visit.person.authority;
  return { review, question: meetingQuestion(review, folder, { own, people }) };
}

async function recommendationOf(
  { api }: Visit,
  episodeId: string,
  recommendationId: string,
): Promise<RecommendationView> {
  const { items } = await api.read(ListRecommendations, { episodeId });
  const one = items.find(({ id }) => id === recommendationId);
  if (!one) throw new NotFoundException();
  return one;
}
