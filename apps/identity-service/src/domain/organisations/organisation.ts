import { type Refusal, refuse } from '@hub/contracts';
import type { RegisterOrganisationPayload } from '@hub/contracts/identity';
import { faultOfClosed } from './closed-days.js';

export interface Organisation extends RegisterOrganisationPayload {
  readonly id: string;
  /** GSS code of the authority that answers for its staff. */
  readonly authority: string;
  readonly version: number;
}

/** What stands around an organisation in its authority. */
export interface Surroundings {
  /** The cluster that it is to belong to, if there is such an organisation. */
  readonly cluster: Organisation | undefined;
  /** Others belong to it: it is a cluster itself. */
  readonly isCluster: boolean;
  /** Whether whoever is to lead it acts for its authority. */
  readonly leadActs: boolean;
  /** Whether all whom it names for its closed days act for its authority. */
  readonly coversAct: boolean;
  /** Another has the same number. */
  readonly isDouble: boolean;
}

const URN = /^\d{6}$/;
const ODS = /^[A-Z0-9]{3,10}$/;

/** An organisation as its authority says it; clusters are one level deep. */
export function keepOrganisation(
  organisation: Organisation,
  { cluster, isCluster, leadActs, coversAct, isDouble }: Surroundings,
): Organisation | Refusal {
  const { urn, ods, partOf, ledBy, authority, id, closed = [] } = organisation;
  if (urn !== undefined && !URN.test(urn)) return fault('urn', 'must be six digits');
  if (ods !== undefined && !ODS.test(ods))
    return fault('ods', 'must be 3 to 10 capital letters and digits');
  const isOfThem = cluster?.authority === authority && cluster.id !== id;
  if (partOf !== undefined && !isOfThem)
    return fault('partOf', 'is no organisation of your authority');
  if (partOf !== undefined && (isCluster || cluster?.partOf !== undefined))
    return fault('partOf', 'must be a cluster, and a cluster belongs to none');
  if (ledBy !== undefined && !leadActs) return stranger('ledBy');
  const unfit = faultOfClosed(closed);
  if (unfit) return unfit;
  if (!coversAct) return stranger('closed');
  return isDouble ? refuse('organisation_registered') : organisation;
}

function stranger(field: 'ledBy' | 'closed'): Refusal {
  const message =
    field === 'ledBy'
      ? 'is nobody who acts for your authority'
      : 'names somebody who does not act for your authority';
  return refuse('person_unknown', undefined, [{ field, message }]);
}

function fault(field: string, message: string): Refusal {
  return refuse('invalid_request', undefined, [{ field, message }]);
}
