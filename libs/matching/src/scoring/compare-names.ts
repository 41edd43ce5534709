import type { Name } from '../identity/name.js';
import { isNickname, isTransliteration } from '../names/name-groups.js';
import { editDistance } from '../similarity/edit-distance.js';
import { jaroWinkler } from '../similarity/jaro-winkler.js';
import { soundsOf } from '../similarity/sound.js';
import type { NameLevel } from './levels.js';

const CLOSE = 0.84;
const LONG = 8;

export interface NameUse {
  /**
   * Whether a name is one that many have: two such names are rather two people than one misspelt.
   */
  readonly inUse: (name: string) => boolean;
  /**
   * Whether people go by the first of several names: a brother may have the child's name for a
   * second one.
   */
  readonly firstCounts: boolean;
}

/** Compares two given, or two family names. */
export function compareNames(
  one: Name | undefined,
  other: Name | undefined,
  { inUse, firstCounts }: NameUse,
): NameLevel {
  if (!one || !other) return 'missing';
  if (one.joined === other.joined || sameWords(one, other)) return 'same';
  if (
    pairs(one, other).some(
      ([first, second]) =>
        first !== second && (isNickname(first, second) || isTransliteration(first, second)),
    )
  )
    return 'variant';
  const shared = pairs(one, other).some(([first, second]) => first === second && first.length > 1);
  const [[first], [second]] = [one.words, other.words];
  if (
    shared &&
    firstCounts &&
    first !== second &&
    [first, second].every((word) => word !== undefined && inUse(word))
  )
    return 'rival';
  if (shared || isInitial(one, other)) return 'part';
  const near = isNear(one.joined, other.joined);
  if (near) return inUse(one.joined) && inUse(other.joined) ? 'rival' : 'near';
  const close = jaroWinkler(one.joined, other.joined) >= CLOSE;
  if (sharesSound(one, other))
    return inUse(one.joined) && inUse(other.joined) && !close ? 'rival' : 'sound';
  if (close) return inUse(one.joined) && inUse(other.joined) ? 'rival' : 'close';
  return 'different';
}

function pairs(one: Name, other: Name): (readonly [string, string])[] {
  return one.words.flatMap((first) => other.words.map((second) => [first, second] as const));
}

function sameWords(one: Name, other: Name): boolean {
  return (
    one.words.length === other.words.length && one.words.every((word) => other.words.includes(word))
  );
}

function isInitial(one: Name, other: Name): boolean {
  return (
    (one.joined.length === 1 || other.joined.length === 1) && one.joined[0] === other.joined[0]
  );
}

/** One slip of the pen; two in a long name. */
function isNear(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  if (shorter < 3) return false;
  const most = shorter >= LONG ? 2 : 1;
  return editDistance(one, other, most) <= most;
}

function sharesSound(one: Name, other: Name): boolean {
  const sounds = soundsOf(one.joined);
  return soundsOf(other.joined).some((sound) => sound.length > 1 && sounds.includes(sound));
}
