import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type {
  EpisodeOrder,
  EpisodePage,
  EpisodeView,
  ListEpisodesPayload,
  ReadEpisodePayload,
} from '@hub/contracts/episode';
import type {
  FindHiddenPayload,
  FoundHidden,
  HiddenEpisodes,
  ListPeopleChangesPayload,
  LookupsInUse,
  PeopleChanges,
} from '@hub/internal-messages';
import { type MessageContext, pageOf, type Place, readPage } from '@hub/use-case';
import { type Episode, hasPart } from '../../domain/episode.js';
import { isNamed } from '../../domain/shield-terms.js';
import { choiceOf, reviewPlace } from '../../domain/episode-choice.js';
import { viewEpisode } from './episode-view.js';
import { marksOf } from '../corrections/correction-view.js';
import { viewFoldedHere } from '../merges/merge-view.js';
import { linksOf } from '../social-care/referral-view.js';
import { foundBy } from './found-answer-view.js';
import type { EpisodeWork } from '../ports.js';

/** Where an episode stands in a list, by its order. */
const PLACES: Readonly<Record<EpisodeOrder, (episode: Episode) => Place>> = {
  newest: ({ startedAt, id }) => ({ at: startedAt, id }),
  review: reviewPlace,
};

export class ReadEpisodes {
  constructor(private readonly work: EpisodeWork) {}

  one(
    { episodeId }: ReadEpisodePayload,
    { caller }: MessageContext,
  ): Promise<EpisodeView | Refusal> {
    return this.work.read(async ({ episodes, foundAnswers, referrals, corrections }) => {
      const episode = await episodes.find(episodeId);
      if (!episode || !hasPart(episode, caller)) return refuse('not_found');
      const folded = await episodes.foldedInto(episodeId);
      const answers = await foundAnswers.ofEpisode(episodeId);
      return {
        ...viewEpisode(episode, caller.personId),
        ...foundBy(answers, caller.authority),
        ...linksOf(await referrals.ofEpisode(episodeId)),
        ...marksOf(await corrections.ofEpisode(episodeId)),
        ...(folded.length === 0 ? {} : { foldedHere: folded.map(viewFoldedHere) }),
      };
    });
  }

  /** For the hub alone: it says of no episode whose it is. */
  lookupsInUse({ lookups }: LookupsInUse): Promise<LookupsInUse> {
    return this.work.read(async ({ episodes }) => ({
      lookups: await episodes.lookupsInUse(lookups),
    }));
  }

  /** For the hub alone: of an episode that nobody started nothing is hidden. */
  hiddenByName({ episodeId, personId }: FindHiddenPayload): Promise<FoundHidden> {
    return this.work.read(async ({ episodes }) => {
      const shield = (await episodes.find(episodeId))?.shield;
      return { hidden: isNamed(shield, { personId }), shielded: shield !== undefined };
    });
  }

  /** For the hub alone. */
  hidden(): Promise<HiddenEpisodes> {
    return this.work.read(async ({ episodes }) => ({ episodes: await episodes.hidden() }));
  }

  /** For the services that decide by it: whether they heard all of it. */
  peopleChanges({ since }: ListPeopleChangesPayload): Promise<PeopleChanges> {
    return this.work.read(({ peopleTold }) => peopleTold.since(since));
  }

  async list(
    query: ListEpisodesPayload,
    { caller }: MessageContext,
  ): Promise<EpisodePage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    const { sort: order = 'newest' } = query;
    const chosen = choiceOf(query, caller);
    if (!chosen) return { items: [], total: 0 };
    return this.work.read(async ({ episodes, labels }) => {
      const { references } = chosen;
      const tokens = references?.map((one) => labels.token(caller.authority, one));
      const choice =
        tokens === undefined ? chosen : { ...chosen, referenceTokens: await Promise.all(tokens) };
      const found = await episodes.list({ ...page, choice, order, limit: page.limit + 1 });
      const shown = pageOf(found, page.limit, PLACES[order], (one) =>
        viewEpisode(one, caller.personId),
      );
      return page.after ? shown : { ...shown, total: await episodes.count(choice) };
    });
  }
}
