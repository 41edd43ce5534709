import { defineQuery } from '../definition.js';
import { ReportSpanPayload } from '../shape/report-span.js';
import { AuthorityCode, DateOnly, NestedList, Optional, Text, Whole } from '../shape/fields.js';

const MOST = 2_147_483_647;

/** What one authority did on one rung, of disputes to which it was a party. */
export class DisputeFigures {
  @Text(7, 'The month in which the rung was reached, YYYY-MM, in UTC') month!: string;
  @AuthorityCode('The authority') authority!: string;
  @Whole(0, 4, 'Rung of the escalation ladder') stage!: number;
  @Whole(0, MOST, 'Disputes that reached it') reached!: number;
  @Whole(0, MOST, 'of these: settled on it') settled!: number;
  @Whole(0, MOST, 'of these: escalated early') escalated!: number;
  @Whole(0, MOST, 'of these: its clock ran out') ranOut!: number;
  @Whole(0, MOST, 'Answers that the authority missed on it') missedAnswers!: number;
  @Optional() @Whole(0, MOST, 'Median hours on it, by the clock on the wall') medianHours?: number;
}

/** What became of the outcomes that bound an authority. */
export class OutcomeFigures {
  @Text(7, 'The month in which they were reached, YYYY-MM, in UTC') month!: string;
  @AuthorityCode('The authority') authority!: string;
  @Whole(0, MOST, 'Outcomes that bound it') outcomes!: number;
  @Whole(0, MOST, 'of these: carried out in time') inTime!: number;
  @Whole(0, MOST, 'of these: carried out late') late!: number;
  @Whole(0, MOST, 'of these: not carried out yet') waiting!: number;
  @Whole(0, MOST, 'Clocks that ran out before they were carried out') missedClocks!: number;
}

/** An authority that does not do what binds it. */
export class IgnoringAuthority {
  @AuthorityCode('The authority') authority!: string;
  @Whole(1, MOST, 'Outcomes not carried out after three clocks or more') ignored!: number;
}

export class DisputeReport {
  @DateOnly('First day') from!: string;
  @DateOnly('Last day') to!: string;
  @Whole(0, MOST, 'Disputes with an outcome in that time') resolved!: number;
  @Whole(0, MOST, 'of these: settled on rung 0 or 1') settledEarly!: number;
  @NestedList(() => DisputeFigures, 100_000, 'By month, then by authority and rung')
  rows!: DisputeFigures[];
  @NestedList(() => OutcomeFigures, 100_000, 'By month, then by authority')
  outcomes!: OutcomeFigures[];
  @NestedList(
    () => IgnoringAuthority,
    33,
    'Of all authorities, published to all: who ignores outcomes reached in that time',
  )
  ignored!: IgnoringAuthority[];
}

export const ReportDisputes = defineQuery({
  type: 'report.disputes.v1',
  owner: 'arbitration-service',
  summary:
    'Figures of disputes by rung: time, what was settled where, every answer and every clock of an outcome that was missed. Of your own authority; of all for operations. Who ignores outcomes is published to all.',
  personalData: 'none',
  payload: ReportSpanPayload,
  reply: DisputeReport,
  roles: ['lead_caf_contact', 'service_manager', 'head_of_service', 'hub_operations'],
  http: { method: 'GET', path: '/v1/reports/disputes', success: 200, csv: 'rows' },
  examples: [{}, { from: '2026-01-01', to: '2026-03-31' }],
});
