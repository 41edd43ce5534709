import type { Name } from '../identity/name.js';
import { editDistance } from '../similarity/edit-distance.js';
import { isFullName, isKnownName, isNickname, isTransliteration } from './name-groups.js';

/**
 * Letters in which a short form begins as its name does: Kate and Katherine, but not Harry and
 * Henry.
 */
const BEGINNING = 3;

/**
 * Whether two given names are rather those of two children than one name in two spellings, however
 * alike they are: Ella and Emma, Gabriel and Gabriela, Muhammad Ali and Muhammad Hassan.
 */
export function areTwoNames(one: Name, other: Name): boolean {
  if (one.joined === other.joined) return false;
  if (contradict(one, other)) return true;
  const [first = '', second = ''] = [one.words[0], other.words[0]];
  if (first === second || isTransliteration(first, second)) return false;
  if (isNickname(first, second))
    return isFullName(first) && isFullName(second) && !beginAlike(first, second);
  return isFeminine(first, second) || (isKnownName(first) && isKnownName(second));
}

/** Whether both have one name in common and another each. */
function contradict(one: Name, other: Name): boolean {
  const own = one.words.filter((word) => !hasLike(other, word));
  const others = other.words.filter((word) => !hasLike(one, word));
  return own.length > 0 && others.length > 0 && own.length < one.words.length;
}

function hasLike({ words }: Name, word: string): boolean {
  return words.some(
    (other) =>
      isNickname(word, other) ||
      isTransliteration(word, other) ||
      editDistance(word, other, 1) <= 1 ||
      (Math.min(word.length, other.length) === 1 && word[0] === other[0]),
  );
}

function beginAlike(one: string, other: string): boolean {
  return one.slice(0, BEGINNING) === other.slice(0, BEGINNING);
}

function isFeminine(one: string, other: string): boolean {
  return ['a', 'ah'].some((ending) => one + ending === other || other + ending === one);
}
