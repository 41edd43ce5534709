import { Controller, Get, Post } from '@nestjs/common';
import { ReadOwnPerson } from '@hub/contracts/identity';
import { ListBounces, ReadReminders, SetReminders } from '@hub/contracts/notification';
import { goTo, type Outcome, page } from '../../pages/outcome.js';
import { askPage, takeAnswer } from '../../pages/question.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { bouncedView } from './bounced-view.js';
import {
  draftOf,
  type OwnReminders,
  PATH,
  REMINDER_REFUSALS,
  remindersQuestion,
  timesFrom,
} from './reminders-question.js';

/** When somebody is reminded by email of what waits for them, chosen by themselves. */
@Controller('reminders')
export class RemindersController {
  @Get()
  async show(@Visitor() visit: Visit): Promise<Outcome> {
    const view = await ownReminders(visit);
    return askPage(remindersQuestion(view), visit, draftOf(view));
  }

  @Post()
  async choose(@Visitor() visit: Visit): Promise<Outcome> {
    const { api, form, once, session } = visit;
    const send = async (): Promise<Outcome> => {
      await api.ask(SetReminders, timesFrom(form), { once });
      session.notice = 'Your reminders were changed.';
      return goTo(PATH);
    };
    return takeAnswer(remindersQuestion(await ownReminders(visit)), visit, send, REMINDER_REFUSALS);
  }

  @Get('turned-away')
  async bounced(@Visitor() { api, person }: Visit): Promise<Outcome> {
    const found = await api.read(ListBounces, {});
    return page('journeys/staff/staff', bouncedView(found, person.authority));
  }
}

async function ownReminders({ api }: Visit): Promise<OwnReminders> {
  const [view, { contact }] = await Promise.all([
    api.read(ReadReminders, {}),
    api.read(ReadOwnPerson, {}),
  ]);
  return { ...view, address: contact.email };
}
