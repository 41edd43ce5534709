import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import { authoriseCaller, type Permission, type PoliciesInForce, type Resource } from '@hub/policy';
import type { MessageContext } from '@hub/use-case';
import { type Episode, hasPart } from '../domain/episode.js';
import { peopleOf } from '../domain/relations.js';
import type { Transfer } from '../domain/transfers/transfer-state.js';

/** An episode, and what permits what is asked of it. */
export interface MayBeDone extends Permission {
  readonly episode: Episode;
}

/** Who may do what with an episode, by the rows of this service alone. */
export class WhoMay {
  constructor(private readonly policies: PoliciesInForce) {}

  /**
   * @param action the type of the request
   * @param transfer that it is about: who is to lead, and their authority, have a part in it
   * already
   */
  decide(
    action: string,
    episode: Episode | undefined,
    { caller }: MessageContext,
    resource: Resource = {},
    transfer?: Transfer,
  ): MayBeDone | Refusal {
    if (!episode) return refuse('not_found');
    const isOfPart =
      hasPart(episode, caller.authority) || transfer?.toAuthority === caller.authority;
    if (!isOfPart) return refuse('not_found');
    const { state, disputes } = episode;
    const permitted = authoriseCaller(this.policies, caller, {
      action,
      resource: { closed: state === 'closed', disputed: disputes.length > 0, ...resource },
      people: peopleOf(episode, transfer?.incomingPersonId),
    });
    return isRefusal(permitted) ? permitted : { ...permitted, episode };
  }
}
