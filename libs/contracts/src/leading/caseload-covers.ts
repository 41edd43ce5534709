import { defineCommand, defineQuery } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { NoPayload } from '../identity/authorities.js';
import {
  AuthorityCode,
  Count,
  Flag,
  Id,
  Ids,
  Instant,
  NestedList,
  OneOf,
  Optional,
  PersonId,
} from '../shape/fields.js';
import { COVER_STATES, CoverTerms, ENDED_EARLY } from './lead-covers.js';

const CASELOAD_COVER_ENDS = ['date_came', ...ENDED_EARLY, 'lead_passed', 'stand_in_left'] as const;
/** So many cases without cover are named in one answer. */
export const MOST_NOT_COVERED = 50;

export class CoverCaseloadPayload extends CoverTerms {
  @PersonId('Who leads the cases and is away, of your own authority') leadProfessionalId!: string;
}

export class EndCaseloadCoverPayload {
  @Id('The cover for all cases') coverId!: string;
  @OneOf(ENDED_EARLY, 'Why it ends before its last day') because!: (typeof ENDED_EARLY)[number];
}

/** Who stands in for all cases of a lead, those that they come to lead meanwhile with them. */
export class CaseloadCoverView extends CoverTerms {
  @Id('The cover') id!: string;
  @AuthorityCode('The authority of both') authority!: string;
  @PersonId('The Lead Professional, who leads again afterwards') leadProfessionalId!: string;
  @OneOf(COVER_STATES, 'Its state') state!: (typeof COVER_STATES)[number];
  @Instant('When it was named') namedAt!: string;
  @Optional() @PersonId('Who named it') namedBy?: string;
  @Optional() @Instant('When it ended') endedAt?: string;
  @Optional()
  @OneOf(CASELOAD_COVER_ENDS, 'Why it ended')
  endedBecause?: (typeof CASELOAD_COVER_ENDS)[number];
  @Count('How many open cases the Lead Professional leads, of those that you may know of')
  open!: number;
  @Count('In how many of these they are named; the others come within seconds')
  covered!: number;
  @Ids(
    MOST_NOT_COVERED,
    'Cases among these in which they are not named: not yet, or hidden from them, or ended there alone',
    0,
  )
  notCovered!: string[];
  @Flag('You may end it') mayEnd!: boolean;
}

export class CaseloadCoverList {
  @NestedList(() => CaseloadCoverView, 500, 'Those that have not ended, newest first')
  items!: CaseloadCoverView[];
}

const COVERED: CoverCaseloadPayload = {
  ...{ leadProfessionalId: EXAMPLE.personId, personId: EXAMPLE.otherPersonId },
  ...{ from: '2026-03-09', until: '2026-03-20', because: 'leave' },
};
const BASE = {
  owner: 'episode-service',
  personalData: 'none',
  roles: ['practitioner', 'lead_caf_contact', 'service_manager', 'head_of_service'],
} as const;

export const CoverCaseload = defineCommand({
  ...BASE,
  type: 'caseload.cover.v1',
  on: { object: 'person', id: 'leadProfessionalId' },
  words: 'Somebody was named to stand in for the Lead Professional in all of their cases',
  summary:
    'Names a colleague who leads all cases of a Lead Professional from a day to a day, and those that they come to lead meanwhile. Where somebody is named for a case alone, they go before. Sent again, it changes nothing.',
  payload: CoverCaseloadPayload,
  reply: CaseloadCoverView,
  http: { method: 'POST', path: '/v1/caseload-covers', success: 201, creates: true },
  examples: [COVERED],
  counterExamples: { 'words about health': { ...COVERED, because: 'broken leg' } },
});

export const ListCaseloadCovers = defineQuery({
  ...BASE,
  type: 'caseload_cover.list.v1',
  summary:
    'Who stands in for all cases of a Lead Professional, or will, and in which cases they could not be named: of your authority where you answer for it, else where it is about you.',
  payload: NoPayload,
  reply: CaseloadCoverList,
  http: { method: 'GET', path: '/v1/caseload-covers', success: 200 },
  examples: [{}],
});

export const EndCaseloadCover = defineCommand({
  ...BASE,
  type: 'caseload_cover.end.v1',
  on: { object: 'caseload_cover', id: 'coverId' },
  summary:
    'Ends a cover for all cases before its last day, or before its first: in each case within seconds.',
  payload: EndCaseloadCoverPayload,
  reply: CaseloadCoverView,
  http: { method: 'POST', path: '/v1/caseload-covers/{coverId}/end', success: 200 },
  examples: [{ coverId: EXAMPLE.coverId, because: 'lead_is_back' }],
  counterExamples: {
    'a reason that does not exist': { coverId: EXAMPLE.coverId, because: 'bored' },
  },
});
