import type { SocialCareTeam } from '@hub/contracts/protection';
import type { PersonView } from '@hub/internal-messages';
import { readPolicies } from '@hub/service-host';
import { CountingIds, testId } from '@hub/testing';
import type { Clock } from '@hub/use-case';
import { ClosedLeads } from '../application/leading/closed-leads.js';
import type {
  ConsentRegister,
  EpisodeWork,
  KnownConsent,
  LookupRegister,
  People,
  RecordedConsent,
  Organisations,
  ServiceDirectory,
} from '../application/ports.js';
import { readContinuumFile } from '../adapters/continuum-file.js';
import { readSpecialistAssessmentsFile } from '../adapters/specialist-assessments-file.js';
import { WhoMay } from '../application/who-may.js';
import type { LivedEpisode } from '../domain/episode.js';
import type { Correction } from '../domain/corrections/correction.js';
import type { KeptAnswer } from '../domain/found-answers.js';
import { AskSocialCare } from '../application/social-care/ask-social-care.js';
import type { OpenMerge } from '../domain/merges/merge.js';
import type { ReviewBounds } from '../domain/planning/review-bounds.js';
import type { OpenSplit } from '../domain/splits/split.js';
import type { Referral, SocialCarePolicy } from '../domain/social-care/referral.js';

export const LEWISHAM = 'E09000023';
export const GREENWICH = 'E09000011';
export const SOUTHWARK = 'E09000028';
export const EPISODE = testId(9001);
export const CONSENT = testId(9002);
export const LOOKUP = testId(9003);
export const CLAIM = testId(9004);

/** Person number n: 1 and 4 work for Lewisham, 2 for Greenwich, 3 for Southwark. */
export const person = (number: number): string => testId(9100 + number);
const EMPLOYERS = [LEWISHAM, GREENWICH, SOUTHWARK, LEWISHAM];

export const people: People = {
  find: (id) => {
    const place = [1, 2, 3, 4].findIndex((number) => person(number) === id);
    const authority = EMPLOYERS[place];
    const contact = { name: 'Ada', role: 'Practitioner', team: 'Early Help' };
    const known: PersonView | undefined =
      authority === undefined
        ? undefined
        : { id, authority, contact, roles: ['practitioner'], verified: true };
    return Promise.resolve(known);
  },
};

export function episode(change: Partial<LivedEpisode> = {}): LivedEpisode {
  return {
    id: EPISODE,
    state: 'registered',
    originatingAuthority: LEWISHAM,
    homeAuthority: LEWISHAM,
    consentId: CONSENT,
    lookupId: LOOKUP,
    ownReference: 'REF-1',
    levelOfNeed: { level: 2, label: 'Targeted' },
    lead: {
      term: 1,
      authority: LEWISHAM,
      personId: person(1),
      since: '2026-03-01T10:00:00.000Z',
      confirmed: false,
    },
    team: [],
    disputes: [],
    startedAt: '2026-03-01T10:00:00.000Z',
    version: 1,
    ...change,
  };
}

/** What Southwark holds is a brother's or sister's. */
export function foundAnswer(change: Partial<KeptAnswer> = {}): KeptAnswer {
  return {
    id: testId(9_301),
    episodeId: EPISODE,
    lookupId: LOOKUP,
    askedBy: LEWISHAM,
    authority: SOUTHWARK,
    reference: 'F-1',
    answer: 'sibling',
    told: true,
    at: '2026-03-01T10:00:00.000Z',
    ...change,
  };
}

export function knownConsent(change: Partial<KnownConsent> = {}): KnownConsent {
  return {
    id: CONSENT,
    episodeId: EPISODE,
    authority: LEWISHAM,
    state: 'granted',
    renews: [],
    ...change,
  };
}

/** The usual consent at its source: a parent agreed. */
export function recordedConsent(change: Partial<RecordedConsent> = {}): RecordedConsent {
  return {
    ...knownConsent(),
    givenBy: { kind: 'parental_responsibility' },
    givenAt: '2026-03-01T09:00:00.000Z',
    ...change,
  };
}

/** Knows the usual consent, and lets Greenwich join. */
export const consentRegister: ConsentRegister = {
  find: (id) => Promise.resolve(id === CONSENT ? recordedConsent() : undefined),
  mayJoin: (_episode, authority) => Promise.resolve(authority === GREENWICH),
  mayRequestService: (_episode, authority, service) =>
    Promise.resolve(authority === GREENWICH && service !== 'mental_health'),
};

/** Every service is of Greenwich. */
export const serviceDirectory: ServiceDirectory = {
  authorityOf: () => Promise.resolve(GREENWICH),
};

/** The school of Greenwich that these tests know, closed in summer. */
export const SCHOOL = testId(79);
export const SUMMER = { from: '2026-07-22', to: '2026-09-01', name: 'Summer holiday' };
export const organisations: Organisations = {
  closedDays: (id) =>
    Promise.resolve(id === SCHOOL ? { authority: GREENWICH, closed: [SUMMER] } : undefined),
};

/** When those who lead are closed, as far as these tests know. */
export const closedLeads = (work: EpisodeWork): ClosedLeads =>
  new ClosedLeads(work, people, organisations);

/** What takes the steps of an episode, beside the stores. */
export const stepTools = (clock: Clock, work: EpisodeWork) => ({
  ...{ clock, ids: new CountingIds(), continuum, bounds: reviewBounds },
  closedLeads: closedLeads(work),
});

/** As above, but that some work for the school. */
export function teachersOf(teachers: ReadonlySet<string>): People {
  const school = { id: SCHOOL, name: 'Hill School', sector: 'education' as const };
  return {
    find: async (id) => {
      const found = await people.find(id);
      return found && teachers.has(id)
        ? { ...found, organisation: { ...school, authority: GREENWICH } }
        : found;
    },
  };
}

/** Every lookup may be used, all have answered, and nobody looked. */
export const lookupRegister: LookupRegister = {
  claim: () => Promise.resolve({ claimId: CLAIM, unanswered: [] }),
  thatFound: () => Promise.resolve([]),
};

/** Decides by the policies that the hub runs with. */
export const whoMay = new WhoMay(readPolicies());

/** Section 47 ends the CAF; section 17 goes on beside it. */
export const socialCarePolicy: SocialCarePolicy = {
  answerDays: 1,
  endsCaf: { section_47: true, section_17: false },
};
export const askSocialCare = new AskSocialCare(new CountingIds(), socialCarePolicy);

/** Twelve weeks, and half a year. */
export const reviewBounds: ReviewBounds = { firstDays: 84, nextDays: 182 };

/** As the hub runs with it. */
export const continuum = readContinuumFile('data/continuum-of-need.yaml');

/** Which specialist assessments the hub that ships suggests. */
export const assessments = readSpecialistAssessmentsFile('data/specialist-assessments.yaml');

/** Whom a step-up asks. */
export const socialCareTeam: SocialCareTeam = {
  section: 'section_47',
  authority: LEWISHAM,
  team: 'Safeguarding Hub',
};

/** Lewisham asked its own social care under section 47, and waits for the answer. */
export function referral(
  change: Partial<Pick<Referral, 'id' | 'episodeId' | 'authority' | 'section' | 'referredAt'>> = {},
): Referral {
  return {
    id: testId(9_401),
    episodeId: EPISODE,
    ...socialCareTeam,
    referredBy: LEWISHAM,
    endsCaf: true,
    state: 'referred',
    referredAt: '2026-03-02T10:00:00.000Z',
    dueAt: '2026-03-03T17:00:00.000Z',
    missed: 0,
    version: 1,
    ...change,
  };
}

/** Lewisham's own person says that a document of Greenwich's was sent too wide. */
export function correction(
  change: Partial<Extract<Correction, { state: 'raised' }>> = {},
): Extract<Correction, { state: 'raised' }> {
  return {
    id: testId(9_501),
    episodeId: EPISODE,
    kind: 'sent_too_wide',
    about: 'document',
    aboutId: testId(9_502),
    because: 'more_than_agreed',
    state: 'raised',
    raisedBy: LEWISHAM,
    raiserId: person(1),
    raisedAt: '2026-03-02T10:00:00.000Z',
    answers: GREENWICH,
    dueAt: '2026-03-03T17:00:00.000Z',
    climbs: 0,
    incident: '2026-1',
    version: 1,
    ...change,
  };
}

export const OTHER_EPISODE = testId(9_701);

/** Greenwich's episode of the child is to be folded into Lewisham's. */
export function merge(change: Partial<OpenMerge> = {}): OpenMerge {
  return {
    id: testId(9_702),
    kept: { episodeId: EPISODE, answers: LEWISHAM },
    folded: { episodeId: OTHER_EPISODE, answers: GREENWICH },
    because: 'started_twice',
    proposedBy: LEWISHAM,
    proposerId: person(1),
    proposedAt: '2026-03-02T10:00:00.000Z',
    dueAt: '2026-03-04T17:00:00.000Z',
    climbs: 0,
    agreements: [],
    state: 'proposed',
    version: 1,
    ...change,
  };
}

/** Lewisham's episode is of Greenwich's child, too, whose own goes on in it. */
export function split(change: Partial<OpenSplit> = {}): OpenSplit {
  const { id: _id, kept: from, folded: to, because: _why, ...proposed } = merge();
  return {
    ...proposed,
    ...{ id: testId(9_801), from, to, undoesMerge: true, because: 'merged_wrongly' },
    ...{ documents: [], consents: [], team: [], contacts: [], needs: false },
    ...change,
  };
}

/** Clocks of corrections, in working hours. */
export const CORRECTION_CLOCK = { remindAfterHours: 4, dueAfterHours: 8 };
