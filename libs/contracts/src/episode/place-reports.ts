import { defineQuery } from '../definition.js';
import {
  AuthorityCode,
  Count,
  DateOnly,
  NestedList,
  OneOf,
  Optional,
  Text,
} from '../shape/fields.js';
import { ReportSpanPayload } from '../shape/report-span.js';

/** Of fewer cases or services than that nothing is told: it could tell who they are. */
export const FEWEST_TOLD = 5;
/** Contacts of cases that have a number of their own. */
const PLACES = ['school', 'nursery', 'gp'] as const;
export type Place = (typeof PLACES)[number];

/** Cases of one authority whose child goes to one school, nursery or practice. */
export class PlaceFigures {
  @OneOf(PLACES, 'What it is') kind!: Place;
  @AuthorityCode('The originating authority of the cases') authority!: string;
  @Text(20, 'Unique reference number of the school or nursery, or ODS code of the practice')
  code!: string;
  @Text(120, 'What it is called in the cases') name!: string;
  @Count('Cases in work on some day of the time', FEWEST_TOLD) cases!: number;
  @Optional() @Count('of these: started in it; absent from 1 to 4') started?: number;
  @Optional()
  @Count('Services asked of others for them in it; absent from 1 to 4')
  asked?: number;
  @Optional()
  @Count('of these: on a waiting list now; absent from 1 to 4')
  waiting?: number;
  @Optional()
  @Count(
    'of these: declined for want of capacity, as not eligible or not appropriate; absent from 1 to 4',
  )
  notGiven?: number;
}

export class PlaceReport {
  @DateOnly('First day') from!: string;
  @DateOnly('Last day') to!: string;
  @NestedList(
    () => PlaceFigures,
    100_000,
    'By kind, those with most cases first; those with fewer than five are left out',
  )
  rows!: PlaceFigures[];
  @Count('Schools, nurseries and practices with fewer than five cases') leftOut!: number;
}

export const ReportPlaces = defineQuery({
  type: 'report.places.v1',
  owner: 'episode-service',
  summary:
    'Cases, and services asked for and not given, by school, nursery and GP practice; of your own authority, of all for operations. Small numbers are left out.',
  personalData: 'none',
  payload: ReportSpanPayload,
  reply: PlaceReport,
  roles: ['lead_caf_contact', 'service_manager', 'head_of_service', 'hub_operations'],
  http: { method: 'GET', path: '/v1/reports/schools-and-practices', success: 200, csv: 'rows' },
  examples: [{}, { from: '2026-01-01', to: '2026-03-31' }],
});
