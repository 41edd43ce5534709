import type { QuestionRead } from '../../domain/questions/read-question.js';
import type { SearchPlace, ServiceSearch } from '../ports.js';

/** A part of an answer: what has the words, then what is of the need that they name. */
export interface Leg {
  readonly kind: 'words' | 'need' | 'some_words';
  readonly search: ServiceSearch;
}

/** How far a page came in an answer. */
export interface LegPlace {
  readonly leg: number;
  readonly after: SearchPlace;
}

const MOST_NEEDS = 2;
/** Words a text search may stop at: more make no question clearer. */
const MOST_WORDS = 12;
const OPERATORS = /["“”]|(?:^|\s)-\w|\sOR\s/;

/** Quotes, `OR` and `-` are asked for on purpose: such words are taken as they are. */
export function hasOperators(text: string): boolean {
  return OPERATORS.test(text);
}

/**
 * The parts in which a question is answered, one after the other; the last only where the others
 * find nothing.
 */
export function legsOf(search: ServiceSearch, read: QuestionRead | undefined): Leg[] {
  if (!read) return [{ kind: 'words', search }];
  const words = read.words === '' ? undefined : read.words;
  const named = search.need === undefined ? read.needs.slice(0, MOST_NEEDS) : [];
  if (words === undefined && named.length === 0) return [{ kind: 'words', search }];
  const byWords: Leg[] =
    words === undefined ? [] : [{ kind: 'words', search: { ...search, words } }];
  const byNeed = named.map(({ need }, place): Leg => ({
    kind: 'need',
    search: {
      ...search,
      need,
      without: {
        ...(words === undefined ? {} : { words }),
        needs: named.slice(0, place).map((before) => before.need),
      },
    },
  }));
  const several = words?.split(' ').slice(0, MOST_WORDS) ?? [];
  const some: Leg[] =
    several.length > 1 ? [{ kind: 'some_words', search: { ...search, someWords: several } }] : [];
  return [...byWords, ...byNeed, ...some];
}

export function encodePlace({ leg, after: { order, key, id } }: LegPlace): string {
  return Buffer.from(JSON.stringify([leg, order, key, id])).toString('base64url');
}

export function decodePlace(cursor: string): LegPlace | undefined {
  try {
    const [leg, order, key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [
      number,
      SearchPlace['order'],
      number | string,
      string,
    ];
    const isKey =
      order === 'name'
        ? typeof key === 'string'
        : ['distance', 'rank'].includes(order) && typeof key === 'number';
    const valid = Number.isInteger(leg) && leg >= 0 && isKey && /^[0-9a-f-]{36}$/.test(id);
    return valid ? { leg, after: { order, key, id } } : undefined;
  } catch {
    // Whatever somebody typed in the place of a cursor.
    return undefined;
  }
}
