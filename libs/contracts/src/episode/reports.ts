import { defineQuery } from '../definition.js';
import { ReportSpanPayload } from '../shape/report-span.js';
import {
  AuthorityCode,
  DateOnly,
  NestedList,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import { SERVICE_KINDS, type ServiceKind } from '../consent/consent-terms.js';
import { AGENCIES, type Agency } from './episode-start.js';

const MOST = 2_147_483_647;

/** One authority in one month, by where episodes were started. */
export class EpisodeFigures {
  @Text(7, 'The month, YYYY-MM, in UTC') month!: string;
  @AuthorityCode('The originating authority') authority!: string;
  @Whole(0, MOST, 'Started in it') started!: number;
  @Whole(0, MOST, 'Neither closed nor withdrawn at its end, or now') activeAtEnd!: number;
  @Whole(0, MOST, 'Closed in it') closed!: number;
  @Whole(0, MOST, 'of these: needs met') closedNeedsMet!: number;
  @Whole(0, MOST, 'of these: disengaged') closedDisengaged!: number;
  @Whole(0, MOST, 'of these: moved out of London') closedMovedOutOfLondon!: number;
  @Whole(0, MOST, 'of these: taken over by social care') closedSocialCare!: number;
  @Whole(0, MOST, 'of these: age limit') closedAgeLimit!: number;
  @Whole(0, MOST, 'of these: opened in error') closedOpenedInError!: number;
  @Whole(0, MOST, 'of these: consent withdrawn') closedConsentWithdrawn!: number;
  @Whole(0, MOST, 'Reviews completed by their date') reviewsOnTime!: number;
  @Whole(0, MOST, 'Reviews completed after it') reviewsLate!: number;
  @Whole(0, MOST, 'Requests for services sent') serviceRequestsSent!: number;
  @Whole(0, MOST, 'of these: accepted so far') serviceRequestsAccepted!: number;
}

export class EpisodeReport {
  @DateOnly('First day') from!: string;
  @DateOnly('Last day') to!: string;
  @NestedList(
    () => EpisodeFigures,
    10_000,
    'By month, then by authority; months in which nothing was going on are left out',
  )
  rows!: EpisodeFigures[];
}

export const ReportEpisodes = defineQuery({
  type: 'report.episodes.v1',
  owner: 'episode-service',
  summary:
    'Figures of episodes by month: of your own authority; of all for operations. Counts, of nobody in particular.',
  personalData: 'none',
  payload: ReportSpanPayload,
  reply: EpisodeReport,
  roles: ['lead_caf_contact', 'service_manager', 'head_of_service', 'hub_operations'],
  http: { method: 'GET', path: '/v1/reports/episodes', success: 200, csv: 'rows' },
  examples: [{}, { from: '2026-01-01', to: '2026-03-31' }],
  counterExamples: { 'a day that does not exist': { from: '2026-02-30' } },
});

/** Of a month and an authority, the episodes that people of one agency started. */
export class AgencyFigures extends EpisodeFigures {
  @OneOf([...AGENCIES, 'not_said'], 'The agency of the CAF initiator') agency!: Agency | 'not_said';
}

export class AgencyReport {
  @DateOnly('First day') from!: string;
  @DateOnly('Last day') to!: string;
  @NestedList(
    () => AgencyFigures,
    100_000,
    'By month, authority and agency; those in which nothing was going on are left out',
  )
  rows!: AgencyFigures[];
}

export const ReportAgencies = defineQuery({
  type: 'report.agencies.v1',
  owner: 'episode-service',
  summary: 'The same figures by the agency that the CAF initiator works for.',
  personalData: 'none',
  payload: ReportSpanPayload,
  reply: AgencyReport,
  roles: ['lead_caf_contact', 'service_manager', 'head_of_service', 'hub_operations'],
  http: { method: 'GET', path: '/v1/reports/agencies', success: 200, csv: 'rows' },
  examples: [{}, { from: '2026-01-01', to: '2026-03-31' }],
});

/** Transfers that one authority proposed in one month, and what became of them. */
export class TransferFigures {
  @Text(7, 'The month in which they were proposed, YYYY-MM, in UTC') month!: string;
  @AuthorityCode('The proposing authority') authority!: string;
  @AuthorityCode('The receiving authority') toAuthority!: string;
  @Whole(0, MOST, 'Proposed') proposed!: number;
  @Whole(0, MOST, 'of these: completed') completed!: number;
  @Whole(0, MOST, 'of these: declined') declined!: number;
  @Whole(0, MOST, 'of these: cancelled') cancelled!: number;
  @Whole(0, MOST, 'of these: expired') expired!: number;
  @Whole(0, MOST, 'of these: disputed for want of an answer') disputed!: number;
  @Whole(0, MOST, 'of these: open or queued now') open!: number;
  @Optional()
  @Whole(0, MOST, 'Median hours from proposal to acceptance, by the clock on the wall')
  hoursToAccept?: number;
  @Optional() @Whole(0, MOST, 'Median hours from proposal to the switch') hoursToComplete?: number;
}

export class TransferReport {
  @DateOnly('First day') from!: string;
  @DateOnly('Last day') to!: string;
  @NestedList(() => TransferFigures, 100_000, 'By month, then by authorities')
  rows!: TransferFigures[];
}

export const ReportTransfers = defineQuery({
  type: 'report.transfers.v1',
  owner: 'episode-service',
  summary:
    'Figures of transfers by the month in which they were proposed: those of your own authority, from it or to it; all for operations.',
  personalData: 'none',
  payload: ReportSpanPayload,
  reply: TransferReport,
  roles: ['lead_caf_contact', 'service_manager', 'head_of_service', 'hub_operations'],
  http: { method: 'GET', path: '/v1/reports/transfers', success: 200, csv: 'rows' },
  examples: [{}, { from: '2026-01-01', to: '2026-03-31' }],
});

/** Services of one kind that one authority asked others for in one month, and what came of it. */
export class UnmetNeedFigures {
  @Text(7, 'The month in which they were asked for, YYYY-MM, in UTC') month!: string;
  @AuthorityCode('The authority that asked') authority!: string;
  @OneOf(SERVICE_KINDS, 'The kind of service') service!: ServiceKind;
  @Whole(0, MOST, 'Asked for') asked!: number;
  @Whole(0, MOST, 'of these: accepted') accepted!: number;
  @Whole(0, MOST, 'of these: on a waiting list now') waiting!: number;
  @Whole(0, MOST, 'of these: not answered yet') unanswered!: number;
  @Whole(0, MOST, 'of these: taken back, or of the wrong child') withdrawn!: number;
  @Whole(0, MOST, 'of these: declined, no capacity') declinedNoCapacity!: number;
  @Whole(0, MOST, 'of these: declined, not eligible') declinedNotEligible!: number;
  @Whole(0, MOST, 'of these: declined, not appropriate') declinedNotAppropriate!: number;
  @Whole(0, MOST, 'of these: declined, served already') declinedAlreadyServed!: number;
  @Whole(0, MOST, 'of these: declined by the family') declinedByFamily!: number;
}

export class UnmetNeedReport {
  @DateOnly('First day') from!: string;
  @DateOnly('Last day') to!: string;
  @NestedList(
    () => UnmetNeedFigures,
    100_000,
    'By month, authority and kind; those of which nothing was asked are left out',
  )
  rows!: UnmetNeedFigures[];
}

export const ReportUnmetNeeds = defineQuery({
  type: 'report.unmet_needs.v1',
  owner: 'episode-service',
  summary:
    'Which services your authority asked others for and did not get, by kind and by reason; all for operations.',
  personalData: 'none',
  payload: ReportSpanPayload,
  reply: UnmetNeedReport,
  roles: ['lead_caf_contact', 'service_manager', 'head_of_service', 'hub_operations'],
  http: { method: 'GET', path: '/v1/reports/unmet-needs', success: 200, csv: 'rows' },
  examples: [{}, { from: '2026-01-01', to: '2026-03-31' }],
});
