import { type Refusal, refuse } from '@hub/contracts';
import { OpenDispute } from '@hub/contracts/arbitration';
import {
  authoriseCaller,
  type Permission,
  type PoliciesInForce,
  type TiedPerson,
} from '@hub/policy';
import { isHiddenFrom, type MessageContext } from '@hub/use-case';
import type { Dispute } from '../domain/dispute-state.js';
import type { ArbitrationStores } from './ports.js';

type CounterpartStores = Pick<ArbitrationStores, 'counterparts'>;

/** Whether a person may bring a disagreement about an episode: by what ties them to the child. */
export async function whoMayOpen(
  { counterparts }: CounterpartStores,
  policies: PoliciesInForce,
  episodeId: string,
  { caller }: MessageContext,
): Promise<Permission | Refusal> {
  const isHidden = isHiddenFrom(await counterparts.hiddenFrom(episodeId), caller);
  if (isHidden || !(await counterparts.of(episodeId)).includes(caller.authority))
    return refuse('not_found');
  return authoriseCaller(policies, caller, {
    action: OpenDispute.type,
    resource: {},
    people: await counterparts.people(episodeId),
    behind: await counterparts.isBehind(episodeId),
  });
}

/**
 * The same of a step in a dispute: by that, or by being appointed to decide it. Who speaks on which
 * rung is for the ladder to say.
 */
export async function whoMayInDispute(
  { counterparts }: CounterpartStores,
  policies: PoliciesInForce,
  action: string,
  about: { readonly dispute: Dispute; readonly people: readonly TiedPerson[] },
  { caller }: MessageContext,
): Promise<Permission | Refusal> {
  const { dispute, people } = about;
  const appointed = dispute.arbitrators.map(({ personId }): TiedPerson => ({
    personId,
    relation: 'arbitrator_of',
    confirmed: true,
  }));
  return authoriseCaller(policies, caller, {
    action,
    resource: {},
    people,
    besides: appointed,
    behind: await counterparts.isBehind(dispute.episodeId),
  });
}

/** The same of whichever dispute, by roles alone: what ties them to a child is not asked. */
export function whoMayInAnyDispute(
  policies: PoliciesInForce,
  action: string,
  { caller }: MessageContext,
): Permission | Refusal {
  return authoriseCaller(policies, caller, { action, resource: {}, people: [] });
}
