import { defineQuery } from '../definition.js';
import { ReportSpanPayload } from '../shape/report-span.js';
import {
  AuthorityCode,
  Count,
  DateOnly,
  NestedList,
  OneOf,
  Optional,
  Text,
} from '../shape/fields.js';
import { SERVICE_KINDS, type ServiceKind } from '../consent/consent-terms.js';
import { AGENCIES, type Agency } from './episode-start.js';

/** One authority in one month, by where episodes were started. */
export class EpisodeFigures {
  @Text(7, 'The month, YYYY-MM, in UTC') month!: string;
  @AuthorityCode('The originating authority') authority!: string;
  @Count('Started in it') started!: number;
  @Count('Neither closed nor withdrawn at its end, or now') activeAtEnd!: number;
  @Count('Closed in it') closed!: number;
  @Count('of these: needs met') closedNeedsMet!: number;
  @Count('of these: disengaged') closedDisengaged!: number;
  @Count('of these: moved out of London') closedMovedOutOfLondon!: number;
  @Count('of these: taken over by social care') closedSocialCare!: number;
  @Count('of these: age limit') closedAgeLimit!: number;
  @Count('of these: opened in error') closedOpenedInError!: number;
  @Count('of these: consent withdrawn') closedConsentWithdrawn!: number;
  @Count('Reviews completed by their date') reviewsOnTime!: number;
  @Count('Reviews completed after it') reviewsLate!: number;
  @Count('Requests for services sent') serviceRequestsSent!: number;
  @Count('of these: accepted so far') serviceRequestsAccepted!: number;
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
  @Count('Proposed') proposed!: number;
  @Count('of these: completed') completed!: number;
  @Count('of these: declined') declined!: number;
  @Count('of these: cancelled') cancelled!: number;
  @Count('of these: expired') expired!: number;
  @Count('of these: disputed for want of an answer') disputed!: number;
  @Count('of these: open or queued now') open!: number;
  @Optional()
  @Count('Median hours from proposal to acceptance, by the clock on the wall')
  hoursToAccept?: number;
  @Optional() @Count('Median hours from proposal to the switch') hoursToComplete?: number;
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
  @Count('Asked for') asked!: number;
  @Count('of these: accepted') accepted!: number;
  @Count('of these: on a waiting list now') waiting!: number;
  @Count('of these: not answered yet') unanswered!: number;
  @Count('of these: taken back, or of the wrong child') withdrawn!: number;
  @Count('of these: declined, no capacity') declinedNoCapacity!: number;
  @Count('of these: declined, not eligible') declinedNotEligible!: number;
  @Count('of these: declined, not appropriate') declinedNotAppropriate!: number;
  @Count('of these: declined, served already') declinedAlreadyServed!: number;
  @Count('of these: declined by the family') declinedByFamily!: number;
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
