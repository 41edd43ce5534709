import { defineQuery } from '../definition.js';
import { ReportSpanPayload } from '../shape/report-span.js';
import {
  AuthorityCode,
  Count,
  DateOnly,
  NestedList,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';

/** What one authority did on one rung, of disputes to which it was a party. */
export class DisputeFigures {
  @Text(7, 'The month in which the rung was reached, YYYY-MM, in UTC') month!: string;
  @AuthorityCode('The authority') authority!: string;
  @Whole(0, 4, 'Rung of the escalation ladder') stage!: number;
  @Count('Disputes that reached it') reached!: number;
  @Count('of these: settled on it') settled!: number;
  @Count('of these: escalated early') escalated!: number;
  @Count('of these: its clock ran out') ranOut!: number;
  @Count('Answers that the authority missed on it') missedAnswers!: number;
  @Optional() @Count('Median hours on it, by the clock on the wall') medianHours?: number;
}

/** What became of the outcomes that bound an authority. */
export class OutcomeFigures {
  @Text(7, 'The month in which they were reached, YYYY-MM, in UTC') month!: string;
  @AuthorityCode('The authority') authority!: string;
  @Count('Outcomes that bound it') outcomes!: number;
  @Count('of these: carried out in time') inTime!: number;
  @Count('of these: carried out late') late!: number;
  @Count('of these: not carried out yet') waiting!: number;
  @Count('Clocks that ran out before they were carried out') missedClocks!: number;
}

/** An authority that does not do what binds it. */
export class IgnoringAuthority {
  @AuthorityCode('The authority') authority!: string;
  @Count('Outcomes not carried out after three clocks or more', 1) ignored!: number;
}

export class DisputeReport {
  @DateOnly('First day') from!: string;
  @DateOnly('Last day') to!: string;
  @Count('Disputes with an outcome in that time') resolved!: number;
  @Count('of these: settled on rung 0 or 1') settledEarly!: number;
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
