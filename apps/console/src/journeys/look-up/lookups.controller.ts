import { Controller, Get, Param } from '@nestjs/common';
import { ListLookups, ReadLookup } from '@hub/contracts/lookup';
import { type Outcome, page } from '../../pages/outcome.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { lookupListView } from './lookup-list-view.js';
import { resultView } from './result-view.js';

/** Lookups that were asked, and their answers. */
@Controller('lookups')
export class LookupsController {
  @Get()
  async list(@Visitor() { api }: Visit): Promise<Outcome> {
    const { items } = await api.read(ListLookups, { of: 'mine', limit: 50 });
    return page('journeys/look-up/lookups', lookupListView(items));
  }

  @Get(':lookupId')
  async result(@Visitor() { api }: Visit, @Param('lookupId') lookupId: string): Promise<Outcome> {
    return page('journeys/look-up/result', resultView(await api.read(ReadLookup, { lookupId })));
  }
}
