import type { ServicePage } from '@hub/contracts/directory';
import type { FoundService, ServiceSearch, ServiceStore } from '../ports.js';
import type { Leg, LegPlace } from './search-legs.js';

type FoundInLeg = FoundService & { readonly leg: number };

/**
 * One leg after the other, until the page is full; the one of some words only where the others find
 * nothing at all.
 */
export async function walkLegs(
  legs: readonly Leg[],
  services: ServiceStore,
  limit: number,
  after: LegPlace | undefined,
): Promise<FoundInLeg[]> {
  const found: FoundInLeg[] = [];
  for (const [leg, { kind, search }] of legs.entries()) {
    const isBehind = leg < (after?.leg ?? 0);
    const isLastResort = kind === 'some_words' && after?.leg !== leg;
    if (isBehind || found.length >= limit || (isLastResort && (found.length > 0 || after)))
      continue;
    const more = await services.search(
      search,
      limit - found.length,
      leg === after?.leg ? after.after : undefined,
    );
    found.push(...more.map((one) => ({ ...one, leg })));
  }
  return found;
}

/** Whether nothing had all the words, as far as this page and its cursor tell. */
export function widening(
  found: readonly FoundInLeg[],
  legs: readonly Leg[],
  after: LegPlace | undefined,
): ServicePage['widened'] {
  const kind = legs[after?.leg ?? found[0]?.leg ?? 0]?.kind;
  return kind === 'words' || found.length === 0 ? undefined : kind;
}

export function countedOf(legs: readonly Leg[], widened: ServicePage['widened']): ServiceSearch[] {
  const counted = legs.filter(({ kind }) => (kind === 'some_words') === (widened === 'some_words'));
  return (counted.length > 0 ? counted : legs).map(({ search }) => search);
}
