import type { ToldOutsideEntry } from '@hub/contracts/consent';
import type { Override } from '../../domain/override.js';

/** Who outside the hub was told what, when, how and by whom: as the sharing register shows it. */
export function toldOutsideOf(overrides: readonly Override[]): ToldOutsideEntry[] {
  return overrides.flatMap(({ id: overrideId, toldOutside, categories, madeBy, personId }) => {
    if (!toldOutside) return [];
    const { kind, organisation, how, at } = toldOutside;
    const by = { authority: madeBy, ...(personId === undefined ? {} : { personId }) };
    return [{ overrideId, kind, organisation, how, at, categories: [...categories], ...by }];
  });
}
