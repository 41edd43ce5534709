import { expect, it } from '@jest/globals';
import { type RefusalCode, REFUSALS } from './refusal.js';

/** Somebody who could do it, or the family whose word it is. */
const SOMEBODY =
  /\b(?:[Ww]hoever|colleague|contact|Lead Professional|manager|arbitrator|person|people|parental responsibility|[Aa]sk (?:them|the child|the family))\b/;
/** No other person could do it: it is the sender of a message, or how they signed in. */
const OF_NO_PERSON: readonly RefusalCode[] = ['forged_sender', 'own_sign_in_needed'];
/** What is refused in the situations that users named, beside what is refused of a person. */
const IN_SITUATIONS = [
  ...['lookup_found', 'lookup_child_differs', 'lookup_unsettled', 'lookup_unanswered'],
  ...['lookup_purpose_differs', 'child_being_opened', 'lookup_found_joins'],
  ...['capacity_basis_missing', 'young_person_not_asked', 'adult_decides', 'child_decided'],
  ...['giver_may_not_consent', 'parents_disagree', 'written_confirmation_missing'],
  ...['consent_missing', 'open_transfer_exists', 'service_elsewhere', 'shielded_from'],
] as const;
const said = Object.entries<(typeof REFUSALS)[RefusalCode]>(REFUSALS);

it('says of each refusal of a person who may do it', () => {
  const codes = said
    .filter(([, { status }]) => status === 403)
    .map(([code]) => code as RefusalCode)
    .filter((code) => !OF_NO_PERSON.includes(code));
  expect(codes.length).toBeGreaterThan(20);
  for (const code of codes)
    expect({ code, says: REFUSALS[code].next }).toEqual({
      code,
      says: expect.stringMatching(SOMEBODY),
    });
});

it.each(IN_SITUATIONS)('says of %s who could do what instead', (code) => {
  expect(REFUSALS[code as RefusalCode].next).toMatch(SOMEBODY);
});

it.each([
  ['party_to_itself', /another person/],
  ['step_incomplete', /correct/],
  ['cover_ended', /\/lead-covers.*\/v1\/caseload-covers/],
] as const)('leads on from %s wherever it is said', (code, says) => {
  expect(REFUSALS[code].next).toMatch(says);
});
