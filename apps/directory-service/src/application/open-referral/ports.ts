import type { OpenReferralServicesQuery } from '@hub/contracts/directory';
import type { Position } from '../../domain/services/position.js';

/** What Open Referral UK lists are filtered by. */
export interface OpenReferralFilter extends Omit<
  OpenReferralServicesQuery,
  'page' | 'per_page' | 'full' | 'minimal'
> {
  readonly near?: Position;
  /** Metres. */
  readonly proximity?: number;
  /** Only services that cover this local authority, or do not say what they cover. */
  readonly covers?: string;
}

/** A part of a list, each item as JSON text, and how many there are in all. */
export interface ListPart {
  readonly total: number;
  readonly contents: readonly string[];
}

/** The directory as Open Referral UK shows it. */
export interface OpenReferralStore {
  services(
    filter: OpenReferralFilter,
    form: 'full' | 'summary' | 'minimal',
    limit: number,
    offset: number,
  ): Promise<ListPart>;
  service(id: string): Promise<string | undefined>;
  serviceAtLocations(
    filter: OpenReferralFilter,
    form: 'full' | 'summary',
    limit: number,
    offset: number,
  ): Promise<ListPart>;
  serviceAtLocation(id: string): Promise<string | undefined>;
  organizations(limit: number, offset: number): Promise<ListPart>;
  organization(id: string): Promise<string | undefined>;
  taxonomies(limit: number, offset: number): Promise<ListPart>;
  taxonomy(id: string): Promise<string | undefined>;
  taxonomyTerms(limit: number, offset: number): Promise<ListPart>;
  taxonomyTerm(id: string): Promise<string | undefined>;
}
