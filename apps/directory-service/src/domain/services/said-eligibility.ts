import type { OpenReferralAttribute, OpenReferralService } from './open-referral.js';
import type { OwnTerms } from './own-terms.js';
import { readRules, type RulesRead } from './rule-spelling.js';
import { ELIGIBILITY_TAXONOMY, type ServiceTaxonomy } from './taxonomy.js';

/** Stands among a service's rules for what it says of who may use it and the hub cannot read. */
export const UNREAD = 'unread';

export interface Unread {
  readonly field: string;
  readonly words: string;
}

/** What a record says of who may use a service. */
export interface EligibilitySaid {
  readonly rules: readonly string[];
  readonly unread: readonly Unread[];
}

interface Reader {
  readonly taxonomy: Pick<ServiceTaxonomy, 'protocols'>;
  readonly own: OwnTerms;
}

const MOST_WORDS = 200;
const ABOUT_WHO = /eligib|audience/i;
const LOOKS_LIKE_A_RULE =
  /^\s*(universal\s*$|(residents?|pupils?|gp[ _-]?patients?|protocol)\s*[:=])/i;
/** Terms of other taxonomies that leave no child out. */
const ANY_CHILD = ['child', 'children', 'teen', 'teens', 'family', 'families', 'young people'];

/**
 * Reads who may use a service. Whatever a record says of it and the hub cannot read stays as words:
 * the answer is then unknown, and never what holds for records that say nothing (ADR 26).
 */
export function eligibilityIn(document: OpenReferralService, reader: Reader): EligibilitySaid {
  const service = read(document.attributes ?? [], 'attributes', reader);
  const places = (document.service_at_locations ?? []).map((at, place) =>
    readPlace(at, `service_at_locations.${String(place)}`, reader),
  );
  const own = together([service, atPlaces(places, service)]);
  if (own.rules.length > 0 || own.unread.length > 0) return own;
  const foreign = foreignIn(document.attributes ?? []);
  const words = (document.eligibility_description ?? '').trim();
  return {
    rules: [],
    unread: [...foreign, ...(words === '' ? [] : [unread('eligibility_description', words)])],
  };
}

/**
 * Places that all say the same speak for the service; where they differ, or it speaks for itself,
 * that is for a person.
 */
function atPlaces(places: readonly EligibilitySaid[], service: EligibilitySaid): EligibilitySaid {
  const [first, ...rest] = places;
  if (!first) return { rules: [], unread: [] };
  const isAlike =
    service.rules.length === 0 && rest.every(({ rules }) => rules.join() === first.rules.join());
  return {
    rules: isAlike ? first.rules : [],
    unread: places.flatMap(({ rules, unread: words }, place) => [
      ...words,
      ...(isAlike || rules.length === 0 || rules.join() === service.rules.join()
        ? []
        : [unread(`service_at_locations.${String(place)}`, rules.join('; '))]),
    ]),
  };
}

function readPlace(value: unknown, field: string, reader: Reader): EligibilitySaid {
  if (typeof value !== 'object' || value === null) return { rules: [], unread: [] };
  return together(
    Object.entries(value).map(([name, inner]) =>
      name === 'attributes' && Array.isArray(inner)
        ? read(inner as OpenReferralAttribute[], `${field}.attributes`, reader)
        : readPlace(inner, `${field}.${name}`, reader),
    ),
  );
}

function read(
  attributes: readonly OpenReferralAttribute[],
  field: string,
  reader: Reader,
): EligibilitySaid {
  return together(
    attributes.map((attribute, place) => {
      const { rules, unread: words } = rulesIn(attribute, reader);
      return { rules, unread: words.map((one) => unread(`${field}.${String(place)}`, one)) };
    }),
  );
}

/** The rules that one attribute says, in whatever way it names a term of the hub's taxonomy. */
export function rulesIn(said: OpenReferralAttribute, { taxonomy, own }: Reader): RulesRead {
  const attribute = own.resolve(said);
  const { taxonomy_term: term, taxonomy_term_id: id } = attribute;
  if (!term) {
    const isOther = attribute.link_type !== undefined && !ABOUT_WHO.test(attribute.link_type);
    return { rules: [], unread: id === undefined || isOther ? [] : [`term ${id}`] };
  }
  const code = term.term ?? term.code;
  const texts = [code, term.name].filter((text) => text !== undefined);
  const isHub =
    simple(term.taxonomy) === simple(ELIGIBILITY_TAXONOMY) ||
    own.taxonomyWith(term.taxonomy_id) === ELIGIBILITY_TAXONOMY ||
    (own.taxonomyWith(term.taxonomy_id) === undefined &&
      texts.some((text) => LOOKS_LIKE_A_RULE.test(text)));
  if (!isHub) return { rules: [], unread: [] };
  const [first = { rules: [], unread: [] }, ...others] = texts.map((text) =>
    readRules(text, taxonomy.protocols),
  );
  // A code that cannot be read is not made up for by a name that opens the service to everybody.
  const other = others.find(
    ({ rules, unread: words }) =>
      rules.length > 0 && words.length === 0 && rules[0] !== 'universal',
  );
  return first.rules.length > 0 || !other ? withWords(first, texts) : other;
}

/** A term without any text that can be read is unread all the same. */
function withWords({ rules, unread: words }: RulesRead, texts: readonly string[]): RulesRead {
  return rules.length > 0 || words.length > 0
    ? { rules, unread: words }
    : { rules, unread: [texts.at(-1) ?? 'a term without a name'] };
}

/**
 * What terms of other taxonomies say, as far as a feed itself says that they are about who may use
 * it.
 */
function foreignIn(attributes: readonly OpenReferralAttribute[]): Unread[] {
  return attributes.flatMap(({ link_type: about = '', taxonomy_term: term }, place) =>
    term && ABOUT_WHO.test(about) && !ANY_CHILD.includes(term.name.trim().toLowerCase())
      ? [unread(`attributes.${String(place)}`, term.name)]
      : [],
  );
}

function together(said: readonly EligibilitySaid[]): EligibilitySaid {
  return {
    rules: [...new Set(said.flatMap(({ rules }) => rules))].sort(),
    unread: said.flatMap(({ unread: words }) => words),
  };
}

const unread = (field: string, words: string): Unread => ({
  field,
  words: words.slice(0, MOST_WORDS),
});
const simple = (text = ''): string => text.toLowerCase().replaceAll(/[^a-z]/g, '');
