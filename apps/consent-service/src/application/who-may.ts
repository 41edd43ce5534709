import type { Refusal } from '@hub/contracts';
import { authoriseCaller, type Permitted, type Policies, type Resource } from '@hub/policy';
import type { MessageContext } from '@hub/use-case';
import type { ConsentStores } from './ports.js';

/** Whether a person may ask this of an episode in which their authority may have a part: by what ties them to the child. */
export async function whoMay(
  { counterparts }: Pick<ConsentStores, 'counterparts'>,
  policies: Policies,
  action: string,
  { episodeId, ...resource }: { readonly episodeId: string } & Resource,
  { caller }: MessageContext,
): Promise<Permitted | Refusal> {
  const { people, closed } = await counterparts.people(episodeId);
  return authoriseCaller(policies, caller, {
    action,
    resource: { closed, ...resource },
    people,
  });
}
