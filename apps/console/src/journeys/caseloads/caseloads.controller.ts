import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { ListPeople } from '@hub/contracts/identity';
import {
  CoverCaseload,
  HandOnCaseload,
  ListCaseloadCovers,
  ListCaseloads,
} from '@hub/contracts/leading';
import { readAll } from '../../api/read-all.js';
import { actPage, type Matter, mayAsk, takeAct } from '../../pages/acts.js';
import { goTo, type Outcome, page } from '../../pages/outcome.js';
import { askPage, takeAnswer } from '../../pages/question.js';
import { LEADING_REFUSALS } from '../leading/leading-words.js';
import {
  COVER_ALL_ACTS,
  coverAllOrder,
  coverAllQuestion,
  type Covering,
} from './cover-all-question.js';
import { coverAllView, coverLinks, factsOf, pathOf } from './cover-all-view.js';
import { handOnQuestion, type HandingOn, orderOf } from './hand-on-question.js';
import { caseloadsView } from './caseload-views.js';
import { handedOnView } from './handed-on-view.js';
import { type Visit, Visitor } from '../../session/visit.js';

/** Who leads how many cases of a borough, and to whom all of somebody’s are handed on. */
@Controller('caseloads')
export class CaseloadsController {
  @Get()
  async list(@Visitor() { api, person }: Visit): Promise<Outcome> {
    const [loads, covers] = await Promise.all([
      api.read(ListCaseloads, {}),
      api.read(ListCaseloadCovers, {}),
    ]);
    return page(
      'journeys/caseloads/caseloads',
      caseloadsView(loads, person, mayAsk(HandOnCaseload, person), coverLinks(covers, person)),
    );
  }

  @Get(':personId')
  async ask(@Visitor() visit: Visit, @Param('personId') personId: string): Promise<Outcome> {
    return askPage(handOnQuestion(await handingOf(visit, personId)), visit);
  }

  @Get(':personId/cover')
  async askCover(@Visitor() visit: Visit, @Param('personId') personId: string): Promise<Outcome> {
    const covering = await coveringOf(visit, personId);
    return covering.cover
      ? page('journeys/caseloads/cover-all', coverAllView(covering, covering.cover, visit.person))
      : askPage(coverAllQuestion(covering), visit);
  }

  @Get(':personId/cover/:act')
  async actOnCover(
    @Visitor() visit: Visit,
    @Param('personId') personId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(COVER_ALL_ACTS, act, matterOf(await coveringOf(visit, personId)), visit);
  }

  @Post(':personId/cover/:act')
  async takeCoverAct(
    @Visitor() visit: Visit,
    @Param('personId') personId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    const matter = matterOf(await coveringOf(visit, personId));
    return takeAct(COVER_ALL_ACTS, act, matter, visit, LEADING_REFUSALS);
  }

  @Post(':personId/cover')
  async cover(@Visitor() visit: Visit, @Param('personId') personId: string): Promise<Outcome> {
    const { api, form, once, session } = visit;
    const covering = await coveringOf(visit, personId);
    const send = async (): Promise<Outcome> => {
      await api.ask(CoverCaseload, coverAllOrder(covering, form), { once });
      session.notice = 'They are named. In many cases it takes a moment until each says so.';
      return goTo(pathOf(personId));
    };
    return takeAnswer(coverAllQuestion(covering), visit, send, LEADING_REFUSALS);
  }

  @Post(':personId')
  async handOn(@Visitor() visit: Visit, @Param('personId') personId: string): Promise<Outcome> {
    const { api, form, once } = visit;
    const handing = await handingOf(visit, personId);
    const send = async (): Promise<Outcome> => {
      const order = orderOf(handing, form);
      const { body } = await api.ask(HandOnCaseload, order, { once });
      return page('journeys/caseloads/handed-on', handedOnView(handing, order, body, form));
    };
    return takeAnswer(handOnQuestion(handing), visit, send);
  }
}

async function handingOf({ api, person }: Visit, personId: string): Promise<HandingOn> {
  const loads = await api.read(ListCaseloads, {});
  const { items: colleagues } = await readAll(api, ListPeople, { role: 'practitioner' });
  return { personId, loads, colleagues, authority: person.authority };
}

/** Whoever leads names it for themselves, and for others who keeps the staff. */
async function coveringOf({ api, person }: Visit, personId: string): Promise<Covering> {
  const isKeeper = mayAsk(HandOnCaseload, person);
  const isOwn = personId === person.id && mayAsk(CoverCaseload, person);
  if (!isKeeper && !isOwn) throw new NotFoundException();
  const [{ items: colleagues }, { items: covers }] = await Promise.all([
    readAll(api, ListPeople, { role: 'practitioner' }),
    api.read(ListCaseloadCovers, {}),
  ]);
  const cover = covers.find(({ leadProfessionalId }) => leadProfessionalId === personId);
  const back = isKeeper
    ? { text: 'Who leads which cases', href: '/caseloads' }
    : { text: 'My cases', href: '/cases' };
  return { personId, colleagues, cover, back };
}

function matterOf(of: Covering): Matter<Covering> {
  const path = pathOf(of.personId);
  if (!of.cover) throw new NotFoundException();
  const back = { text: 'Who stands in', href: path };
  return { of, path, back, facts: factsOf(of, of.cover) };
}
