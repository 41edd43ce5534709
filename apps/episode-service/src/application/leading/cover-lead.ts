import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { ReadEpisodePayload } from '@hub/contracts/episode';
import {
  EndLeadCover,
  type EndLeadCoverPayload,
  type LeadCoverList,
  type LeadCoverView,
  NameLeadCover,
  type NameLeadCoverPayload,
} from '@hub/contracts/leading';
import type { Ids, MessageContext } from '@hub/use-case';
import { type Episode, hasPart, isOver } from '../../domain/episode.js';
import { coverAt, endCover, type LeadCover, nameCover } from '../../domain/leading/lead-cover.js';
import { refuseAsLead } from '../../domain/leading/refuse-as-lead.js';
import type { EpisodeWork, People } from '../ports.js';
import { actorOf } from '../transfers/transfer-step.js';
import type { WhoMay } from '../who-may.js';
import { keepCover } from './keep-cover.js';

/** Lets a colleague lead while the Lead Professional is away. */
export class CoverLead {
  constructor(
    private readonly work: EpisodeWork,
    private readonly people: People,
    private readonly ids: Ids,
    private readonly whoMay: WhoMay,
  ) {}

  list(
    { episodeId }: ReadEpisodePayload,
    context: MessageContext,
  ): Promise<LeadCoverList | Refusal> {
    return this.work.read(async ({ episodes, covers }) => {
      const episode = await episodes.find(episodeId);
      if (!episode || !hasPart(episode, context.caller)) return refuse('not_found');
      const items = (await covers.ofEpisode(episodeId)).map(viewCover);
      return { episodeId, items, mayName: this.mayName(episode, context) };
    });
  }

  private mayName(episode: Episode, context: MessageContext): boolean {
    const isTheirs = episode.lead.authority === context.caller.authority && !isOver(episode);
    return isTheirs && this.whoMay.wouldPermit(NameLeadCover, episode, context);
  }

  async name(
    command: NameLeadCoverPayload,
    context: MessageContext,
  ): Promise<LeadCoverView | Refusal> {
    const found = await this.people.find(command.personId);
    const cannot = refuseAsLead(found, context.caller.authority);
    return this.work.request(context, command, async (stores) => {
      const { episodes, covers, developments, timers } = stores;
      const locked = await episodes.lock(command.episodeId);
      const permitted = this.whoMay.decide(NameLeadCover.type, locked, context);
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      const at = await timers.now();
      const by = { ...actorOf(context), id: this.ids.next(), at };
      const known = await covers.ofEpisode(episode.id);
      const named = nameCover(episode, command, by, known);
      if (isRefusal(named)) return named;
      if (cannot) return cannot;
      await covers.add(named);
      const cover = coverAt(named, episode, at);
      const facts = await keepCover(stores, cover, episode);
      await developments.note({ episodeId: episode.id, kind: 'lead', at });
      return {
        result: viewCover(cover),
        facts,
        evidence: { subject: cover.id, because: command.because, rule },
      };
    });
  }

  end(command: EndLeadCoverPayload, context: MessageContext): Promise<LeadCoverView | Refusal> {
    const { episodeId, coverId, because } = command;
    return this.work.request(context, command, async (stores) => {
      const { episodes, covers, timers } = stores;
      const permitted = this.whoMay.decide(
        EndLeadCover.type,
        await episodes.lock(episodeId),
        context,
      );
      if (isRefusal(permitted)) return permitted;
      const { episode, rule } = permitted;
      const cover = (await covers.ofEpisode(episodeId)).find(({ id }) => id === coverId);
      if (!cover) return refuse('not_found');
      if (cover.authority !== context.caller.authority)
        return refuse('forbidden', 'Only the authority of the Lead Professional ends it.');
      const ended = endCover(cover, because, await timers.now());
      if (isRefusal(ended)) return ended;
      return {
        result: viewCover(ended),
        facts: await keepCover(stores, ended, episode),
        evidence: { subject: coverId, because, rule },
      };
    });
  }
}

export function viewCover({
  episodeId: _of,
  term: _term,
  confirmed: _confirmed,
  caseloadCoverId: _all,
  ...cover
}: LeadCover): LeadCoverView {
  return cover;
}
