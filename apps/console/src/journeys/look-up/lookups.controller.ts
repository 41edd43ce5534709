import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { AcknowledgeLookupAnswer, ListLookups, ReadLookup } from '@hub/contracts/lookup';
import { goTo, type Outcome, page } from '../../pages/outcome.js';
import { rowsAfter } from '../../pages/paging.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { lookupListView } from './lookup-list-view.js';
import { resultView } from './result-view.js';

/** Lookups that were asked, and their answers. */
@Controller('lookups')
export class LookupsController {
  @Get()
  async list(@Visitor() { api }: Visit, @Query('from') from?: string): Promise<Outcome> {
    const found = await api.read(ListLookups, { of: 'mine', ...rowsAfter(from) });
    return page('journeys/look-up/lookups', lookupListView(found));
  }

  @Get(':lookupId')
  async result(
    @Visitor() { api, person }: Visit,
    @Param('lookupId') lookupId: string,
  ): Promise<Outcome> {
    const lookup = await api.read(ReadLookup, { lookupId });
    return page('journeys/look-up/result', resultView(lookup, person));
  }

  @Post(':lookupId')
  async read(
    @Visitor() { api, once, session }: Visit,
    @Param('lookupId') lookupId: string,
  ): Promise<Outcome> {
    await api.ask(AcknowledgeLookupAnswer, { lookupId }, { once });
    session.notice = 'You have said that you have read the answer.';
    return goTo(`/lookups/${lookupId}`);
  }
}
