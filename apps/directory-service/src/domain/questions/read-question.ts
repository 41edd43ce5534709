import { AUTHORITY_CODES, authorityName } from '@hub/contracts';
import { type Weekday, WEEKDAYS } from '@hub/contracts/shape';
import type { NamedNeed, NeedVocabulary } from './need-vocabulary.js';
import { correctionOf, type Spelling } from './spelling.js';
import { plainWords } from './words.js';

/** What a question in everyday words was understood to ask for. */
export interface QuestionRead {
  readonly needs: readonly NamedNeed[];
  readonly age?: number;
  readonly day?: Weekday;
  /** As it was typed, without a blank too many. */
  readonly postcode?: string;
  /** GSS code of a London authority that it names. */
  readonly authority?: string;
  /** Words by which services are looked for: spelt right, without age, day and place. */
  readonly words: string;
  /** The same with the little words between them, spelt right. */
  readonly spelt: string;
  /** Whether a word was misspelt. */
  readonly isCorrected: boolean;
}

interface Reading<Value> {
  readonly value?: Value;
  /** What is left of the text. */
  readonly rest: string;
}

const NUMBERS = [
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen',
]
  .join()
  .split(' ');
const NUMBER = `(\\d{1,2}|${NUMBERS.join('|')})`;
const CHILD =
  '(?:boy|girl|son|daughter|lad|child|kid|teen|teenager|nephew|niece|pupil|student|brother|sister|grandson|granddaughter)';
const OLDEST = 25;
const MONTHS = new RegExp(`\\b${NUMBER}[\\s-]*months?(?:[\\s-]+old)?\\b`, 'i');
/** The surest way of saying it first. */
const AGES = [
  new RegExp(`\\b${NUMBER}[\\s-]*(?:years?|yrs?)[\\s-]*olds?\\b`, 'i'),
  new RegExp(`\\b${NUMBER}[\\s-]*(?:yo|y\\/o|yrs?|y\\.o\\.)\\b`, 'i'),
  new RegExp(`\\b(?:aged?|turning|just turned)[\\s-]+${NUMBER}\\b`, 'i'),
  new RegExp(`\\b${CHILD}(?:\\s+of|,)?\\s+${NUMBER}\\b(?!\\s*(?:hours|months|weeks|days))`, 'i'),
  new RegExp(`(?<!\\byear\\s)\\b${NUMBER}\\s+years?$`, 'i'),
  /(?<!\byear\s)(?<!\bkey stage\s)(?<!\bunder\s)\b(\d{1,2})(?:\s*-\s*\d{1,2})?$/i,
];
const DAYS = new RegExp(
  `\\b(?:on\\s+)?(${WEEKDAYS.join('|')}|tues|weds|thurs)s?(?:\\s+(?:morning|afternoon|evening|night)s?)?\\b`,
  'i',
);
/**
 * A whole postcode, or the first half of one in London's postal areas: what else has letters and
 * digits is no place.
 */
const POSTCODE =
  /\b([a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}|(?:e|ec|n|nw|se|sw|w|wc|br|cr|da|en|ha|ig|kt|rm|sm|tn|tw|ub)\d{1,2}[a-z]?)\b/i;
const BY_NAME = AUTHORITY_CODES.map((code) => ({
  code,
  name: new RegExp(
    `\\b(?:in\\s+|near\\s+)?${plainWords(authorityName(code)).join('\\W+')}\\b`,
    'i',
  ),
}));

/**
 * Reads a question for need, age, day and place; words that are misspelt are read as what was
 * meant.
 */
export function readQuestion(
  text: string,
  vocabulary: NeedVocabulary,
  spelling: Spelling,
): QuestionRead {
  const postcode = take(text, POSTCODE, (said) => said.replaceAll(/\s+/g, ' ').toUpperCase());
  const authority = takeAuthority(postcode.rest);
  const day = take(authority.rest, DAYS, dayOf);
  const age = takeAge(day.rest);
  const typed = age.rest.split(/\s+/).filter((word) => word !== '');
  const spelt = typed.map((word) => spellWord(word, vocabulary, spelling));
  const words = vocabulary.read(spelt.join(' '));
  const telling = words.filter(({ isFiller }) => !isFiller);
  return {
    needs: vocabulary.needsIn(words),
    ...defined('age', age.value),
    ...defined('day', day.value),
    ...defined('postcode', postcode.value),
    ...defined('authority', authority.value),
    words: (telling.length > 0 ? telling : words).map(({ text: word }) => word).join(' '),
    spelt: spelt.join(' '),
    isCorrected: spelt.some((word, place) => word !== typed[place]),
  };
}

function spellWord(typed: string, vocabulary: NeedVocabulary, spelling: Spelling): string {
  // Short words in capitals are the names of things.
  if (/^[A-Z]{2,6}$/.test(typed)) return typed;
  const words = vocabulary.read(typed);
  const [word] = words;
  if (!word || words.length > 1 || vocabulary.words.has(word.text)) return typed;
  return correctionOf(word.text, spelling) ?? typed;
}

function takeAuthority(text: string): Reading<string> {
  for (const { code, name } of BY_NAME) {
    const { value, rest } = take(text, name, () => code);
    if (value !== undefined) return { value, rest };
  }
  return { rest: text };
}

function takeAge(text: string): Reading<number> {
  const months = take(text, MONTHS, (_said, number) => Math.floor(numberOf(number) / 12));
  if (months.value !== undefined) return months;
  for (const pattern of AGES) {
    const { value, rest } = take(text, pattern, (_said, number) => numberOf(number));
    if (value !== undefined && value <= OLDEST) return { value, rest };
  }
  return { rest: text };
}

function take<Value>(
  text: string,
  pattern: RegExp,
  read: (said: string, part: string) => Value,
): Reading<Value> {
  const found = pattern.exec(text);
  if (!found) return { rest: text };
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.trim();
  const [whole, part = ''] = found;
  return { value: read(whole, part), rest };
}

function numberOf(text: string): number {
  const place = NUMBERS.indexOf(text.toLowerCase());
  return place < 0 ? Number(text) : place + 1;
}

function dayOf(_said: string, name: string): Weekday {
  const start = name.slice(0, 3).toLowerCase();
  return WEEKDAYS.find((day) => day.startsWith(start)) ?? WEEKDAYS[0];
}

function defined<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}
