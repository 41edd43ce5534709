import { Controller, Get, NotFoundException, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import {
  ChangeOrganisation,
  ListOrganisations,
  ListPeople,
  ReadOrganisation,
  RegisterOrganisation,
} from '@hub/contracts/identity';
import { readAll } from '../../api/read-all.js';
import { actPage, type Matter, mayAsk, takeAct } from '../../pages/acts.js';
import { goTo, type Outcome, page } from '../../pages/outcome.js';
import { rowsAfter } from '../../pages/paging.js';
import { askPage, type Question, questionPage, takeAnswer } from '../../pages/question.js';
import { readForm, textOf } from '../../session/form.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { CLOSED_ACTS, type ClosableOrganisation } from './closed-acts.js';
import {
  draftOfOrganisation,
  type OrganisationChoices,
  organisationFaults,
  organisationFrom,
} from './organisation-fields.js';
import {
  changeQuestion,
  organisationFacts,
  organisationListView,
  organisationQuery,
  organisationView,
  PATH,
  registerQuestion,
} from './organisation-views.js';
import { CLOSED_REFUSALS, ORGANISATION_REFUSALS } from './organisation-words.js';

/** Schools, trusts and charities for whose staff a borough answers, in clusters with a lead. */
@Controller('our-organisations')
export class OrganisationsController {
  @Get()
  async list(@Visitor() { api, person }: Visit, @Req() { query }: Request): Promise<Outcome> {
    const form = readForm(query);
    const asked = { ...organisationQuery(form), ...rowsAfter(textOf(form, 'from')) };
    const found = await api.read(ListOrganisations, asked);
    return page('journeys/organisations/organisations', organisationListView(found, form, person));
  }

  @Get('new')
  async ask(@Visitor() visit: Visit): Promise<Outcome> {
    return askPage(registerQuestion(await offered(visit)), visit);
  }

  @Post('new')
  async register(@Visitor() visit: Visit): Promise<Outcome> {
    const { api, form, once, session } = visit;
    return take(visit, registerQuestion(await offered(visit)), async () => {
      const { body } = await api.ask(RegisterOrganisation, organisationFrom(form), { once });
      session.notice = 'It is registered.';
      return goTo(`${PATH}/${body.id}`);
    });
  }

  @Get(':organisationId')
  async one(
    @Visitor() visit: Visit,
    @Param('organisationId') organisationId: string,
  ): Promise<Outcome> {
    const [parts, members] = await Promise.all([
      partsOf(visit, organisationId),
      readAll(visit.api, ListOrganisations, { partOf: organisationId }),
    ]);
    const view = organisationView({ ...parts, members: members.items }, visit.person);
    return page('journeys/organisations/organisation', view);
  }

  @Get(':organisationId/change')
  async askToChange(
    @Visitor() visit: Visit,
    @Param('organisationId') organisationId: string,
  ): Promise<Outcome> {
    const { question, organisation } = await changeOf(visit, organisationId);
    return askPage(question, visit, draftOfOrganisation(organisation));
  }

  @Post(':organisationId/change')
  async change(
    @Visitor() visit: Visit,
    @Param('organisationId') organisationId: string,
  ): Promise<Outcome> {
    const { api, form, once, session } = visit;
    const { question, organisation } = await changeOf(visit, organisationId);
    return take(visit, question, async () => {
      const order = { organisationId, ...organisationFrom(form, organisation) };
      await api.ask(ChangeOrganisation, order, { once, ifMatch: textOf(form, 'etag') });
      session.notice = 'It is saved.';
      return goTo(`${PATH}/${organisationId}`);
    });
  }

  @Get(':organisationId/:act')
  async act(
    @Visitor() visit: Visit,
    @Param('organisationId') organisationId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    return actPage(CLOSED_ACTS, act, await closableOf(visit, organisationId), visit);
  }

  @Post(':organisationId/:act')
  async takeAct(
    @Visitor() visit: Visit,
    @Param('organisationId') organisationId: string,
    @Param('act') act: string,
  ): Promise<Outcome> {
    const matter = await closableOf(visit, organisationId);
    return takeAct(CLOSED_ACTS, act, matter, visit, CLOSED_REFUSALS);
  }
}

async function closableOf(
  visit: Visit,
  organisationId: string,
): Promise<Matter<ClosableOrganisation>> {
  const { organisation, cluster, etag } = await partsOf(visit, organisationId);
  const path = `${PATH}/${organisationId}`;
  const shown = { etag, path, back: { text: organisation.name, href: path } };
  const facts = organisationFacts({ organisation, cluster });
  const { colleagues } = await offered(visit);
  return { of: { organisation, colleagues }, ...shown, facts };
}

/** Asks again where a number is wrong, as where something is missing. */
function take(visit: Visit, question: Question, send: () => Promise<Outcome>): Promise<Outcome> {
  const faults = organisationFaults(question.fields, visit.form);
  if (faults.length > 0) return Promise.resolve(questionPage(question, visit.form, faults));
  return takeAnswer(question, visit, send, ORGANISATION_REFUSALS);
}

/** @throws NotFoundException where they keep none */
async function offered({ api, person }: Visit): Promise<OrganisationChoices> {
  if (!mayAsk(RegisterOrganisation, person)) throw new NotFoundException();
  const [organisations, colleagues] = await Promise.all([
    readAll(api, ListOrganisations, {}),
    readAll(api, ListPeople, {}),
  ]);
  return { organisations: organisations.items, colleagues: colleagues.items };
}

async function partsOf({ api }: Visit, organisationId: string) {
  const { body: organisation, etag } = await api.ask(ReadOrganisation, { organisationId });
  const { partOf } = organisation;
  const cluster =
    partOf === undefined ? undefined : await api.read(ReadOrganisation, { organisationId: partOf });
  return { organisation, cluster, etag };
}

/** @throws NotFoundException where another borough keeps it */
async function changeOf(visit: Visit, organisationId: string) {
  const { etag, ...parts } = await partsOf(visit, organisationId);
  if (parts.organisation.authority !== visit.person.authority) throw new NotFoundException();
  return { ...parts, question: changeQuestion(parts, await offered(visit), etag) };
}
