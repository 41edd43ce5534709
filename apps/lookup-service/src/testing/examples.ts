import { AUTHORITY_CODES, authorityName } from '@hub/contracts';
import type { AuthorityView } from '@hub/contracts/identity';
import type { FoundEpisode, PublishPointerPayload } from '@hub/contracts/lookup';
import { fieldValues, householdOf, questionKeys, readIdentity, recordKeys } from '@hub/matching';
import { sha256 } from '@hub/security';
import { CountingIds, FixedChance, type FixedClock, testId } from '@hub/testing';
import type { AuthorityRegister } from '../application/ports.js';
import type { EnquirySealer, GatherBell } from '../application/lookups/lookup-ports.js';
import type { IdentityTokens } from '../application/pointers/pointer-ports.js';
import type { HubEpisode } from '../domain/episodes/hub-episode.js';
import type { JoinRequest } from '../domain/joining/join-request.js';
import type { AnsweredLookup, LookupAsked, WaitingLookup } from '../domain/lookups/lookup.js';
import { USUAL_POLICY } from '../domain/lookups/lookup-policy.js';

export const LEWISHAM = 'E09000023';
export const GREENWICH = 'E09000011';
export const SOUTHWARK = 'E09000028';
export const LOOKUP = testId(9003);

/** Person number n: 1 works for Lewisham, 2 for Greenwich, 3 for Southwark. */
export const person = (number: number): string => testId(9100 + number);
export const register: AuthorityRegister = {
  all: () =>
    Promise.resolve(
      new Map<string, AuthorityView>(
        AUTHORITY_CODES.map((code) => {
          const contact = { name: `Lead of ${code}`, role: 'Lead CAF contact', team: 'Early Help' };
          const lead = { personId: person(1), contact };
          return [
            code,
            {
              code,
              name: authorityName(code),
              leadCafContact: contact,
              onDuty: 'lead',
              lead,
              deputies: [],
              teams: [],
              reachableNow: [],
              roundTheClock: false,
              systems: [],
              confirmedOn: '2026-03-01',
              freshness: 'fresh',
              version: 1,
            },
          ];
        }),
      ),
    ),
};

/** Tokens without a key, and nothing rare is drawn. */
function token(text: string): bigint {
  return BigInt.asIntN(64, BigInt(`0x${sha256(text)}`));
}

export const tokens: IdentityTokens = {
  version: 1,
  versions: [1],
  recordTokens: (records) =>
    Promise.resolve(
      records.map((record) => {
        const identity = readIdentity(record.child);
        const household = householdOf(identity);
        return {
          version: 1,
          keys: recordKeys(identity).map((text) => token(text)),
          values: fieldValues(identity).map(([field, value]) => token(`${field} ${value}`)),
          household: household === undefined ? undefined : token(household),
          content: token(JSON.stringify(record)),
        };
      }),
    ),
  questionTokens: (asked) => questionKeys(asked).map((text) => token(text)),
  valueTokens: (field, value) => [token(`${field} ${value}`)],
  hashOf: ({ names, born, due, mother }) => JSON.stringify(due ? [due, mother] : [names[0], born]),
  draw: () => 0.999,
};

export function pointer(
  reference: string,
  change: Partial<PublishPointerPayload> = {},
): PublishPointerPayload {
  return {
    reference,
    state: 'open',
    openedOn: '2025-11-03',
    socialCare: 'no',
    child: {
      givenName: 'Sam',
      familyName: 'Rivers',
      dateOfBirth: '2015-04-09',
      postcode: 'SE13 6LG',
      nhsNumber: '9434765919',
    },
    ...change,
  };
}

/** An episode that Lewisham is starting on the hub. */
export function hubEpisode(change: Partial<HubEpisode> = {}): HubEpisode {
  return {
    episodeId: testId(9_004),
    claimId: testId(9_005),
    lookupId: LOOKUP,
    authority: LEWISHAM,
    reference: 'L-1',
    state: 'being_opened',
    leadAuthority: LEWISHAM,
    unanswered: [],
    claimedAt: '2026-03-01T10:00:00.000Z',
    ...change,
  };
}

/** An episode as a lookup shows it. */
export const EPISODE: FoundEpisode = {
  reference: 'G-1',
  state: 'open',
  openedOn: '2025-11-03',
  socialCare: 'no',
  leadCafContact: { name: 'Lead', role: 'Lead CAF contact', team: 'Early Help' },
};

const asked = (id: string): LookupAsked => ({
  id,
  authority: LEWISHAM,
  personId: person(1),
  detailsHash: 'h',
  purpose: 'review',
  caseReference: 'R',
  askedAt: '2026-03-01T10:00:00.000Z',
});

/** A lookup by person 1 of Lewisham that found nothing. */
export function answeredLookup(id: string, change: Partial<AnsweredLookup> = {}): AnsweredLookup {
  return {
    ...asked(id),
    state: 'answered',
    searchedAt: '2026-03-01T10:00:00.000Z',
    notes: [],
    answers: [],
    unnamed: { questions: [] },
    ...change,
  };
}

/** One by person 1 of Lewisham whose reason is not confirmed. */
export function waitingLookup(id: string, change: Partial<WaitingLookup> = {}): WaitingLookup {
  return {
    ...asked(id),
    state: 'waiting',
    child: pointer('x').child,
    confirmBy: '2026-03-04T10:00:00.000Z',
    ...change,
  };
}

/** Person 1 of Lewisham asks Greenwich to join, on a Sunday. */
export function joinRequest(id: string, change: Partial<JoinRequest> = {}): JoinRequest {
  return {
    id,
    lookupId: LOOKUP,
    authority: GREENWICH,
    reference: 'G-1',
    answers: GREENWICH,
    wish: 'join_team',
    askedBy: LEWISHAM,
    askerId: person(1),
    askedAt: '2026-03-01T10:00:00.000Z',
    dueAt: '2026-03-03T17:00:00.000Z',
    missed: 0,
    ...change,
  };
}

/** What lookups need beside stores: no wait takes time, and nothing rare happens by chance. */
export function lookUpTools(clock: FixedClock, chance = new FixedChance()) {
  const pause = (milliseconds: number): Promise<void> => {
    clock.advance(milliseconds);
    return Promise.resolve();
  };
  const bell: GatherBell = {
    wait: (_lookup, _answers, milliseconds) => pause(milliseconds),
    ring: () => undefined,
  };
  const sealer: EnquirySealer = { seal: (key) => Promise.resolve(`sealed to ${key.kid}`) };
  return { clock, chance, pause, bell, sealer, ids: new CountingIds(), policy: USUAL_POLICY };
}
