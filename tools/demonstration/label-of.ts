import type { ChildLabel } from '@hub/contracts/labels';
import type { ChildDetails } from '@hub/contracts/lookup';

/** As an authority would call the child: first name and initial, with the month of birth. */
export function labelOf({
  givenName,
  familyName,
  dateOfBirth,
}: ChildDetails): { label: ChildLabel } | undefined {
  if (givenName === undefined) return undefined;
  const first = givenName.charAt(0).toUpperCase() + givenName.slice(1);
  const initial = familyName === undefined ? '' : ` ${familyName.charAt(0).toUpperCase()}.`;
  const bornIn = dateOfBirth?.slice(0, 7);
  return { label: { name: `${first}${initial}`, ...(bornIn === undefined ? {} : { bornIn }) } };
}
