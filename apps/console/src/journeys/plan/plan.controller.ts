import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { ListDocuments, ReadEpisode, TakeEpisodeStep } from '@hub/contracts/episode';
import {
  AddPlanAction,
  ChangePlanAction,
  type PlanActionView,
  ReadPlan,
  RecordPlanAgreement,
} from '@hub/contracts/planning';
import { goTo, type Outcome, page } from '../../pages/outcome.js';
import { askPage, type Question, takeAnswer } from '../../pages/question.js';
import { textOf } from '../../session/form.js';
import { type Visit, Visitor } from '../../session/visit.js';
import {
  actionFrom,
  addQuestion,
  adoptionFrom,
  agreementFrom,
  agreeQuestion,
  familyQuestion,
  ownPlans,
  PLAN_REFUSALS,
  progressFrom,
  progressQuestion,
} from './plan-question.js';
import { planPageView } from './plan-view.js';

/** The plan of a case: each borough’s part, and what the family said of it. */
@Controller('cases/:episodeId/plan')
export class PlanController {
  @Get()
  async plan(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const { api, person } = visit;
    const [plan, episode] = await Promise.all([
      api.read(ReadPlan, { episodeId }),
      api.read(ReadEpisode, { episodeId }),
    ]);
    return page('journeys/plan/plan', planPageView(plan, episode, person));
  }

  @Get('add')
  async add(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    return askPage(await addingTo(visit, episodeId), visit);
  }

  @Post('add')
  async added(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const { api, form, once } = visit;
    const send = async () => {
      await api.ask(AddPlanAction, actionFrom(form, episodeId), { once });
      return done(visit, episodeId, 'It stands in the plan.');
    };
    return takeAnswer(await addingTo(visit, episodeId), visit, send, PLAN_REFUSALS);
  }

  @Get('family')
  family(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Outcome {
    return askPage(familyQuestion(episodeId), visit);
  }

  @Post('family')
  said(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const { api, form, once } = visit;
    const send = async () => {
      await api.ask(RecordPlanAgreement, agreementFrom(form, episodeId), { once });
      return done(visit, episodeId, 'What they said is on record.');
    };
    return takeAnswer(familyQuestion(episodeId), visit, send, PLAN_REFUSALS);
  }

  @Get('agree')
  async agree(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    return askPage(await agreeing(visit, episodeId), visit);
  }

  @Post('agree')
  async agreed(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const { api, form, once } = visit;
    const send = async () => {
      const order = adoptionFrom(form, episodeId);
      await api.ask(TakeEpisodeStep, order, { once, ifMatch: textOf(form, 'etag') });
      return done(visit, episodeId, 'The plan is agreed.');
    };
    return takeAnswer(await agreeing(visit, episodeId), visit, send, PLAN_REFUSALS);
  }

  @Get('actions/:planActionId')
  async action(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('planActionId') planActionId: string,
  ): Promise<Outcome> {
    const action = await actionOf(visit, episodeId, planActionId);
    return askPage(progressQuestion(episodeId, action), visit, { state: action.state });
  }

  @Post('actions/:planActionId')
  async moved(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('planActionId') planActionId: string,
  ): Promise<Outcome> {
    const { api, form, once } = visit;
    const action = await actionOf(visit, episodeId, planActionId);
    const send = async () => {
      await api.ask(ChangePlanAction, progressFrom(form, episodeId, action), { once });
      return done(visit, episodeId, 'How it stands is on record.');
    };
    return takeAnswer(progressQuestion(episodeId, action), visit, send, PLAN_REFUSALS);
  }
}

async function addingTo({ api, person }: Visit, episodeId: string): Promise<Question> {
  const folder = await api.read(ListDocuments, { episodeId });
  return addQuestion(episodeId, ownPlans(folder, person.authority));
}

async function agreeing({ api }: Visit, episodeId: string): Promise<Question> {
  const [{ firstReviewBy }, { version }] = await Promise.all([
    api.read(ReadPlan, { episodeId }),
    api.read(ReadEpisode, { episodeId }),
  ]);
  return agreeQuestion(episodeId, firstReviewBy, `"${String(version)}"`);
}

/** @throws NotFoundException where it is another borough’s, or nobody’s */
async function actionOf(
  { api, person }: Visit,
  episodeId: string,
  planActionId: string,
): Promise<PlanActionView> {
  const { actions } = await api.read(ReadPlan, { episodeId });
  const action = actions.find(({ id }) => id === planActionId);
  if (action?.authority !== person.authority) throw new NotFoundException();
  return action;
}

function done({ session }: Visit, episodeId: string, notice: string): Outcome {
  session.notice = notice;
  return goTo(`/cases/${episodeId}/plan`);
}
