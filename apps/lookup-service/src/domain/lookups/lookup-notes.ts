import type { ChildDetails, LookupNote } from '@hub/contracts/lookup';
import { readIdentity } from '@hub/matching';
import { hasTurned } from './age.js';

type Code = LookupNote['code'];

const TEXTS: Readonly<Record<Code, string>> = {
  no_address:
    'No postcode was given, so only names and date of birth were compared: the postcode, also an earlier one, or the NHS number makes the answer sure.',
  no_given_name:
    'No given name was given: the NHS number, or the given name once the child has one, makes the answer sure.',
  unborn:
    'The child is not born yet and was looked for by the mother and the expected date: once it is born, look again with its own name and date of birth, or the NHS number, which makes the answer sure.',
  nearly_eighteen:
    'The young person turns 18 within six months: plan now how support ends, goes to adult services, or goes on to 25 for special educational needs.',
  eighteen_or_over:
    'The young person is 18 or over: an episode closes, or goes on to 25 for special educational needs alone.',
  over_twenty_five: 'This is an adult over 25. Check the date of birth: a CAF is for a child.',
};

/** What there is to know of the details asked with, whatever is found. @param today `YYYY-MM-DD` */
export function notesOn(child: ChildDetails, today: string): Code[] {
  return [...leftOpenBy(child), ...ageNotes(child, today)];
}

export function noteOf(code: Code): LookupNote {
  return { code, text: TEXTS[code] };
}

/** Which further detail would make the answer sure. */
function leftOpenBy(child: ChildDetails): Code[] {
  const { names, due, postcodes, address, identifier } = readIdentity(child);
  if (identifier !== undefined) return [];
  return [
    ...(postcodes.length === 0 && address.street === undefined ? (['no_address'] as const) : []),
    ...(due ? (['unborn'] as const) : []),
    ...(!due && names[0]?.given === undefined ? (['no_given_name'] as const) : []),
  ];
}

function ageNotes({ dateOfBirth }: ChildDetails, today: string): Code[] {
  if (dateOfBirth === undefined) return [];
  const turned = (years: number, months = 0): boolean =>
    hasTurned(dateOfBirth, { years, months }, today);
  if (turned(26)) return ['over_twenty_five'];
  if (turned(18)) return ['eighteen_or_over'];
  return turned(17, 6) ? ['nearly_eighteen'] : [];
}
