import { isRefusal } from '@hub/contracts';
import { CoverCaseload } from '@hub/contracts/leading';
import { CaseloadCoverFollow } from '@hub/internal-messages';
import { choreContext, type Ids, type MessageContext } from '@hub/use-case';
import { londonDate } from '@hub/working-time';
import { isLived } from '../../domain/episode.js';
import {
  type CaseloadCover,
  caseloadCoverOver,
  coverCase,
  endCaseloadCover,
} from '../../domain/leading/caseload-cover.js';
import { endCover } from '../../domain/leading/lead-cover.js';
import type { EpisodeStores, EpisodeWork } from '../ports.js';
import type { WhoMay } from '../who-may.js';
import { keepCover } from './keep-cover.js';
import type { CaseOfCover } from './leading-ports.js';

const AT_ONCE = 50;

/**
 * Lets covers for all cases begin and end in each of them, in a transaction of its own. Whatever
 * made somebody lead a case, a start, a transfer or a word of a manager, none is left out.
 */
export class FollowCaseloadCovers {
  constructor(
    private readonly work: EpisodeWork,
    private readonly ids: Ids,
    private readonly whoMay: WhoMay,
  ) {}

  async execute(): Promise<void> {
    await this.lapse();
    while ((await this.round()) > 0);
  }

  /**
   * @param coverId in the cases of that one alone
   * @returns in how many cases something was done
   */
  async round(coverId?: string): Promise<number> {
    const which = { limit: AT_ONCE, ...(coverId === undefined ? {} : { coverId }) };
    const { ending, beginning } = await this.work.read(async ({ caseloadCovers }) => ({
      ending: await caseloadCovers.ending(which),
      beginning: await caseloadCovers.beginning(which),
    }));
    let done = 0;
    for (const one of ending) if (await this.end(one)) done += 1;
    for (const one of beginning) if (await this.begin(one)) done += 1;
    return done;
  }

  /** Lets those end that have come to an end by themselves. */
  private async lapse(): Promise<void> {
    const over = await this.work.read(async ({ caseloadCovers, timers }) =>
      caseloadCovers.over(londonDate(await timers.now())),
    );
    for (const id of over)
      await this.work.request(this.context(), { coverId: id }, async (stores) => {
        const at = await stores.timers.now();
        const cover = await stores.caseloadCovers.lock(id);
        const because = cover && (await overBecause(cover, stores, at));
        const ended = because && endCaseloadCover(cover, because, at);
        if (!ended || isRefusal(ended)) return { result: {}, facts: [] };
        await stores.caseloadCovers.save(ended);
        return { result: {}, facts: [], evidence: { subject: id, because } };
      });
  }

  private begin({ coverId, episodeId }: CaseOfCover): Promise<boolean> {
    return this.inCase({ coverId, episodeId }, async (stores, cover) => {
      const { episodes, covers, developments, timers } = stores;
      const episode = await episodes.lock(episodeId);
      if (!episode || !isLived(episode)) return undefined;
      const at = await timers.now();
      const known = await covers.ofEpisode(episodeId);
      const permitted = this.isPermitted(cover, episode);
      const named = coverCase(cover, episode, known, { id: this.ids.next(), at, permitted });
      if (!named) return undefined;
      await covers.add(named);
      if (named.state !== 'ended') await developments.note({ episodeId, kind: 'lead', at });
      return { facts: await keepCover(stores, named, episode), because: named.state };
    });
  }

  private end({ coverId, episodeId }: CaseOfCover): Promise<boolean> {
    return this.inCase({ coverId, episodeId }, async (stores, cover) => {
      const episode = await stores.episodes.lock(episodeId);
      const { endedAt, endedBecause } = cover;
      const open = (await stores.covers.ofEpisode(episodeId)).find(
        (one) => one.caseloadCoverId === coverId && one.state !== 'ended',
      );
      if (!episode || !open || endedAt === undefined || endedBecause === undefined)
        return undefined;
      const ended = endCover(open, endedBecause, await stores.timers.now());
      if (isRefusal(ended)) return undefined;
      return { facts: await keepCover(stores, ended, episode), because: endedBecause };
    });
  }

  /** As if whoever named it asked for it in that case now. */
  private isPermitted(
    { namedBy }: CaseloadCover,
    episode: Parameters<WhoMay['decide']>[1],
  ): boolean {
    const caller = { ...namedBy, clientId: CaseloadCoverFollow.owner, door: 'internal' } as const;
    const asked = { ...this.context(), caller };
    return !isRefusal(this.whoMay.decide(CoverCaseload.type, episode, asked));
  }

  /** @returns whether something was done */
  private async inCase(
    { coverId, episodeId }: CaseOfCover,
    change: (
      stores: EpisodeStores,
      cover: CaseloadCover,
    ) => Promise<{ facts: Awaited<ReturnType<typeof keepCover>>; because: string } | undefined>,
  ): Promise<boolean> {
    const done = await this.work.request(this.context(), { coverId, episodeId }, async (stores) => {
      const cover = await stores.caseloadCovers.find(coverId);
      const changed = cover && (await change(stores, cover));
      if (!changed) return { result: { done: false }, facts: [] };
      const { facts, because } = changed;
      const evidence = { episode: episodeId, subject: coverId, because };
      return { result: { done: true }, facts, evidence };
    });
    return !isRefusal(done) && done.done;
  }

  private context(): MessageContext {
    return choreContext(CaseloadCoverFollow.owner, CaseloadCoverFollow.action, this.ids);
  }
}

async function overBecause(
  cover: CaseloadCover,
  { caseloads, endedPeople }: EpisodeStores,
  at: string,
): Promise<CaseloadCover['endedBecause']> {
  const { authority, leadProfessionalId, personId } = cover;
  const led = await caseloads.ledBy({ authority, personId: leadProfessionalId });
  return caseloadCoverOver(cover, {
    today: londonDate(at),
    hasLeft: await endedPeople.has(personId),
    leadsNothing: led.length === 0 && (await endedPeople.has(leadProfessionalId)),
  });
}
