import type { Agreement } from '../scoring/levels.js';
import type { MatchDecision } from './decide.js';
import type { HeldBack } from './judge.js';

const NAMES: Readonly<Record<Agreement['given'], string>> = {
  same: 'same',
  variant: 'known short form or spelling',
  part: 'one of several names agrees',
  near: 'one letter off',
  rival: 'alike, but both are names of their own',
  sound: 'sounds alike',
  close: 'alike',
  different: 'different',
  missing: 'not known on both sides',
};
const BIRTHS: Readonly<Record<Agreement['born'], string>> = {
  same: 'same',
  swapped: 'day and month swapped',
  day: 'another day of the same month',
  month: 'another month of the same year',
  year: 'the same day of another year',
  near: 'a digit or two off',
  different: 'different',
  missing: 'not known on both sides',
};
const POSTCODES: Readonly<Record<Agreement['postcode'], string>> = {
  same: 'same',
  near: 'one letter off',
  sector: 'a neighbouring street',
  outward: 'the same district',
  different: 'different, may have moved',
  missing: 'not known on both sides',
};
const NUMBERS: Readonly<Record<Agreement['identifier'], string>> = {
  same: 'same',
  near: 'a digit or two off',
  different: 'different',
  missing: 'not known on both sides',
};
const HELD_BACK: Readonly<Record<HeldBack, string>> = {
  household: 'may be a brother or sister',
  several_close: 'several children come near',
  only_the_number_agrees: 'the NHS number is the same, but name and date of birth are not',
  number_disagrees: 'the NHS number and the name do not go together',
  no_address: 'there is no address to compare',
  dates_apart: 'the expected dates are weeks apart',
  born_since: 'one is not born yet, and the other may be the child born since',
};

/** Why a record may be the child, in words, field by field; never a score. */
export function explain({
  agreement,
  heldBack,
  of,
}: Pick<MatchDecision, 'agreement' | 'heldBack' | 'of'>): string {
  const fields = [
    ...(of === undefined ? [] : [`compared by the ${of}`]),
    `given name: ${NAMES[agreement.given]}`,
    `family name: ${NAMES[agreement.family]}`,
    ...(agreement.exchanged ? ['given and family name stand in each other’s place'] : []),
    `date of birth: ${BIRTHS[agreement.born]}`,
    `postcode: ${POSTCODES[agreement.postcode]}`,
    ...(agreement.identifier === 'missing' ? [] : [`NHS number: ${NUMBERS[agreement.identifier]}`]),
    ...(heldBack === undefined ? [] : [HELD_BACK[heldBack]]),
  ];
  return fields.join('; ');
}
