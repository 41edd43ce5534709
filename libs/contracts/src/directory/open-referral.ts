import { Decimal, OneOf, Optional, Text, Whole } from '../shape/fields.js';

/** Where Open Referral UK is served, for everybody. */
export const OPEN_REFERRAL_PATH = '/open-referral-uk/v3';
const FLAG = ['true', 'false'] as const;
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const MOST_PAGE = 1_000_000;

/** Paging of Open Referral UK 3.0. */
export class OpenReferralPageQuery {
  @Optional() @Whole(1, MOST_PAGE, 'Page number, from 1') page?: number;
  @Optional()
  @Whole(
    1,
    MOST_PAGE,
    'Results on a page, 50 by default; at most 500, of whole documents 100, of ids alone 50,000: `size` says how many there are',
  )
  per_page?: number;
}

/** Parameters of `/services` in Open Referral UK 3.0, with those of HSDS that it takes over. */
export class OpenReferralServicesQuery extends OpenReferralPageQuery {
  @Optional() @Text(200, 'Full text search', 2) search?: string;
  @Optional() @Text(100, 'With this taxonomy term') taxonomy_term_id?: string;
  @Optional() @Text(100, 'With any term of this taxonomy') taxonomy_id?: string;
  @Optional() @Text(100, 'Of this organisation') organization_id?: string;
  @Optional() @Decimal(0, 150, 'With a minimum age of at least this') minimum_age?: number;
  @Optional() @Decimal(0, 150, 'With a maximum age of at most this') maximum_age?: number;
  @Optional() @Text(8, 'Opening at this time or later, HH:MM', 4) start_time?: string;
  @Optional() @Text(8, 'Closing at this time or before, HH:MM', 4) end_time?: string;
  @Optional() @OneOf(DAYS, 'On this day') day?: (typeof DAYS)[number];
  @Optional() @Text(40, 'Changed at or after this instant', 10) modified_after?: string;
  @Optional() @OneOf(FLAG, 'Whole documents instead of one-to-one fields') full?: 'true' | 'false';
  @Optional() @OneOf(FLAG, 'Ids and times of change alone') minimal?: 'true' | 'false';
}

/** Parameters of `/service_at_locations` in Open Referral UK 3.0. */
export class OpenReferralServiceAtLocationsQuery extends OpenReferralPageQuery {
  @Optional() @Text(200, 'Full text search', 2) search?: string;
  @Optional() @Text(100, 'With this taxonomy term') taxonomy_term_id?: string;
  @Optional() @Text(100, 'With any term of this taxonomy') taxonomy_id?: string;
  @Optional() @Decimal(0, 150, 'With a minimum age of at least this') minimum_age?: number;
  @Optional() @Decimal(0, 150, 'With a maximum age of at most this') maximum_age?: number;
  @Optional() @Text(8, 'Opening at this time or later, HH:MM', 4) start_time?: string;
  @Optional() @Text(8, 'Closing at this time or before, HH:MM', 4) end_time?: string;
  @Optional() @OneOf(DAYS, 'On this day') day?: (typeof DAYS)[number];
  @Optional() @Text(10, 'A postcode', 2) postcode?: string;
  @Optional() @Whole(1, 1_000_000, 'At most this far from it, in metres') proximity?: number;
  @Optional() @OneOf(FLAG, 'Whole documents instead of one-to-one fields') full?: 'true' | 'false';
}
