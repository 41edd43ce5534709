import type { ContentErasedPayload } from '@hub/contracts/consent';
import type {
  ClosingReason,
  EpisodeMovedPayload,
  EpisodeResumedPayload,
  EpisodeStartedPayload,
  EpisodeWithdrawnPayload,
} from '@hub/contracts/episode';
import type { ClosedDays } from '@hub/contracts/identity';
import type { FoundClosing } from '@hub/contracts/lookup';
import type {
  PeopleChangedPayload,
  ReferenceAmendedPayload,
  ShieldChangedPayload,
} from '@hub/internal-messages';
import { tiesOf } from '@hub/policy';
import { londonDate } from '@hub/working-time';
import { type Clock, type Fact, type Ids, isHiddenFrom, type MessageContext } from '@hub/use-case';
import { HUB, type HubEpisode } from '../../domain/episodes/hub-episode.js';
import { type Leading, passJoin } from '../../domain/joining/join-decisions.js';
import { askLater, tellLead } from '../../domain/late-answers/late-answer.js';
import type { LookupStores, LookupWork } from '../ports.js';
import type { Staff } from './episode-ports.js';
import { takeFromIndex } from './take-from-index.js';

type Standing =
  { readonly state: 'open' } | (Pick<HubEpisode, 'closing'> & { readonly state: 'closed' });

type Change = (episode: HubEpisode, stores: LookupStores) => Promise<void>;
type Telling = (before: HubEpisode, stores: LookupStores) => Promise<Fact[]>;

const SHIELDED = 'shielded' as const;

/**
 * Keeps the episodes of the hub in the index as episode-service makes known what becomes of them.
 */
export class FollowEpisodes {
  constructor(
    private readonly work: LookupWork,
    private readonly staff: Staff,
    private readonly tools: { readonly clock: Clock; readonly ids: Ids },
  ) {}

  /**
   * Confirms a claim: the child's details have served, who was silent is asked again, and what it
   * takes up again is the same case.
   */
  started(
    { episodeId, reopens, leadAuthority }: EpisodeStartedPayload,
    context: MessageContext,
  ): Promise<void> {
    const confirm: Change = async (episode, stores) => {
      const lead = leadAuthority ?? episode.leadAuthority;
      await stores.hubEpisodes.save({ ...episode, state: 'open', leadAuthority: lead });
      await stores.details.destroy(episode.lookupId);
      const { clock, ids } = this.tools;
      await stores.lateAnswers.add(askLater(episode, clock.now(), () => ids.next()));
      if (reopens !== undefined) await takeFromIndex(reopens, stores);
    };
    return this.change(episodeId, context, confirm, { takesOut: reopens !== undefined });
  }

  moved(
    { episodeId, state, closingReason }: EpisodeMovedPayload,
    context: MessageContext,
  ): Promise<void> {
    if (state !== 'closed') return this.stand(episodeId, { state: 'open' }, context);
    const on = londonDate(this.tools.clock.now());
    const closing = { on, as: closingOf(closingReason) };
    return this.stand(episodeId, { state, closing }, context);
  }

  /** Without the family's consent nobody works with the child any more. */
  withdrawn({ episodeId }: EpisodeWithdrawnPayload, context: MessageContext): Promise<void> {
    return this.stand(episodeId, { state: 'closed' }, context);
  }

  resumed({ episodeId }: EpisodeResumedPayload, context: MessageContext): Promise<void> {
    return this.stand(episodeId, { state: 'open' }, context);
  }

  /**
   * Whoever leads is whom an asker should speak to, who answers what is asked of that, and who
   * looks at what was answered late.
   */
  async people(
    { episodeId, people, version }: PeopleChangedPayload,
    context: MessageContext,
  ): Promise<void> {
    const lead = people.find(({ relation }) => relation === 'lead_professional');
    if (!lead) return;
    const found = await this.staff.find(lead.personId);
    const leading = { leadAuthority: lead.authority, leadPersonId: lead.personId };
    const before = await this.work.read(({ hubEpisodes }) => hubEpisodes.find(episodeId));
    const isNew = before !== undefined && before.leadPersonId !== lead.personId;
    const closed = isNew ? await this.staff.closedOf(found) : [];
    const name: Change = async (episode, { hubEpisodes, pointers, people: known }) => {
      await known.note(episodeId, tiesOf(people), version);
      const { hiddenFrom, ...shown } = episode;
      await hubEpisodes.save({ ...shown, ...leading, ...hiding(hiddenFrom, leading) });
      const record = await pointers.find(HUB, episodeId);
      if (!record) throw new Error(`The index holds no details of ${episodeId}`);
      const { leadProfessional: _before, ...pointer } = record.pointer;
      const named = { ...pointer, ...(found ? { leadProfessional: found.contact } : {}) };
      await pointers.reword({ authority: HUB, pointer: named });
    };
    const tell: Telling = async (standing, stores) => {
      if (standing.leadPersonId === lead.personId) return [];
      const late = await stores.lateAnswers.unseen(episodeId);
      const passed = await this.passJoins(standing, { ...leading, closed }, stores);
      return [...late.map((one) => tellLead(one, leading)), ...passed];
    };
    await this.change(episodeId, context, name, { tell });
  }

  /** From whom it is hidden hears nothing of who leads now: their request stays where it is. */
  private async passJoins(
    episode: HubEpisode,
    { closed, ...leading }: Leading & { readonly closed: readonly ClosedDays[] },
    { joinRequests, lookups }: LookupStores,
  ): Promise<Fact[]> {
    const facts: Fact[] = [];
    for (const request of await joinRequests.openAbout(episode)) {
      const { askedBy: authority, askerId: personId } = request;
      if (isHiddenFrom(episode.hiddenFrom, { authority, personId })) continue;
      // Harm waits for no holiday.
      const isUrgent = (await lookups.find(request.lookupId))?.purpose === 'safeguarding';
      const at = this.tools.clock.now();
      const passed = passJoin(request, leading, at, isUrgent ? [] : closed);
      await joinRequests.save(passed.next);
      facts.push(...passed.facts);
    }
    return facts;
  }

  /** Lookups show the right reference from now on; what they showed before stays. */
  amended(
    { episodeId, ownReference: reference }: ReferenceAmendedPayload,
    context: MessageContext,
  ): Promise<void> {
    return this.change(episodeId, context, (episode, { hubEpisodes }) =>
      hubEpisodes.save({ ...episode, reference }),
    );
  }

  /** Hidden from anybody, it shows in no row: a person answers. */
  shield(
    {
      episodeId,
      hiddenFrom: authorities,
      hiddenFromPeople = [],
      employers = [],
    }: ShieldChangedPayload,
    context: MessageContext,
  ): Promise<void> {
    // Whoever works beside one of them hears nothing either of who looks for the child.
    const all = [...authorities, ...employers, ...hiddenFromPeople];
    return this.change(episodeId, context, async (episode, { hubEpisodes, pointers }) => {
      const { hiddenFrom: _then, ...shown } = episode;
      await hubEpisodes.save({ ...shown, ...hiding(all, episode) });
      const record = await pointers.find(HUB, episodeId);
      if (!record) return;
      const { handling: _before, ...open } = record.pointer;
      const pointer = { ...open, ...(all.length > 0 ? { handling: SHIELDED } : {}) };
      await pointers.reword({ authority: HUB, pointer });
    });
  }

  erased({ episodeId }: ContentErasedPayload, context: MessageContext): Promise<void> {
    const remove: Change = (_episode, stores) => takeFromIndex(episodeId, stores);
    return this.change(episodeId, context, remove, { takesOut: true });
  }

  private stand(episodeId: string, standing: Standing, context: MessageContext): Promise<void> {
    return this.change(episodeId, context, ({ closing: _before, ...episode }, { hubEpisodes }) =>
      hubEpisodes.save({ ...episode, ...standing }),
    );
  }

  /**
   * Changes one beside all others, so that no start waits for it; what takes one out of the index
   * waits for what puts one in. One from before episodes stood in the index is left alone: of its
   * child nothing is known here.
   */
  private change(
    episodeId: string,
    context: MessageContext,
    apply: Change,
    { takesOut = false, tell }: { readonly takesOut?: boolean; readonly tell?: Telling } = {},
  ): Promise<void> {
    return this.work.react(context, async (stores) => {
      if (takesOut) await stores.hubEpisodes.lock();
      const episode = await stores.hubEpisodes.lockOne(episodeId);
      if (!episode) return [];
      const facts = (await tell?.(episode, stores)) ?? [];
      await apply(episode, stores);
      return facts;
    });
  }
}

/** The class of a reason: more is for who works with the child. */
function closingOf(reason: ClosingReason | undefined): FoundClosing['as'] {
  if (reason === 'needs_met') return reason;
  return reason === 'moved_out_of_london' ? 'moved_away' : 'ended_otherwise';
}

/** From whom it is hidden; not the authority that leads, where one of those may work. */
function hiding(
  hiddenFrom: readonly string[] = [],
  { leadAuthority }: Pick<HubEpisode, 'leadAuthority'>,
): Pick<HubEpisode, 'hiddenFrom'> {
  const others = hiddenFrom.filter((one) => one !== leadAuthority);
  return others.length > 0 ? { hiddenFrom: others } : {};
}
