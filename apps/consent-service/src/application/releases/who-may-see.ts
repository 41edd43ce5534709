import type { Refusal } from '@hub/contracts';
import type { SharingPurpose } from '@hub/contracts/consent';
import { authorise, type Permitted, type Policies, principalOf, relationsOf } from '@hub/policy';
import type { MessageContext } from '@hub/use-case';
import type { ConsentStores } from '../ports.js';

/** Whether a person may ask for what the family lets their authority see: by what ties them to the child. */
export async function whoMaySee(
  { counterparts }: Pick<ConsentStores, 'counterparts'>,
  policies: Policies,
  action: string,
  { episodeId, purpose }: { readonly episodeId: string; readonly purpose: SharingPurpose },
  { caller }: MessageContext,
): Promise<Permitted | Refusal> {
  const { people, closed } = await counterparts.people(episodeId);
  return authorise(policies, {
    principal: principalOf(caller),
    action,
    resource: { closed, purpose },
    relations: relationsOf(caller, people),
  });
}
