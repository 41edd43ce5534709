import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { FindServices, ReadService } from '@hub/contracts/directory';
import { type Fault, faultsOf } from '../../pages/faults.js';
import { formPage, goTo, type Outcome, page } from '../../pages/outcome.js';
import { rowsAfter } from '../../pages/paging.js';
import { draftOf, keepDraft, type Visit, Visitor } from '../../session/visit.js';
import { serviceDetailView } from './service-detail-view.js';
import { faultsInQuestion, questionOf } from './service-question.js';
import { servicesView } from './services-view.js';

const JOURNEY = 'services';
const PATH = '/services';
const REFUSED: Readonly<Record<string, Fault>> = {
  postcode_unknown: {
    field: 'postcode',
    text: 'The hub does not know where that postcode is. Check it, or enter its first half alone',
  },
};

/** What help there is for a child. The question stays in the session: no address names a place. */
@Controller('services')
export class ServicesController {
  @Get()
  async show(@Visitor() visit: Visit, @Query('from') from?: string): Promise<Outcome> {
    const form = draftOf(visit, JOURNEY, PATH);
    const begun = Object.keys(form).length > 0;
    if (!begun) {
      const home = { home: visit.person.authority };
      return formPage('journeys/services/services', servicesView(home, []));
    }
    const faults = faultsInQuestion(form);
    if (faults.length > 0)
      return formPage('journeys/services/services', servicesView(form, faults));
    const question = { ...questionOf(form), ...rowsAfter(from) };
    try {
      const found = await visit.api.read(FindServices, question);
      return formPage('journeys/services/services', servicesView(form, [], found));
    } catch (error) {
      const view = servicesView(form, faultsOf(error, REFUSED));
      return formPage('journeys/services/services', view);
    }
  }

  @Post()
  ask(@Visitor() visit: Visit): Outcome {
    keepDraft(visit, JOURNEY, visit.form);
    return goTo(PATH);
  }

  @Get(':serviceId')
  async one(@Visitor() visit: Visit, @Param('serviceId') serviceId: string): Promise<Outcome> {
    const { home } = questionOf(draftOf(visit, JOURNEY, PATH));
    const asked = { serviceId, ...(home === undefined ? {} : { home }) };
    const service = await visit.api.read(ReadService, asked);
    return page('journeys/services/service', serviceDetailView(service));
  }
}
