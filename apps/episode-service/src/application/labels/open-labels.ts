import { isRefusal } from '@hub/contracts';
import { ReadChildLabel } from '@hub/contracts/labels';
import type { ChildView } from '@hub/contracts/shape';
import { authoriseCaller, type Permission, type PoliciesInForce } from '@hub/policy';
import type { Caller, Clock, MessageContext } from '@hub/use-case';
import { type Episode, hasPart, isOver, isRunning } from '../../domain/episode.js';
import { type KnownChild, markAlike, viewChild } from '../../domain/labels/child-label.js';
import { peopleOf } from '../../domain/relations.js';
import { isStanding } from '../../domain/service-requests/service-request.js';
import { isHidden } from '../../domain/shield-terms.js';
import { hasEnded } from '../../domain/transfers/transfer-state.js';
import type { EpisodeStores, EpisodeWork } from '../ports.js';

/** What is opened of one child. */
export interface OpenedChild extends Permission {
  readonly known: KnownChild;
  readonly child: ChildView;
}

type Stores = Pick<EpisodeStores, 'episodes' | 'labels' | 'serviceRequests' | 'transfers'>;

/**
 * Opens what children are called, for persons alone whom the policy allows. What is opened at once
 * leaves one entry of evidence, before it is shown.
 */
export class OpenLabels {
  constructor(
    private readonly work: EpisodeWork,
    private readonly policies: PoliciesInForce,
    private readonly clock: Clock,
  ) {}

  /** Of these, those that who asks may know. */
  async of(
    episodeIds: readonly string[],
    context: MessageContext,
  ): Promise<ReadonlyMap<string, OpenedChild>> {
    const { caller } = context;
    if (caller.personId === undefined || episodeIds.length === 0) return new Map();
    const opened = await this.work.read((stores) => this.opened(episodeIds, caller, stores));
    const [first, ...others] = opened.values();
    if (first) {
      const subject = others.length === 0 ? { subject: first.known.episodeId } : {};
      // Opening twice changes nothing, so the answer need not be kept.
      const { idempotencyKey: _key, ...natural } = context;
      const asked = { ...natural, type: ReadChildLabel.type };
      await this.work.request(asked, { episodes: [...opened.keys()] }, () =>
        Promise.resolve({
          result: {},
          facts: [],
          evidence: { because: 'label_opened', rule: first.rule, ...subject },
        }),
      );
    }
    return opened;
  }

  private async opened(
    episodeIds: readonly string[],
    caller: Caller,
    stores: Stores,
  ): Promise<ReadonlyMap<string, OpenedChild>> {
    const at = this.clock.now();
    const opened = new Map<string, OpenedChild>();
    const known = await stores.labels.known([...new Set(episodeIds)], caller.authority);
    const episodes = await stores.episodes.findAll(known.map(({ episodeId }) => episodeId));
    for (const one of known) {
      const episode = episodes.find(({ id }) => id === one.episodeId);
      const permitted = episode && (await this.permit(episode, caller, stores));
      if (permitted)
        opened.set(one.episodeId, { ...permitted, known: one, child: viewChild(one, at) });
    }
    return this.marked(opened, caller, stores);
  }

  /** Whoever may open two cases that are alike is told so. */
  private async marked(
    opened: ReadonlyMap<string, OpenedChild>,
    caller: Caller,
    stores: Stores,
  ): Promise<ReadonlyMap<string, OpenedChild>> {
    const { authority, personId, roles } = caller;
    if (opened.size === 0) return opened;
    const sought =
      personId === undefined || roles.includes('lead_caf_contact')
        ? { authority }
        : { authority, personId };
    const alike = await stores.labels.alike([...opened.keys()], sought);
    const others = new Set<string>();
    for (const other of await stores.episodes.findAll([...new Set(alike.map((one) => one.other))]))
      if (await this.permit(other, caller, stores)) others.add(other.id);
    return new Map(
      [...opened].map(([episodeId, one]) => {
        const own = alike.filter((each) => each.episodeId === episodeId && others.has(each.other));
        return [episodeId, { ...one, child: markAlike(one.child, own) }];
      }),
    );
  }

  /** Who works with the child; who is offered it, or asked for a service for it. */
  private async permit(
    episode: Episode,
    caller: Caller,
    { serviceRequests, transfers }: Stores,
  ): Promise<Permission | undefined> {
    if (isHidden(episode.shield, caller)) return undefined;
    const { authority } = caller;
    const offered = hasPart(episode, caller)
      ? undefined
      : (await transfers.ofEpisode(episode.id)).find(
          (one) => one.toAuthority === authority && !hasEnded(one),
        );
    if (!hasPart(episode, caller) && !offered) {
      if (!isRunning(episode)) return undefined;
      const asked = await serviceRequests.ofEpisode(episode.id);
      if (!asked.some((one) => one.toAuthority === authority && isStanding(one))) return undefined;
    }
    const permitted = authoriseCaller(this.policies, caller, {
      action: ReadChildLabel.type,
      resource: { closed: isOver(episode), disputed: episode.disputes.length > 0 },
      people: peopleOf(episode, offered?.incomingPersonId),
    });
    return isRefusal(permitted) ? undefined : permitted;
  }
}
