import { type Refusal, refuse } from '@hub/contracts';
import type { FundingTerms, OpenDisputePayload } from '@hub/contracts/arbitration';
import type { Dispute } from './dispute-state.js';

/** Why shares do not fit a dispute, if they do not. */
export function unfitFunding(
  dispute: Pick<Dispute, 'kind' | 'openedBy' | 'respondents'>,
  funding: FundingTerms | undefined,
): Refusal | undefined {
  if (funding === undefined) return undefined;
  if (dispute.kind !== 'funding') return unfit('funding', 'is for disputes about funding');
  const parties = [dispute.openedBy, ...dispute.respondents];
  const { shares, from, until } = funding;
  const payers = shares.map(({ authority }) => authority);
  if (new Set(payers).size < payers.length) return unfit('funding.shares', 'names a party twice');
  const stranger = payers.find((one) => !parties.includes(one));
  if (stranger !== undefined)
    return unfit('funding.shares', `names ${stranger}, which is no party`);
  const total = shares.reduce((sum, { percent }) => sum + percent, 0);
  if (total !== 100) return unfit('funding.shares', `comes to ${String(total)}, and not to 100`);
  return until !== undefined && until < from
    ? unfit('funding.until', 'is before it begins')
    : undefined;
}

/**
 * Who pays until there is an outcome: whoever opens a dispute about funding, where it names no
 * party that pays now. Nothing is lost by it: an outcome says from which day on its shares count.
 */
export function interimPayerOf(
  { kind, respondents, interimPayer }: OpenDisputePayload,
  openedBy: string,
): { readonly interimPayer?: string } | Refusal {
  if (kind !== 'funding')
    return interimPayer === undefined ? {} : unfit('interimPayer', 'is for disputes about funding');
  if (interimPayer === undefined) return { interimPayer: openedBy };
  return [openedBy, ...respondents].includes(interimPayer)
    ? { interimPayer }
    : unfit('interimPayer', 'is no party');
}

function unfit(field: string, message: string): Refusal {
  return refuse('invalid_request', undefined, [{ field, message }]);
}
