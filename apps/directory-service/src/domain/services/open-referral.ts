/**
 * What the hub reads of a service in Open Referral UK 3.0 (HSDS profile); whatever else a document
 * holds is kept and served as it came. Source: https://openreferraluk.org, schema `service.json`,
 * CC BY-SA 4.0.
 */
export interface OpenReferralService {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly description?: string;
  readonly url?: string;
  readonly email?: string;
  readonly alert?: string;
  /** Who may use it, in words (HSDS). */
  readonly eligibility_description?: string;
  readonly minimum_age?: number;
  readonly maximum_age?: number;
  readonly last_modified?: string;
  readonly assured_date?: string;
  readonly organization?: { readonly id: string; readonly name: string };
  readonly organization_id?: string;
  readonly schedules?: readonly OpenReferralSchedule[];
  readonly service_areas?: readonly { readonly uri?: string; readonly name?: string }[];
  readonly service_at_locations?: readonly OpenReferralServiceAtLocation[];
  readonly contacts?: readonly OpenReferralContact[];
  readonly phones?: readonly OpenReferralPhone[];
  readonly application_process?: string;
  readonly wait_time?: string;
  readonly fees?: string;
  readonly fees_description?: string;
  readonly interpretation_services?: string;
  readonly cost_options?: readonly OpenReferralCost[];
  readonly languages?: readonly { readonly name?: string; readonly code?: string }[];
  readonly capacities?: readonly OpenReferralCapacity[];
  readonly attributes?: readonly OpenReferralAttribute[];
}

export interface OpenReferralSchedule {
  readonly service_at_location_id?: string;
  readonly valid_from?: string;
  readonly valid_to?: string;
  readonly dtstart?: string;
  readonly until?: string;
  readonly count?: number;
  readonly wkst?: string;
  readonly freq?: string;
  readonly interval?: number;
  /** Two-letter days of RFC 5545, comma-separated. */
  readonly byday?: string;
  readonly bymonthday?: string;
  readonly byyearday?: string;
  readonly byweekno?: string;
  readonly opens_at?: string;
  readonly closes_at?: string;
  /** Free text, such as "Telephone". */
  readonly attending_type?: string;
}

export interface OpenReferralServiceAtLocation {
  readonly id: string;
  readonly location?: OpenReferralLocation;
  readonly schedules?: readonly OpenReferralSchedule[];
  readonly phones?: readonly OpenReferralPhone[];
}

export interface OpenReferralLocation {
  readonly id: string;
  readonly location_type?: string;
  readonly name?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly addresses?: readonly OpenReferralAddress[];
  readonly schedules?: readonly OpenReferralSchedule[];
  readonly phones?: readonly OpenReferralPhone[];
}

export interface OpenReferralAddress {
  readonly address_type?: string;
  readonly address_1?: string;
  readonly address_2?: string;
  readonly city?: string;
  readonly region?: string;
  readonly state_province?: string;
  readonly postal_code?: string;
}

export interface OpenReferralPhone {
  readonly number?: string;
  readonly extension?: string | number;
  readonly description?: string;
}

interface OpenReferralContact {
  readonly phones?: readonly OpenReferralPhone[];
}

interface OpenReferralCost {
  readonly option?: string;
  readonly amount?: number;
  readonly currency?: string;
  readonly amount_description?: string;
}

interface OpenReferralCapacity {
  readonly available?: number;
  readonly maximum?: number;
  readonly description?: string;
}

export interface OpenReferralAttribute {
  readonly id: string;
  readonly link_type?: string;
  /** In the place of the term itself. */
  readonly taxonomy_term_id?: string;
  readonly taxonomy_term?: OpenReferralTerm;
}

export interface OpenReferralTerm {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly parent_id?: string;
  readonly taxonomy?: string;
  readonly taxonomy_id?: string;
  readonly term_uri?: string;
  readonly term?: string;
  /** What HSDS calls `term`. */
  readonly code?: string;
}
