import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { DecidedOutcome, ListOutcomesPayload, OutcomePage } from '@hub/contracts/arbitration';
import { filtersOf, type MessageContext, pageOf, readPage } from '@hub/use-case';
import { bindingOf, type Dispute, hasEnded } from '../domain/dispute-state.js';
import type { ArbitrationWork } from './ports.js';

/**
 * Shows an arbitrator what they decided and what became of it; once a dispute has ended, without
 * the words about the family.
 */
export class ListOutcomes {
  constructor(private readonly work: ArbitrationWork) {}

  async execute(
    query: ListOutcomesPayload,
    { caller: { authority, personId } }: MessageContext,
  ): Promise<OutcomePage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    if (personId === undefined) return refuse('forbidden', 'Outcomes are decided by a person.');
    const choice = { ...filtersOf(query), authority, personId };
    return this.work.read(async ({ disputes }) => {
      const found = await disputes.judgedBy(choice, page.limit + 1, page.after);
      const { items, ...rest } = pageOf(
        found,
        page.limit,
        ({ openedAt, id }) => ({ at: openedAt, id }),
        (dispute) => decidedBy(dispute, personId),
      );
      return { ...rest, items: items.flat() };
    });
  }
}

function decidedBy(dispute: Dispute, personId: string): DecidedOutcome[] {
  const { id: disputeId, kind, riskOfHarm, state, outcome, earlierOutcomes } = dispute;
  const all = [...earlierOutcomes, ...(outcome ? [outcome] : [])];
  const standing = bindingOf(dispute);
  return all
    .filter((one) => one.decidedBy === personId)
    .map((one) => {
      const { at, terms, reasons, ledBy, funding, dueAt, parties } = one;
      return {
        ...{ disputeId, kind, riskOfHarm, state, at, parties: [...parties] },
        ...(hasEnded(dispute) ? {} : { terms, ...(reasons === undefined ? {} : { reasons }) }),
        ...(ledBy === undefined ? {} : { ledBy }),
        ...(funding === undefined ? {} : { funding }),
        ...(dueAt === undefined ? {} : { dueAt }),
        stands: one === standing,
      };
    });
}
