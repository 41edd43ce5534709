import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import type { AgePassed } from '@hub/contracts/consent';
import { AcknowledgeAge } from '@hub/contracts/lookup';
import { AcknowledgeDevelopments, ListDevelopments } from '@hub/contracts/planning';
import { mayAsk } from '../../pages/acts.js';
import { goTo, type Outcome } from '../../pages/outcome.js';
import { askPage, takeAnswer } from '../../pages/question.js';
import { textOf } from '../../session/form.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { AGE_WORDS, ageQuestion, newsQuestion } from './news-questions.js';

/** What whoever leads a case must know of: what others did, and the age of the young person. */
@Controller('cases/:episodeId')
export class NewsController {
  @Get('news')
  async news(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    if (!mayAsk(AcknowledgeDevelopments, visit.person)) throw new NotFoundException();
    const found = await visit.api.read(ListDevelopments, { episodeId });
    if (found.items.length > 0) return askPage(newsQuestion(found), visit);
    visit.session.notice = 'Nothing is new in this case.';
    return goTo(`/cases/${episodeId}`);
  }

  @Post('news')
  async look(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const { api, form, once, session } = visit;
    const send = async (): Promise<Outcome> => {
      const until = textOf(form, 'until');
      await api.ask(AcknowledgeDevelopments, { episodeId, until }, { once });
      session.notice = 'You have looked at what others did.';
      return goTo(`/cases/${episodeId}`);
    };
    const question = newsQuestion(await api.read(ListDevelopments, { episodeId }));
    return takeAnswer(question, visit, send);
  }

  @Get('ages/:age')
  askOfAge(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('age') age: string,
  ): Outcome {
    if (!mayAsk(AcknowledgeAge, visit.person)) throw new NotFoundException();
    return askPage(ageQuestion(episodeId, ageIn(age)), visit);
  }

  @Post('ages/:age')
  dealWithAge(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('age') word: string,
  ): Promise<Outcome> {
    const { api, once, session } = visit;
    const age = ageIn(word);
    const send = async (): Promise<Outcome> => {
      await api.ask(AcknowledgeAge, { episodeId, age }, { once });
      session.notice = 'It is written down that you have dealt with it.';
      return goTo(`/cases/${episodeId}`);
    };
    return takeAnswer(ageQuestion(episodeId, age), visit, send);
  }
}

/** @throws NotFoundException where nothing changes at that age */
function ageIn(word: string): AgePassed {
  if (!Object.hasOwn(AGE_WORDS, word)) throw new NotFoundException();
  return word as AgePassed;
}
