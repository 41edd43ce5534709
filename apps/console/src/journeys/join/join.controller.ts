import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import {
  AcknowledgeJoinAnswer,
  AnswerJoinRequest,
  AskToJoin,
  ReadJoinRequest,
  ReadLookup,
} from '@hub/contracts/lookup';
import { type Fault, faultsOf } from '../../pages/faults.js';
import { chosenIn } from '../../pages/fields.js';
import { formPage, goTo, type Outcome } from '../../pages/outcome.js';
import { askPage, takeAnswer } from '../../pages/question.js';
import { sentBefore, type Visit, Visitor } from '../../session/visit.js';
import { chosenOf } from '../../words/choices.js';
import {
  askQuestion,
  DECLINES,
  faultsInAnswer,
  foundAt,
  type FoundPlace,
  OUTCOMES,
  requestView,
  WISHES,
} from './join-views.js';

const REFUSED: Readonly<Record<string, Fault>> = {
  join_request_open: {
    text: 'You asked already, and wait for the answer. Ring the lead CAF contact if it cannot wait.',
  },
  join_request_closed: { text: 'This request is answered for good. Whoever asked may ask again.' },
  not_found_by_lookup: {
    text: 'Your lookup shows no such record any more. Look the child up again.',
  },
};

/** Asks whoever leads a case to let one join or to ring; and answers those who ask. */
@Controller()
export class JoinController {
  @Get('lookups/:lookupId/ask/:place')
  async question(
    @Visitor() visit: Visit,
    @Param('lookupId') lookupId: string,
    @Param('place') place: string,
  ): Promise<Outcome> {
    const found = await this.found(visit, lookupId, place);
    return askPage(askQuestion(lookupId, place, found), visit);
  }

  @Post('lookups/:lookupId/ask/:place')
  async ask(
    @Visitor() visit: Visit,
    @Param('lookupId') lookupId: string,
    @Param('place') place: string,
  ): Promise<Outcome> {
    const found = await this.found(visit, lookupId, place);
    const { authority, reference } = found;
    const { api, form, once, session } = visit;
    const send = async (): Promise<Outcome> => {
      const order = { lookupId, authority, reference, wish: chosenIn(WISHES, form, 'wish') };
      const { body } = await api.ask(AskToJoin, order, { once });
      session.notice = 'Whoever leads the case has been asked. The answer comes to your work.';
      return goTo(`/join-requests/${body.id}`);
    };
    return takeAnswer(askQuestion(lookupId, place, found), visit, send, REFUSED);
  }

  @Get('join-requests/:joinRequestId')
  async one(
    @Visitor() visit: Visit,
    @Param('joinRequestId') joinRequestId: string,
  ): Promise<Outcome> {
    const request = await visit.api.read(ReadJoinRequest, { joinRequestId });
    const form = sentBefore(visit, `/join-requests/${joinRequestId}`) ?? {};
    return formPage('journeys/join/request', requestView(request, form, []));
  }

  @Post('join-requests/:joinRequestId')
  async answer(
    @Visitor() visit: Visit,
    @Param('joinRequestId') joinRequestId: string,
  ): Promise<Outcome> {
    const request = await visit.api.read(ReadJoinRequest, { joinRequestId });
    const isAnswerer = request.as === 'answerer';
    const again = (faults: Fault[]): Outcome =>
      formPage('journeys/join/request', requestView(request, visit.form, faults));
    const wrong = isAnswerer ? faultsInAnswer(visit.form) : [];
    if (wrong.length > 0) return again(wrong);
    try {
      await (isAnswerer
        ? this.sendAnswer(visit, joinRequestId)
        : this.acknowledge(visit, joinRequestId));
      return goTo('/');
    } catch (error) {
      return again(faultsOf(error, REFUSED));
    }
  }

  private async sendAnswer(
    { api, form, once, session }: Visit,
    joinRequestId: string,
  ): Promise<void> {
    const [outcome] = chosenOf(OUTCOMES, form, 'outcome');
    const [because] = chosenOf(DECLINES, form, 'because');
    if (outcome === undefined) return;
    const why = outcome === 'declined' && because !== undefined ? { because } : {};
    await api.ask(AnswerJoinRequest, { joinRequestId, outcome, ...why }, { once });
    session.notice = 'Your answer was sent. Whoever asked has been told.';
  }

  private async acknowledge({ api, once, session }: Visit, joinRequestId: string): Promise<void> {
    await api.ask(AcknowledgeJoinAnswer, { joinRequestId }, { once });
    session.notice = 'You have said that you have seen the answer.';
  }

  private async found({ api }: Visit, lookupId: string, place: string): Promise<FoundPlace> {
    const found = foundAt(await api.read(ReadLookup, { lookupId }), place);
    if (!found) throw new NotFoundException();
    return found;
  }
}
