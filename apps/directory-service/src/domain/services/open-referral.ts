/**
 * What the hub reads of a service in Open Referral UK 3.0 (HSDS profile); whatever else a document holds is kept and
 * served as it came. Source: https://openreferraluk.org, schema `service.json`, CC BY-SA 4.0.
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
  readonly service_areas?: readonly { readonly uri?: string }[];
  readonly service_at_locations?: readonly OpenReferralServiceAtLocation[];
  readonly contacts?: readonly object[];
  readonly attributes?: readonly OpenReferralAttribute[];
}

export interface OpenReferralSchedule {
  readonly service_at_location_id?: string;
  readonly freq?: string;
  /** Two-letter days of RFC 5545, comma-separated. */
  readonly byday?: string;
  readonly opens_at?: string;
  readonly closes_at?: string;
}

export interface OpenReferralServiceAtLocation {
  readonly id: string;
  readonly location?: OpenReferralLocation;
}

interface OpenReferralLocation {
  readonly id: string;
  readonly location_type?: string;
  readonly name?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly addresses?: readonly OpenReferralAddress[];
}

export interface OpenReferralAddress {
  readonly address_1?: string;
  readonly city?: string;
  readonly postal_code?: string;
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
