import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import {
  AnswerLookupQuestion,
  DecideLookupConfirmation,
  ListLookupConfirmations,
  ListLookupQuestions,
} from '@hub/contracts/lookup';
import { type Fault, faultsOf } from '../../pages/faults.js';
import { formPage, goTo, type Outcome, page } from '../../pages/outcome.js';
import { type Form, textOf } from '../../session/form.js';
import { sentBefore, type Visit, Visitor } from '../../session/visit.js';
import { chosenOf } from '../../words/choices.js';
import {
  childQuestionView,
  LEGITIMATE,
  questionListView,
  reasonView,
  SAME_CHILD,
} from './question-views.js';

/** Questions that a lookup leaves to the lead CAF contact. */
@Controller('questions')
export class QuestionsController {
  @Get()
  async list(@Visitor() { api, person }: Visit): Promise<Outcome> {
    const [reasons, children] = await Promise.all([
      api.read(ListLookupConfirmations, {}),
      api.read(ListLookupQuestions, {}),
    ]);
    return page(
      'journeys/questions/questions',
      questionListView(person.authority, reasons, children),
    );
  }

  @Get('reasons/:lookupId')
  reason(@Visitor() visit: Visit, @Param('lookupId') lookupId: string): Promise<Outcome> {
    const form = sentBefore(visit, `/questions/reasons/${lookupId}`) ?? {};
    return this.showReason(visit, lookupId, form, []);
  }

  @Post('reasons/:lookupId')
  async decide(@Visitor() visit: Visit, @Param('lookupId') lookupId: string): Promise<Outcome> {
    const [answer] = chosenOf(LEGITIMATE, visit.form, 'legitimate');
    const why = textOf(visit.form, 'why');
    if (answer === undefined)
      return this.showReason(visit, lookupId, visit.form, [
        { field: 'legitimate', text: 'Select yes or no' },
      ]);
    if (answer === 'no' && why === '')
      return this.showReason(visit, lookupId, visit.form, [
        { field: 'why', text: 'Enter why not' },
      ]);
    const reason = answer === 'no' ? { reason: why } : {};
    const order = { lookupId, legitimate: answer === 'yes', ...reason };
    try {
      await visit.api.ask(DecideLookupConfirmation, order, { once: visit.once });
    } catch (error) {
      return this.showReason(visit, lookupId, visit.form, faultsOf(error));
    }
    visit.session.notice = 'Your answer was recorded. Your colleague sees it at once.';
    return goTo('/questions');
  }

  @Get('children/:questionId')
  child(@Visitor() visit: Visit, @Param('questionId') questionId: string): Promise<Outcome> {
    const form = sentBefore(visit, `/questions/children/${questionId}`) ?? {};
    return this.showChild(visit, questionId, form, []);
  }

  @Post('children/:questionId')
  async answer(@Visitor() visit: Visit, @Param('questionId') questionId: string): Promise<Outcome> {
    const [same] = chosenOf(SAME_CHILD, visit.form, 'same');
    if (same === undefined)
      return this.showChild(visit, questionId, visit.form, [
        { field: 'same', text: 'Select yes or no' },
      ]);
    const contacted = textOf(visit.form, 'contacted') === 'yes' ? { contacted: true } : {};
    const order = { questionId, sameChild: same === 'yes', ...contacted };
    try {
      await visit.api.ask(AnswerLookupQuestion, order, { once: visit.once });
    } catch (error) {
      return this.showChild(visit, questionId, visit.form, faultsOf(error));
    }
    visit.session.notice =
      'Your answer was recorded. “Another child” is remembered and not asked again.';
    return goTo('/questions');
  }

  private async showReason(
    { api, person }: Visit,
    lookupId: string,
    form: Form,
    faults: Fault[],
  ): Promise<Outcome> {
    const { items, people } = await api.read(ListLookupConfirmations, {});
    const asked = items.find((one) => one.lookupId === lookupId);
    if (!asked) throw new NotFoundException();
    const view = reasonView(asked, people, person.authority, form, faults);
    return formPage('journeys/questions/reason', view);
  }

  private async showChild(
    { api }: Visit,
    questionId: string,
    form: Form,
    faults: Fault[],
  ): Promise<Outcome> {
    const { items } = await api.read(ListLookupQuestions, {});
    const question = items.find((one) => one.id === questionId);
    if (!question) throw new NotFoundException();
    const view = childQuestionView(question, form, faults);
    return formPage('journeys/questions/child', view);
  }
}
