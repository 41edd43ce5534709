import { stemmer } from 'stemmer';

/** Little words, words for whom a question is about, and words that say no. */
export interface LittleWords {
  readonly fillers: readonly string[];
  readonly people: readonly string[];
  readonly negations: readonly string[];
}

/** A word of a text. */
export interface Word {
  /** As it was typed, in lower case and without accents. */
  readonly text: string;
  /** What is compared: alike for singular and plural, and for whatever says no. */
  readonly stem: string;
  /** May stand between the words of a term. */
  readonly isLittle: boolean;
  /** Says nothing by itself, in a term or in a question. */
  readonly isFiller: boolean;
}

const NOT = 'not';

/** Lower case without accents, apostrophes and signs; `&` is "and". */
export function plainWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}|['’‘`]/gu, '')
    .replaceAll('&', ' and ')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Reads texts word by word, as the little words of a vocabulary have it. */
export class WordReader {
  private readonly fillers: ReadonlySet<string>;
  private readonly people: ReadonlySet<string>;
  private readonly negations: ReadonlySet<string>;

  constructor({ fillers, people, negations }: LittleWords) {
    this.fillers = new Set(fillers);
    this.people = new Set(people);
    this.negations = new Set(negations);
  }

  words(text: string): Word[] {
    return plainWords(text).map((word) => ({
      text: word,
      stem: this.negations.has(word) ? NOT : stemmer(word),
      isLittle: this.fillers.has(word) || this.people.has(word),
      isFiller: this.fillers.has(word),
    }));
  }

  /**
   * The words a term is recognised by: without fillers, unless one word alone would be left of
   * several.
   */
  stems(term: string): string[] {
    const words = this.words(term);
    const telling = words.filter(({ isFiller }) => !isFiller);
    return (telling.length > 1 || words.length === 1 ? telling : words).map(({ stem }) => stem);
  }
}
