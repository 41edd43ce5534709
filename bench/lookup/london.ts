import { type IdentityDetails, nhsCheckDigit } from '@hub/matching';
import type { Random } from '@hub/seeded-random';
import { type Origin, ORIGINS } from './london-names.js';

/** A question whose answer is known. */
export interface Question {
  readonly details: IdentityDetails;
  /** Reference of the child's record; undefined where it has none. */
  readonly reference: string | undefined;
  /**
   * Who is asked for: a child of the index, a sibling or a twin of one, or somebody of no household
   * of it.
   */
  readonly kind: 'indexed' | 'sibling' | 'twin' | 'stranger';
  readonly origin: string;
}

export interface Town {
  readonly records: readonly { readonly reference: string; readonly details: IdentityDetails }[];
  readonly questions: readonly Question[];
}

/**
 * Shares of records and questions that differ from how the child is really called, born and housed.
 * Assumptions.
 */
const DIFFERS = {
  moved: 0.12,
  /** Of those who moved, whose earlier postcode is known. */
  formerKnown: 0.4,
  otherSpelling: 0.35,
  slip: 0.025,
  secondName: 0.03,
  familyElse: 0.02,
  doubleName: 0.02,
  exchanged: 0.005,
  dateSlip: 0.01,
  dateSwapped: 0.005,
  dateGuessed: 0.003,
  postcodeSlip: 0.01,
  accents: 0.01,
} as const;
const TWINS = 0.016;
/** Questions about a child of each kind, for a thousand records. */
const ASKED = { indexed: 0.008, sibling: 0.02, twin: 0.3, stranger: 0.008 };
const OUTWARD =
  'E1 E2 E3 E5 E6 E7 E8 E9 E10 E11 E13 E14 E15 E17 N1 N4 N7 N8 N9 N15 N16 N17 N22 NW1 NW2 NW6 NW9 NW10 SE1 SE5 SE6 SE8 SE9 SE13 SE14 SE15 SE16 SE18 SE23 SE25 SE28 SW2 SW4 SW8 SW9 SW11 SW16 SW17 W2 W3 W5 W7 W10 W12 BR1 BR2 BR5 CR0 CR4 CR7 DA7 DA8 EN1 EN3 HA0 HA1 HA3 IG1 IG3 IG11 KT1 KT3 RM1 RM3 RM8 RM10 SM1 SM4 TW3 TW4 TW7 UB1 UB3 UB5'.split(
    ' ',
  );
const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';
const SYLLABLES =
  'ba da fa ga ka la ma na ra sa ta be de fe le me ne re se te bi di li mi ni ri si ti bo do lo mo no ro so to lu mu nu ru su'.split(
    ' ',
  );

interface Child {
  readonly given: string;
  readonly second: string;
  readonly family: string;
  readonly born: string;
  readonly origin: Origin;
  readonly home: string;
  readonly former: string | undefined;
}

/**
 * Children of one authority as they might live in London: households with brothers, sisters and
 * twins, names of six origins with their spellings, moves, slips of the pen. Nobody in it exists.
 */
export function makeTown(random: Random, code: string, children: number, numbered: number): Town {
  const records: { reference: string; details: IdentityDetails }[] = [];
  const questions: Question[] = [];
  const happens = (share: number): boolean => random.next() < share;
  const ask = (kind: Question['kind'], child: Child, reference?: string): void => {
    questions.push({
      details: written(random, child, undefined),
      reference,
      kind,
      origin: child.origin.name,
    });
  };
  while (records.length < children) {
    const household = makeHousehold(random);
    const twins = household.length > 1 && household[0]?.born === household[1]?.born;
    if (happens(ASKED.stranger / 1.7)) {
      for (const child of household.slice(0, 1)) ask('stranger', child);
      continue;
    }
    const left =
      household.length > 1 && happens(twins ? ASKED.twin : ASKED.sibling)
        ? household[0]
        : undefined;
    if (left) ask(twins ? 'twin' : 'sibling', left);
    for (const child of household.filter((one) => one !== left)) {
      const reference = `${code}-${String(records.length)}`;
      const number = happens(numbered) ? nhsNumber(random) : undefined;
      records.push({ reference, details: written(random, child, number) });
      if (happens(ASKED.indexed))
        questions.push({
          details: written(random, child, happens(numbered) ? number : undefined),
          reference,
          kind: 'indexed',
          origin: child.origin.name,
        });
    }
  }
  return { records, questions };
}

function makeHousehold(random: Random): Child[] {
  const origin = pickOrigin(random);
  const family = common(random, origin.family, 0.3);
  const [home, former] = [
    postcode(random),
    random.next() < DIFFERS.moved ? postcode(random) : undefined,
  ];
  const first = day(random);
  const size = [1, 1, 1, 2, 2, 2, 3, 4][random.between(0, 7)] ?? 1;
  const used = new Set<string>();
  return Array.from({ length: size }, (_, place) => {
    let given = common(random, origin.given, 0.05);
    while (used.has(given)) given = common(random, origin.given, 0.05);
    used.add(given);
    const twin = place === 1 && random.next() < TWINS * 2;
    const born = place === 0 || twin ? first : addDays(first, place * random.between(330, 1_500));
    return { given, second: common(random, origin.given, 0), family, born, origin, home, former };
  });
}

/** As one of the many who write about a child would write it. */
function written(random: Random, child: Child, number: string | undefined): IdentityDetails {
  const happens = (what: keyof typeof DIFFERS): boolean => random.next() < DIFFERS[what];
  const spelt = (name: string): string => {
    const group = child.origin.spellings.find((names) => names.includes(name));
    return group && happens('otherSpelling') ? random.pick(group) : name;
  };
  let [given, family] = [spelt(child.given), spelt(child.family)];
  if (happens('slip')) given = slip(random, given);
  if (happens('slip')) family = slip(random, family);
  if (happens('secondName')) given = `${given} ${child.second}`;
  if (happens('doubleName')) family = `${family}-${common(random, child.origin.family, 0)}`;
  if (happens('familyElse')) family = common(random, pickOrigin(random).family, 0.3);
  if (happens('accents')) given = given.replace('e', 'é').replace('o', 'ö');
  if (happens('exchanged')) [given, family] = [family, given];
  const moved = child.former !== undefined && random.next() < 0.5;
  const home = moved ? child.former : child.home;
  return {
    givenName: given,
    familyName: family,
    dateOfBirth: birthday(random, child.born, happens),
    postcode: happens('postcodeSlip') ? slip(random, home) : home,
    ...(child.former !== undefined && !moved && happens('formerKnown')
      ? { formerPostcodes: [child.former] }
      : {}),
    ...(number === undefined ? {} : { nhsNumber: number }),
  };
}

function birthday(
  random: Random,
  born: string,
  happens: (what: keyof typeof DIFFERS) => boolean,
): string {
  const [year = '', month = '', date = ''] = born.split('-');
  if (happens('dateSwapped') && Number(date) <= 12) return `${year}-${date}-${month}`;
  if (happens('dateGuessed')) return `${year}-01-01`;
  return happens('dateSlip')
    ? `${year}-${month}-${String(random.between(1, 28)).padStart(2, '0')}`
    : born;
}

function pickOrigin(random: Random): Origin {
  let chance = random.next() * ORIGINS.reduce((sum, { share }) => sum + share, 0);
  return ORIGINS.find(({ share }) => (chance -= share) < 0) ?? random.pick(ORIGINS);
}

/** The more common the sooner, after Zipf; some have a name of their own. */
function common(random: Random, names: readonly string[], ownShare: number): string {
  if (random.next() < ownShare) {
    const own = Array.from({ length: random.between(2, 4) }, () => random.pick(SYLLABLES)).join('');
    return (
      own.slice(0, 1).toUpperCase() +
      own.slice(1) +
      random.pick(['n', 'r', 'k', '', 's', 'ski', 'ez'])
    );
  }
  return random.next() < 0.3
    ? random.pick(names)
    : (names.at(Math.floor(names.length ** random.next()) - 1) ?? random.pick(names));
}

function day(random: Random): string {
  return new Date(Date.UTC(2008, 0, 1) + random.between(0, 14 * 365) * 86_400_000)
    .toISOString()
    .slice(0, 10);
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

function postcode(random: Random): string {
  const letter = (): string => LETTERS[random.between(0, 13)] ?? 'A';
  return `${random.pick(OUTWARD)} ${String(random.between(1, 9))}${letter()}${letter()}`;
}

function slip(random: Random, text: string): string {
  if (text.length < 4) return text;
  const place = random.between(1, text.length - 2);
  const [before, letter, after] = [text.slice(0, place), text.charAt(place), text.slice(place + 1)];
  const kinds = [
    before + after,
    before + letter + letter + after,
    before + (after[0] ?? '') + letter + after.slice(1),
    before + random.pick([...'aeiorstn']) + after,
  ];
  return random.pick(kinds);
}

function nhsNumber(random: Random): string {
  for (;;) {
    const nine = String(random.between(400_000_000, 499_999_999));
    const check = nhsCheckDigit(nine);
    if (check !== undefined) return nine + String(check);
  }
}
