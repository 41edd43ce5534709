import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { EpisodePage, EpisodeView, ReadEpisodePayload } from '@hub/contracts/episode';
import type { PageQuery } from '@hub/contracts/shape';
import type { ListPeopleChangesPayload, LookupsInUse, PeopleChanges } from '@hub/internal-messages';
import { type MessageContext, pageOf, readPage } from '@hub/use-case';
import { hasPart } from '../../domain/episode.js';
import { viewEpisode } from './episode-view.js';
import { marksOf } from '../corrections/correction-view.js';
import { linksOf } from '../social-care/referral-view.js';
import { foundBy } from './found-answer-view.js';
import type { EpisodeWork } from '../ports.js';

export class ReadEpisodes {
  constructor(private readonly work: EpisodeWork) {}

  one(
    { episodeId }: ReadEpisodePayload,
    { caller }: MessageContext,
  ): Promise<EpisodeView | Refusal> {
    return this.work.read(async ({ episodes, foundAnswers, referrals, corrections }) => {
      const episode = await episodes.find(episodeId);
      if (!episode || !hasPart(episode, caller.authority)) return refuse('not_found');
      const answers = await foundAnswers.ofEpisode(episodeId);
      return {
        ...viewEpisode(episode),
        ...foundBy(answers, caller.authority),
        ...linksOf(await referrals.ofEpisode(episodeId)),
        ...marksOf(await corrections.ofEpisode(episodeId)),
      };
    });
  }

  /** For the hub alone: it says of no episode whose it is. */
  lookupsInUse({ lookups }: LookupsInUse): Promise<LookupsInUse> {
    return this.work.read(async ({ episodes }) => ({
      lookups: await episodes.lookupsInUse(lookups),
    }));
  }

  /** For the services that decide by it: whether they heard all of it. */
  peopleChanges({ since }: ListPeopleChangesPayload): Promise<PeopleChanges> {
    return this.work.read(({ peopleTold }) => peopleTold.since(since));
  }

  async list(query: PageQuery, { caller }: MessageContext): Promise<EpisodePage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    return this.work.read(async ({ episodes }) => {
      const found = await episodes.list(caller.authority, page.limit + 1, page.after);
      return pageOf(found, page.limit, ({ startedAt, id }) => ({ at: startedAt, id }), viewEpisode);
    });
  }
}
