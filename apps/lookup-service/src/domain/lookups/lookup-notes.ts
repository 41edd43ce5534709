import type { ChildDetails, LookupNote } from '@hub/contracts/lookup';
import { readIdentity } from '@hub/matching';

const TEXTS: Readonly<Record<LookupNote['code'], string>> = {
  no_address:
    'No postcode was given, so only names and date of birth were compared: the postcode, also an earlier one, or the NHS number makes the answer sure.',
  no_given_name:
    'No given name was given: the NHS number, or the given name once the child has one, makes the answer sure.',
};

/** What the details leave open, whatever is found. */
export function leftOpenBy(child: ChildDetails): LookupNote['code'][] {
  const { names, postcodes, address, identifier } = readIdentity(child);
  if (identifier !== undefined) return [];
  return [
    ...(postcodes.length === 0 && address.street === undefined ? (['no_address'] as const) : []),
    ...(names[0]?.given === undefined ? (['no_given_name'] as const) : []),
  ];
}

/** Says which further detail would close it. */
export function noteOn(code: LookupNote['code']): LookupNote {
  return { code, text: TEXTS[code] };
}
