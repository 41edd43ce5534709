import { Controller, Get, Param, Post } from '@nestjs/common';
import {
  ListServiceRequests,
  ReadServiceRequest,
  SendServiceRequest,
  type ServiceRequestView,
} from '@hub/contracts/provision';
import { readAll } from '../../api/read-all.js';
import { actPage, type Matter, takeAct } from '../../pages/acts.js';
import { goTo, type Outcome, page } from '../../pages/outcome.js';
import { askPage, questionPage, takeAnswer } from '../../pages/question.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { giverOf, organisationTyped } from './giver.js';
import { ACT_REFUSALS, REQUEST_ACTS } from './request-acts.js';
import { REQUEST_REFUSALS, requestFrom, requestQuestion } from './request-question.js';
import { requestFacts, requestListView, requestPageView } from './request-views.js';

/** Services that one borough asks another for. */
@Controller()
export class RequestsController {
  @Get('cases/:episodeId/ask-for-a-service')
  question(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Outcome {
    return askPage(requestQuestion(episodeId, visit.person.authority), visit);
  }

  @Post('cases/:episodeId/ask-for-a-service')
  async send(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const { api, form, once, session, person } = visit;
    const question = requestQuestion(episodeId, person.authority);
    const send = async (): Promise<Outcome> => {
      const { organisationId, faults } = await organisationTyped(api, form);
      if (faults.length > 0) return questionPage(question, form, faults);
      const order = requestFrom(form, episodeId, organisationId);
      const { body } = await api.ask(SendServiceRequest, order, { once });
      session.notice = 'They were asked. Their answer comes to this page.';
      return goTo(`/requests/${body.id}`);
    };
    return takeAnswer(question, visit, send, REQUEST_REFUSALS);
  }

  @Get('cases/:episodeId/requests')
  async list(@Visitor() { api }: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const found = await readAll(api, ListServiceRequests, { episode: episodeId });
    return page('journeys/requests/requests', requestListView(found, episodeId));
  }

  @Get('requests/:serviceRequestId')
  async one(
    @Visitor() { api, person }: Visit,
    @Param('serviceRequestId') serviceRequestId: string,
  ): Promise<Outcome> {
    const request = await api.read(ReadServiceRequest, { serviceRequestId });
    return page(
      'journeys/requests/request',
      requestPageView(request, person, await giverOf(api, request)),
    );
  }

  @Get('requests/:serviceRequestId/:act')
  async act(
    @Visitor() visit: Visit,
    @Param('serviceRequestId') serviceRequestId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(REQUEST_ACTS, act, await matterOf(visit, serviceRequestId), visit);
  }

  @Post('requests/:serviceRequestId/:act')
  async take(
    @Visitor() visit: Visit,
    @Param('serviceRequestId') serviceRequestId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    const matter = await matterOf(visit, serviceRequestId);
    return takeAct(REQUEST_ACTS, act, matter, visit, ACT_REFUSALS);
  }
}

async function matterOf(
  { api }: Visit,
  serviceRequestId: string,
): Promise<Matter<ServiceRequestView>> {
  const of = await api.read(ReadServiceRequest, { serviceRequestId });
  const path = `/requests/${serviceRequestId}`;
  return {
    of,
    path,
    back: { text: 'Back', href: path },
    facts: requestFacts(of, await giverOf(api, of)),
  };
}
