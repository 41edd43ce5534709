import { Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { ReadEpisode } from '@hub/contracts/episode';
import { ListPeople } from '@hub/contracts/identity';
import {
  HandOnCaseload,
  ListLeadCovers,
  ListLeadRequests,
  ReadMoveOffer,
} from '@hub/contracts/leading';
import { readAll } from '../../api/read-all.js';
import { actPage, type Matter, mayAsk, takeAct } from '../../pages/acts.js';
import { goTo, type Outcome, page } from '../../pages/outcome.js';
import { askPage, takeAnswer } from '../../pages/question.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { anotherQuestion, mayNameAnother, nameAnother } from './another-lead.js';
import { COVER_ACTS } from './cover-acts.js';
import { leadFacts, leadingView, type NamedLead, wishFacts } from './leading-view.js';
import { LEADING_REFUSALS } from './leading-words.js';
import { ASK_ACTS, type LeadWish, WISH_ACTS } from './request-acts.js';

const LEAD_ACTS = { ...COVER_ACTS, ...ASK_ACTS };

/** Who leads a case, who stands in for them, and who asks to lead. */
@Controller('cases/:episodeId')
export class LeadingController {
  @Get('lead')
  async show(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    const now = await leadOf(visit, episodeId);
    const { links, ...view } = leadingView(now, visit.person);
    const { title: text, action: href } = anotherQuestion(now);
    const another = mayNameAnother(now, visit.person) ? [{ text, href }] : [];
    const { personId } = now.episode.leadProfessional;
    const isTheirs = personId === visit.person.id || mayAsk(HandOnCaseload, visit.person);
    const all =
      now.mayName && isTheirs
        ? [
            {
              text: 'Who stands in for all cases of the lead professional',
              href: `/caseloads/${personId}/cover`,
            },
          ]
        : [];
    return page('journeys/leading/leading', { ...view, links: [...links, ...all, ...another] });
  }

  @Get('lead/another')
  async another(@Visitor() visit: Visit, @Param('episodeId') episodeId: string): Promise<Outcome> {
    return askPage(anotherQuestion(await handedOn(visit, episodeId)), visit);
  }

  @Post('lead/another')
  async nameAnother(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
  ): Promise<Outcome> {
    const now = await handedOn(visit, episodeId);
    const send = async (): Promise<Outcome> => {
      await nameAnother(visit, now);
      visit.session.notice = 'They lead from now on. Tell the family who it is.';
      return goTo(`/cases/${episodeId}/lead`);
    };
    return takeAnswer(anotherQuestion(now), visit, send, LEADING_REFUSALS);
  }

  @Get('lead/:act')
  async act(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(LEAD_ACTS, act, await matterOf(visit, episodeId, act), visit);
  }

  @Post('lead/:act')
  async take(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    const matter = await matterOf(visit, episodeId, act);
    return takeAct(LEAD_ACTS, act, matter, visit, LEADING_REFUSALS);
  }

  @Get('lead-requests/:requestId/:act')
  async wish(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('requestId') requestId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(WISH_ACTS, act, await wishOf(visit, episodeId, requestId), visit);
  }

  @Post('lead-requests/:requestId/:act')
  async answer(
    @Visitor() visit: Visit,
    @Param('episodeId') episodeId: string,
    @Param('requestId') requestId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    const matter = await wishOf(visit, episodeId, requestId);
    return takeAct(WISH_ACTS, act, matter, visit, LEADING_REFUSALS);
  }
}

async function leadOf({ api }: Visit, episodeId: string): Promise<NamedLead> {
  const [episode, covers, requests, offer] = await Promise.all([
    api.read(ReadEpisode, { episodeId }),
    api.read(ListLeadCovers, { episodeId }),
    api.read(ListLeadRequests, { episodeId }),
    api.read(ReadMoveOffer, { episodeId }),
  ]);
  const people = [episode, covers, requests].flatMap((named) => named.people ?? []);
  const { items, mayName } = covers;
  return { episode, covers: items, mayName, requests: requests.items, offer, people };
}

/** Whom to choose among is read for the page on which somebody is chosen. */
async function matterOf(visit: Visit, episodeId: string, act: string): Promise<Matter<NamedLead>> {
  const now = await leadOf(visit, episodeId);
  const path = `/cases/${episodeId}/lead`;
  const back = { text: 'Back to who leads', href: path };
  const shown = { path, back, facts: leadFacts(now) };
  if (act !== 'cover' || !now.mayName) return { of: now, ...shown };
  return { of: await withColleagues(visit, now), ...shown };
}

/** @throws NotFoundException where it is not theirs to name another */
async function handedOn(visit: Visit, episodeId: string): Promise<NamedLead> {
  const now = await leadOf(visit, episodeId);
  if (!mayNameAnother(now, visit.person)) throw new NotFoundException();
  return withColleagues(visit, now);
}

async function withColleagues({ api }: Visit, now: NamedLead): Promise<NamedLead> {
  const { items: colleagues } = await readAll(api, ListPeople, { role: 'practitioner' });
  return { ...now, colleagues };
}

async function wishOf(
  visit: Visit,
  episodeId: string,
  requestId: string,
): Promise<Matter<LeadWish & NamedLead>> {
  const now = await leadOf(visit, episodeId);
  const request = now.requests.find(({ id }) => id === requestId);
  if (!request) throw new NotFoundException();
  const path = `/cases/${episodeId}/lead-requests/${requestId}`;
  const back = { text: 'Back to who leads', href: `/cases/${episodeId}/lead` };
  return { of: { ...now, request }, path, back, facts: wishFacts(request) };
}
