import type { Refusal } from '@hub/contracts';
import {
  authoriseCaller,
  type Permission,
  type PoliciesInForce,
  type Resource,
  type TiedPerson,
} from '@hub/policy';
import type { MessageContext } from '@hub/use-case';
import type { ConsentStores } from './ports.js';

interface EpisodeQuestion extends Resource {
  /** The type of the request. */
  readonly action: string;
  readonly episodeId: string;
  /** Whom something else than the rows of the episode ties to the child. */
  readonly besides?: readonly TiedPerson[];
}

/**
 * Whether a person may ask this of an episode in which their authority may have a part: by what
 * ties them to the child.
 */
export async function whoMay(
  { counterparts }: Pick<ConsentStores, 'counterparts'>,
  policies: PoliciesInForce,
  { action, episodeId, besides = [], ...resource }: EpisodeQuestion,
  { caller }: MessageContext,
): Promise<Permission | Refusal> {
  const { people, closed, behind } = await counterparts.people(episodeId);
  return authoriseCaller(policies, caller, {
    action,
    resource: { closed, ...resource },
    people,
    besides,
    behind,
  });
}
