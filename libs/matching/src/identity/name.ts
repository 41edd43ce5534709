import { fold } from './fold.js';

/** A given or family name, ready to be compared. */
export interface Name {
  /** Its words, without particles: `Anne-Marie` → `anne`, `marie`. */
  readonly words: readonly string[];
  /** The words as one: `annemarie`. */
  readonly joined: string;
}

/** Belong to a name but are left out and put in at will. */
const PARTICLES = new Set([
  'bin',
  'bint',
  'binti',
  'ibn',
  'al',
  'el',
  'ul',
  'ur',
  'ud',
  'van',
  'von',
  'der',
  'den',
  'de',
  'del',
  'della',
  'da',
  'do',
  'dos',
  'di',
  'du',
  'la',
  'le',
  'ter',
  'ten',
]);
/**
 * Written where a child is born but not named: `Baby`, `Twin 1`, and `Baby of Khan` after the
 * mother.
 */
const NEWBORN = new Set([
  'baby',
  'babyboy',
  'babygirl',
  'infant',
  'newborn',
  'unborn',
  'twin',
  'triplet',
]);
/** Written where a name was not known yet, or not at all. */
const PLACEHOLDERS = new Set([
  ...NEWBORN,
  'boy',
  'girl',
  'male',
  'female',
  'unknown',
  'unnamed',
  'notknown',
  'none',
  'not',
  'known',
  'na',
  'nk',
  'tbc',
  'xx',
  'xxx',
  'of',
  'one',
  'two',
  'three',
  'first',
  'second',
  'third',
  'a',
  'b',
  'c',
  'i',
  'ii',
  'iii',
]);
/** Stand before the name that they are part of: `Mc Donald`, `O Brien`. */
const PREFIXES = new Set(['mc', 'mac', 'o', 'st']);

/** Whether a text stands for a given name that the child did not have when it was written. */
export function isPlaceholder(text: string | undefined): boolean {
  const words = wordsOf(text);
  const [first = ''] = words;
  return words.length > 0 && (NEWBORN.has(first) || words.every((word) => PLACEHOLDERS.has(word)));
}

/**
 * Folds a name and takes it apart.
 *
 * @returns undefined where nothing is left of it, as for a placeholder
 */
export function readName(text: string | undefined): Name | undefined {
  const all = joinPrefixes(wordsOf(text));
  if (all.every((word) => PLACEHOLDERS.has(word))) return undefined;
  const own = all.filter((word) => !PARTICLES.has(word));
  const words = own.length > 0 ? own : all;
  return { words, joined: words.join('') };
}

function wordsOf(text: string | undefined): string[] {
  return fold((text ?? '').replace(/['’`ʼ]/g, ''))
    .split(' ')
    .map((word) => word.replace(/\d/g, ''))
    .filter((word) => word !== '');
}

function joinPrefixes(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let place = 0; place < words.length; place += 1) {
    const [word = '', next] = [words[place], words[place + 1]];
    if (PREFIXES.has(word) && next !== undefined) {
      joined.push(word + next);
      place += 1;
    } else {
      joined.push(word);
    }
  }
  return joined;
}
