const PREFIX_WEIGHT = 0.1;
const LONGEST_PREFIX = 4;

/**
 * Jaro–Winkler similarity, from 0 (nothing in common) to 1 (the same). Source: Winkler 1990,
 * "String comparator metrics and enhanced decision rules in the Fellegi-Sunter model of record
 * linkage".
 */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  const jaro = jaroSimilarity(one, other);
  let prefix = 0;
  while (prefix < LONGEST_PREFIX && prefix < one.length && one[prefix] === other[prefix])
    prefix += 1;
  return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
}

function jaroSimilarity(one: string, other: string): number {
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = new Set<number>();
  const common: string[] = [];
  for (let place = 0; place < one.length; place += 1) {
    const letter = one.charAt(place);
    const last = Math.min(other.length - 1, place + reach);
    for (let across = Math.max(0, place - reach); across <= last; across += 1) {
      if (taken.has(across) || other[across] !== letter) continue;
      taken.add(across);
      common.push(letter);
      break;
    }
  }
  if (common.length === 0) return 0;
  const inOrder = [...taken].sort((first, second) => first - second).map((place) => other[place]);
  const moved = common.filter((letter, place) => letter !== inOrder[place]).length / 2;
  const matches = common.length;
  return (matches / one.length + matches / other.length + (matches - moved) / matches) / 3;
}
