import type { Credentials, PersonCredentials } from '../hub/members.js';
import { oneTimeCode } from './sign-in.js';

const PERIOD_S = 30;
/** Whom the pages are tried as: who begins, who checks, and who stands on the other side. */
const TRIED_AS = [
  ['Lewisham', 'practitioner'],
  ['Lewisham', 'lead_caf_contact'],
  ['Greenwich', 'lead_caf_contact'],
] as const;

/** @throws Error where nobody of the demonstration has that user name */
export function presentCodeOf(
  credentials: Credentials,
  username: string,
  now = Date.now(),
): { readonly code: string; readonly secondsLeft: number } {
  const wanted = username.toLowerCase();
  const everybody = [
    ...credentials.authorities.flatMap(({ people }) => people),
    ...credentials.operations,
  ];
  const person = everybody.find((one) => one.username === wanted);
  if (!person)
    throw new Error(
      `Nobody here has the user name ${username}. User names stand in .hub/credentials.json.`,
    );
  return {
    code: oneTimeCode(person.codeSecret),
    secondsLeft: PERIOD_S - (Math.floor(now / 1_000) % PERIOD_S),
  };
}

/** Three people of the demonstration, and how to sign in as them. */
export function threeToSignIn(credentials: Credentials): string {
  const people = TRIED_AS.flatMap(([place, role]) => {
    const authority = credentials.authorities.find(({ name }) => name === place);
    const found = authority?.people.find(({ roles }) => roles.includes(role));
    return found ? [{ place, person: found }] : [];
  });
  const lines = people.map(({ place, person }) => line(place, person));
  return [...lines, 'One-time code   npm run hub -- code <user name>'].join('\n');
}

function line(place: string, { name, roles, username, password }: PersonCredentials): string {
  const what = `${name}, ${(roles[0] ?? 'nobody').replaceAll('_', ' ')} of ${place}`;
  return `${what}\n  user name     ${username}\n  password      ${password}`;
}
