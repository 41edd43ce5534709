import type { Name } from '../identity/name.js';
import type { Identity } from '../identity/identity.js';
import { motherOf } from '../identity/unborn.js';
import { leadingSpelling, otherForms } from '../names/name-groups.js';
import { soundsOf } from '../similarity/sound.js';

/** Letters of a sound that count: what follows is where misspellings differ. */
const SOUND_LENGTH = 4;
/** Records that are compared with a question at the most, those that share most keys with it. */
export const MOST_CANDIDATES = 100;
/** Records that are looked at for one key: a key that more share tells little. */
export const MOST_PER_KEY = 400;
/** Words of a name that get keys of their own. */
const MOST_WORDS = 3;

/**
 * Texts of which a record and a question about the same child share at least one, to be hashed
 * under a secret key before they are stored or compared. Given and family names make the same keys,
 * so that they may be swapped. Source of the idea: Fellegi and Sunter 1969, section 3.5,
 * "blocking".
 */
export function recordKeys(identity: Identity): string[] {
  return [
    ...keysOf(identity, { names: soundsOfNames(identity), births: birthsOf(identity) }),
    ...keysOfMother(identity, recordKeys),
  ];
}

/**
 * Keys of a question: those of a record, and those of the birthday with day and month swapped, and
 * of nicknames.
 */
export function questionKeys(identity: Identity): string[] {
  const { born } = identity;
  const births = birthsOf(identity);
  if (born && Number(born.day) <= 12) births.push(born.year + born.day + born.month);
  const nicknames = identity.names
    .flatMap(({ given }) => given?.words.slice(0, 1).flatMap(otherForms) ?? [])
    .flatMap(soundKeys);
  return [
    ...keysOf(identity, {
      names: [...new Set([...soundsOfNames(identity), ...nicknames])],
      births,
    }),
    ...keysOfMother(identity, questionKeys),
  ];
}

/** She is looked for as a child is, among mothers alone. */
function keysOfMother(identity: Identity, keys: (mother: Identity) => string[]): string[] {
  const mother = motherOf(identity);
  return mother ? keys(mother).map((key) => `mother ${key}`) : [];
}

interface Parts {
  readonly names: readonly string[];
  readonly births: readonly string[];
}

function keysOf(
  { names: fullNames, born, postcodes, address, identifier }: Identity,
  { names, births }: Parts,
): string[] {
  const keys = identifier === undefined ? [] : [`identifier ${identifier}`];
  for (const birth of births) {
    for (const name of names) keys.push(`born+name ${birth} ${name}`);
    for (const { sector } of postcodes) keys.push(`born+sector ${birth} ${sector}`);
  }
  for (const { whole } of postcodes)
    for (const name of names) keys.push(`postcode+name ${whole} ${name}`);
  const [street] = address.street === undefined ? [] : soundKeys(address.street);
  if (street !== undefined) {
    for (const name of names) keys.push(`street+name ${street} ${name}`);
    for (const birth of births) keys.push(`born+street ${birth} ${street}`);
    for (const { whole } of postcodes) keys.push(`postcode+street ${whole} ${street}`);
  }
  for (const { given, family } of fullNames) {
    if (!given || !family) continue;
    for (const pair of pairsOf(given, family)) {
      if (born)
        keys.push(`names+year ${pair} ${born.year}`, `names+day ${pair} ${born.month}${born.day}`);
      if (address.town !== undefined)
        keys.push(`names+town ${pair} ${address.town.slice(0, SOUND_LENGTH)}`);
    }
  }
  return [...new Set(keys)];
}

function birthsOf({ born }: Identity): string[] {
  return born ? [born.digits] : [];
}

function soundsOfNames({ names }: Identity): string[] {
  return [
    ...new Set(
      names.flatMap(({ given, family }) => [...soundsOfName(given), ...soundsOfName(family)]),
    ),
  ];
}

function soundsOfName(name: Name | undefined): string[] {
  if (!name) return [];
  const words =
    name.words.length > 1 ? [...name.words.slice(0, MOST_WORDS), name.joined] : name.words;
  return [...new Set(words.flatMap(soundKeys))];
}

/** Sounds of a word, the same for known spellings of one name. */
export function soundKeys(word: string): string[] {
  return soundsOf(leadingSpelling(word)).map((sound) => sound.slice(0, SOUND_LENGTH));
}

/** First sounds of both names, in one order whichever of them is called the given one. */
function pairsOf(given: Name, family: Name): string[] {
  const pairs = soundsOfName(given).flatMap((one) =>
    soundsOfName(family).map((other) => [one, other].sort().join('/')),
  );
  return [...new Set(pairs)];
}
