import type { NeedTerm } from '@hub/contracts/directory';
import { type LittleWords, plainWords, type Word, WordReader } from './words.js';

/** What something is called, and which needs that means, the likeliest first. */
interface VocabularyTerm {
  readonly name: string;
  readonly needs: readonly NeedTerm[];
  /** Whether it is a category of the national Family Hubs directory, by this name. */
  readonly familyHubs?: boolean;
  /** What taxonomies and directories call it; also codes and addresses of terms. */
  readonly alike?: readonly string[];
  /** What people say; only questions are read for it. */
  readonly said?: readonly string[];
  /** What says little by itself. */
  readonly hints?: readonly string[];
}

export interface VocabularyData extends LittleWords {
  readonly terms: readonly VocabularyTerm[];
}

/** A need that words name. */
export interface NamedNeed {
  readonly need: NeedTerm;
  /** The words that name it. */
  readonly because: readonly string[];
}

interface Phrase {
  readonly stems: readonly string[];
  readonly needs: readonly NeedTerm[];
  readonly kind: 'alike' | 'said' | 'hint';
}

interface Match {
  readonly phrase: Phrase;
  readonly from: number;
  /** Behind its last word. */
  readonly to: number;
}

/** Little words that may stand in between two words of a term. */
const MOST_BETWEEN = 4;
const MOST_REMEMBERED = 5_000;
const A_FURTHER_WORD = 0.5;
const A_SECOND_NEED = 0.6;

/** Recognises needs in the terms of taxonomies, and in what people type. */
export class NeedVocabulary {
  private readonly reader: WordReader;
  private readonly phrases = new Map<string, Phrase[]>();
  private readonly addresses = new Map<string, readonly NeedTerm[]>();
  private readonly spelt = new Set<string>();
  /** Feeds use the same few terms again and again. */
  private readonly named = new Map<string, readonly (NeedTerm | undefined)[]>();

  constructor(readonly data: VocabularyData) {
    this.reader = new WordReader(data);
    for (const { name, needs, alike = [], said = [], hints = [] } of data.terms) {
      for (const text of [name, ...alike]) this.learn(text, needs, 'alike');
      for (const text of said) this.learn(text, needs, 'said');
      for (const text of hints) this.learn(text, needs, 'hint');
    }
    for (const word of [...data.fillers, ...data.people, ...data.negations]) this.know(word);
    for (const phrases of this.phrases.values())
      phrases.sort((a, b) => b.stems.length - a.stems.length);
  }

  /** Every word in it, to correct misspelt ones by. */
  get words(): ReadonlySet<string> {
    return this.spelt;
  }

  read(text: string): Word[] {
    return this.reader.words(text);
  }

  /** The needs of a term of any taxonomy, by its name, code or address. */
  needsOfTerm(texts: readonly string[]): NeedTerm[] {
    const named = texts.flatMap((text) => this.needsNamed(text));
    return [...new Set(named.filter((need) => need !== undefined))];
  }

  /** The needs that words name, those that most of them name first. */
  needsIn(words: readonly Word[]): NamedNeed[] {
    const matches = this.matches(words, () => true);
    const telling = matches.filter(({ phrase }) => phrase.kind !== 'hint');
    const found = new Map<NeedTerm, { weight: number; because: string[] }>();
    for (const { phrase, from, to } of telling.length > 0 ? telling : matches) {
      const said = words.slice(from, to).map(({ text }) => text);
      for (const [place, need] of phrase.needs.entries()) {
        const before = found.get(need) ?? { weight: 0, because: [] };
        found.set(need, {
          weight: before.weight + weightOf(phrase) * (place === 0 ? 1 : A_SECOND_NEED),
          because: [...before.because, said.join(' ')],
        });
      }
    }
    return [...found]
      .sort(([, a], [, b]) => b.weight - a.weight)
      .map(([need, { because }]) => ({ need, because: [...new Set(because)] }));
  }

  private needsNamed(text: string): readonly (NeedTerm | undefined)[] {
    const before = this.named.get(text);
    if (before) return before;
    const named =
      this.addresses.get(text.toLowerCase()) ??
      this.matches(this.reader.words(text), ({ kind }) => kind === 'alike').map(
        ({ phrase }) => phrase.needs[0],
      );
    if (this.named.size >= MOST_REMEMBERED) this.named.clear();
    this.named.set(text, named);
    return named;
  }

  private learn(text: string, needs: readonly NeedTerm[], kind: Phrase['kind']): void {
    if (text.includes('://')) {
      this.addresses.set(text.toLowerCase(), needs);
      return;
    }
    const words = plainWords(text);
    for (const word of words) this.know(word);
    this.add({ stems: this.reader.stems(text), needs, kind });
    // Two words are often written as one: foodbank, playscheme.
    if (words.length === 2) {
      const joined = words.join('');
      this.know(joined);
      this.add({ stems: this.reader.stems(joined), needs, kind });
    }
  }

  private know(word: string): void {
    for (const text of plainWords(word)) this.spelt.add(text);
  }

  private add(phrase: Phrase): void {
    const [first] = phrase.stems;
    if (first === undefined) return;
    const alike = this.phrases.get(first) ?? [];
    if (alike.some(({ stems }) => stems.join() === phrase.stems.join())) return;
    this.phrases.set(first, [...alike, phrase]);
  }

  /** The longest terms, one after the other; no word counts twice. */
  private matches(words: readonly Word[], counts: (phrase: Phrase) => boolean): Match[] {
    const found: Match[] = [];
    for (let from = 0; from < words.length;) {
      const match = this.matchAt(words, from, counts);
      if (match) found.push(match);
      from = match?.to ?? from + 1;
    }
    return found;
  }

  private matchAt(
    words: readonly Word[],
    from: number,
    counts: (phrase: Phrase) => boolean,
  ): Match | undefined {
    const first = words[from];
    for (const phrase of (first && this.phrases.get(first.stem)) ?? []) {
      const to = counts(phrase) ? endOf(phrase, words, from) : undefined;
      if (to !== undefined) return { phrase, from, to };
    }
    return undefined;
  }
}

function endOf({ stems }: Phrase, words: readonly Word[], from: number): number | undefined {
  let at = from;
  for (const stem of stems) {
    let between = 0;
    while (words[at]?.stem !== stem) {
      if (at === from || !words[at]?.isLittle || between === MOST_BETWEEN) return undefined;
      between += 1;
      at += 1;
    }
    at += 1;
  }
  return at;
}

function weightOf({ stems, kind }: Phrase): number {
  const whole = 1 + A_FURTHER_WORD * (stems.length - 1);
  return kind === 'said' ? whole * 0.8 : whole;
}
