import { MOST_CANDIDATES, MOST_PER_KEY } from '@hub/matching';

/** Places of records by their blocking keys, as the index keeps them. */
export class KeyedRecords {
  private readonly byKey = new Map<string, number[]>();

  add(place: number, keys: readonly string[]): void {
    for (const key of keys) {
      const places = this.byKey.get(key);
      if (places) places.push(place);
      else this.byKey.set(key, [place]);
    }
  }

  /** Those that share most of the keys. */
  sharing(keys: readonly string[]): Set<number> {
    const shared = new Map<number, number>();
    for (const key of keys)
      for (const place of (this.byKey.get(key) ?? []).slice(0, MOST_PER_KEY))
        shared.set(place, (shared.get(place) ?? 0) + 1);
    const all = [...shared].sort(([one, ones], [other, others]) => others - ones || one - other);
    return new Set(all.slice(0, MOST_CANDIDATES).map(([place]) => place));
  }
}
