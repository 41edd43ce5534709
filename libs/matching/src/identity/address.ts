import { fold } from './fold.js';

/** Where a child lives, apart from the postcode. */
export interface Address {
  /** Digits of the house number: `12` of `Flat 3, 12a High Street`. */
  readonly house: string | undefined;
  /** Words of the street without its kind, as one: `high`. */
  readonly street: string | undefined;
  readonly town: string | undefined;
}

const KINDS = new Set([
  'street',
  'st',
  'road',
  'rd',
  'avenue',
  'ave',
  'close',
  'cl',
  'court',
  'ct',
  'crescent',
  'cres',
  'cr',
  'drive',
  'dr',
  'lane',
  'ln',
  'place',
  'pl',
  'gardens',
  'gdns',
  'terrace',
  'tce',
  'grove',
  'gr',
  'way',
  'square',
  'sq',
  'circuit',
  'cct',
  'parade',
  'pde',
  'hill',
  'mews',
  'walk',
  'rise',
  'row',
  'flat',
]);

export function readAddress(line: string | undefined, town: string | undefined): Address {
  const words = fold(line)
    .split(' ')
    .filter((word) => word !== '');
  const numbers = words
    .map((word) => /^(\d+)[a-z]?$/.exec(word)?.[1])
    .filter((number) => number !== undefined);
  const street = words.filter((word) => !/\d/.test(word) && !KINDS.has(word)).join('');
  const place = fold(town).replaceAll(' ', '');
  return {
    house: numbers.at(-1),
    street: street === '' ? undefined : street,
    town: place === '' ? undefined : place,
  };
}
