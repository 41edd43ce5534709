import { isRefusal, type Refusal, refuse, type RequestDefinition } from '@hub/contracts';
import { authoriseCaller, type Permission, type PoliciesInForce, type Resource } from '@hub/policy';
import type { MessageContext } from '@hub/use-case';
import {
  endOf,
  type Episode,
  hasPart,
  isLived,
  isOver,
  type LivedEpisode,
} from '../domain/episode.js';
import { peopleOf } from '../domain/relations.js';
import { isHidden } from '../domain/shield-terms.js';
import type { Transfer } from '../domain/transfers/transfer-state.js';

/** An episode, and what permits what is asked of it. */
export interface MayBeDone<Of extends Episode = LivedEpisode> extends Permission {
  readonly episode: Of;
}

/** Who may do what with an episode, by the rows of this service alone. */
export class WhoMay {
  constructor(private readonly policies: PoliciesInForce) {}

  /** Of one that is neither void nor folded: with those nothing can be done any more. */
  decide(...asked: Parameters<WhoMay['decideOfAny']>): MayBeDone | Refusal {
    const permitted = this.decideOfAny(...asked);
    if (isRefusal(permitted)) return permitted;
    const { episode, ...permission } = permitted;
    return isLived(episode) ? { ...permission, episode } : endOf(episode);
  }

  /** What a page may offer: as it would be decided now, for a role that may ask at all. */
  wouldPermit(
    { type, roles }: Pick<RequestDefinition, 'type' | 'roles'>,
    episode: Episode,
    context: MessageContext,
  ): boolean {
    const mayAsk = roles.some((role) => context.caller.roles.includes(role));
    return mayAsk && !isRefusal(this.decide(type, episode, context));
  }

  /**
   * Of whatever episode: one of the wrong child can still be looked at, hidden and corrected.
   * @param action the type of the request
   * @param transfer that it is about: who is to lead, and their authority, have a part in it
   * already
   */
  decideOfAny(
    action: string,
    episode: Episode | undefined,
    { caller }: MessageContext,
    resource: Resource = {},
    transfer?: Transfer,
  ): MayBeDone<Episode> | Refusal {
    if (!episode) return refuse('not_found');
    const isOffered =
      transfer?.toAuthority === caller.authority && !isHidden(episode.shield, caller);
    if (!hasPart(episode, caller) && !isOffered) return refuse('not_found');
    const { disputes } = episode;
    const permitted = authoriseCaller(this.policies, caller, {
      action,
      resource: {
        closed: isOver(episode),
        disputed: disputes.length > 0,
        ...resource,
      },
      people: peopleOf(episode, transfer?.incomingPersonId),
    });
    return isRefusal(permitted) ? permitted : { ...permitted, episode };
  }
}
