import { Controller, Get, Param, Query } from '@nestjs/common';
import { ListOutcomes, ReadDisputeBundle } from '@hub/contracts/arbitration';
import { type Outcome, page } from '../../pages/outcome.js';
import { rowsAfter } from '../../pages/paging.js';
import { selectedIn } from '../../pages/selections.js';
import { type Visit, Visitor } from '../../session/visit.js';
import { bundleView } from './bundle-view.js';
import { DECIDED, outcomesView } from './outcomes-view.js';

/** For arbitrators: all of a disagreement on one page, and what they decided. */
@Controller()
export class ArbitrationController {
  @Get('disputes/:disputeId/bundle')
  async bundle(@Visitor() { api }: Visit, @Param('disputeId') disputeId: string): Promise<Outcome> {
    const bundle = await api.read(ReadDisputeBundle, { disputeId });
    return page('journeys/disputes/bundle', bundleView(bundle));
  }

  @Get('outcomes')
  async outcomes(
    @Visitor() { api }: Visit,
    @Query('show') show?: string,
    @Query('from') from?: string,
  ): Promise<Outcome> {
    const chosen = selectedIn(DECIDED, show);
    const found = await api.read(ListOutcomes, { ...DECIDED[chosen].query, ...rowsAfter(from) });
    return page('journeys/disputes/outcomes', outcomesView(found, chosen));
  }
}
