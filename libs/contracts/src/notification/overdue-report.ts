import { defineQuery } from '../definition.js';
import { AuthorityCode, Count, Instant, NestedList, OneOf, Optional } from '../shape/fields.js';
import { Done } from '../shape/page.js';
import { WORKFLOWS } from './inbox.js';

/** What waits at one authority, of one kind. */
export class OverdueFigures {
  @AuthorityCode('Where it waits') authority!: string;
  @OneOf(WORKFLOWS, 'What waits') workflow!: (typeof WORKFLOWS)[number];
  @Count('How many wait now') waiting!: number;
  @Count('of these: overdue') overdue!: number;
  @Count('of these: so long that they reached service managers') atManagers!: number;
  @Count('of these: so long that they reached heads of service') atHeads!: number;
  @Optional() @Instant('When the longest overdue was due') oldestDueAt?: string;
}

export class OverdueReport {
  @Instant('As of when') at!: string;
  @NestedList(
    () => OverdueFigures,
    1_000,
    'By authority, then by kind; what nobody waits for is left out',
  )
  rows!: OverdueFigures[];
}

export const ReportOverdue = defineQuery({
  type: 'report.overdue.v1',
  owner: 'notification-service',
  summary:
    'Figures of what waits for people now, and how much of it is overdue: of your own authority; of all for operations. Counts, of nobody in particular.',
  personalData: 'none',
  payload: Done,
  reply: OverdueReport,
  roles: ['lead_caf_contact', 'service_manager', 'head_of_service', 'hub_operations'],
  http: { method: 'GET', path: '/v1/reports/overdue', success: 200, csv: 'rows' },
  examples: [{}],
});
