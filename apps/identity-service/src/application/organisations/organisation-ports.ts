import type { ListOrganisationsPayload } from '@hub/contracts/identity';
import type { Organisation } from '../../domain/organisations/organisation.js';

export interface OrganisationQuery extends Pick<
  ListOrganisationsPayload,
  'q' | 'sector' | 'partOf'
> {
  readonly authority: string;
  /** The last of the page before. */
  readonly after?: string;
  readonly limit: number;
}

export interface OrganisationStore {
  find(id: string): Promise<Organisation | undefined>;
  /** Until the transaction ends, nothing else of that authority is registered or changed. */
  hold(authority: string): Promise<void>;
  /** By name. */
  list(query: OrganisationQuery): Promise<Organisation[]>;
  isCluster(id: string): Promise<boolean>;
  /** Whether another of the same authority has the same urn or ods. */
  hasDouble(organisation: Organisation): Promise<boolean>;
  save(organisation: Organisation): Promise<void>;
}
