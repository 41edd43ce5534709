import type { Place } from '@hub/use-case';

export function page<T>(
  items: T[],
  placeOf: (item: T) => Place,
  limit: number,
  after?: Place,
): T[] {
  const key = (item: Place): string => `${item.at} ${item.id}`;
  const sorted = items.sort((a, b) => (key(placeOf(a)) < key(placeOf(b)) ? 1 : -1));
  return sorted
    .filter((item) => after === undefined || key(placeOf(item)) < key(after))
    .slice(0, limit);
}
