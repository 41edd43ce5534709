import type { ConsentGrantedPayload, ConsentWithdrawnPayload } from '@hub/contracts/consent';
import { EpisodeWithdrawn } from '@hub/contracts/episode';
import { type Fact, fact, internalCaller, type MessageContext } from '@hub/use-case';
import {
  counterpartsOf,
  type Episode,
  isLived,
  isRunning,
  renewed,
  stopped,
} from '../../domain/episode.js';
import { lockWithKept } from '../merges/lock-pair.js';
import type { ConsentRegister, EpisodeStores, EpisodeWork, KnownConsent } from '../ports.js';
import { endOpenWork } from './end-open-work.js';
import { resumedFact } from './resumed-fact.js';
import { tellHome } from './tell-home.js';

/**
 * Keeps what this service knows of consents, stops the episode whose consent ended with nothing in
 * its place, and lets it go on once the family agrees again. Consents are told of in no order: the
 * new one may be known before the old one has ended.
 */
export class OnConsentChanged {
  constructor(
    private readonly work: EpisodeWork,
    private readonly register: Pick<ConsentRegister, 'mayJoin'>,
  ) {}

  async granted(
    {
      consentId: id,
      episodeId,
      authority,
      renews = [],
      expiresAt,
      recordedAt,
    }: ConsentGrantedPayload,
    context: MessageContext,
  ): Promise<void> {
    const homeAgreed = await this.homeAgreed(episodeId);
    await this.work.react(context, async ({ consents, episodes, timers }) => {
      const isNew = (await consents.lock(id)) === undefined;
      await consents.remember({
        id,
        episodeId,
        authority,
        state: 'granted',
        renews,
        recordedAt,
        ...(expiresAt === undefined ? {} : { expiresAt }),
      });
      let episode = await episodes.lock(episodeId);
      const facts: Fact[] = [];
      if (episode?.homeUntold && isLived(episode) && episode.homeAuthority === homeAgreed) {
        const told = await tellHome(episodes, episode, { authority, at: await timers.now() });
        episode = told.episode;
        facts.push(...told.facts);
      }
      if (episode?.state !== 'withdrawn') return facts;
      const isAnew =
        renews.includes(episode.consentId) ||
        (isNew && (await isAskedAnew(episode, recordedAt, { consents, episodes })));
      if (!isAnew) return facts;
      if ((await consents.lock(id))?.state !== 'granted') return facts;
      const goingOn = renewed(episode, id);
      await episodes.save(goingOn);
      return [...facts, resumedFact(goingOn)];
    });
  }

  /** The home authority that was not told yet and now may be. */
  private async homeAgreed(episodeId: string): Promise<string | undefined> {
    const episode = await this.work.read(({ episodes }) => episodes.find(episodeId));
    if (!episode?.homeUntold) return undefined;
    const { homeAuthority } = episode;
    const caller = internalCaller('episode-service');
    const agreed = await this.register.mayJoin(episodeId, homeAuthority, caller);
    return agreed ? homeAuthority : undefined;
  }

  withdrawn(
    {
      consentId,
      episodeId,
      authority,
      because,
      withdrawnAt,
      supersededBy,
      continuesUnder,
    }: ConsentWithdrawnPayload,
    context: MessageContext,
  ): Promise<void> {
    return this.work.react(context, async (stores) => {
      const { consents, episodes, timers } = stores;
      if (because === 'narrowed' || because === 'voided') return [];
      await consents.remember({
        id: consentId,
        episodeId,
        authority,
        state: 'withdrawn',
        renews: [],
      });
      const { episode, kept } = await lockWithKept(stores, episodeId);
      if (episode?.consentId !== consentId) return [];
      const goesOn = kept ?? episode;
      if (!isLived(goesOn) || !isRunning(goesOn)) return [];
      const others = await consents.inForce(episodeId);
      const successor =
        supersededBy ??
        continuesUnder ??
        others.find(({ renews }) => renews.includes(consentId))?.id ??
        others.find((other) => because !== 'withdrawn' && other.authority === authority)?.id;
      if (successor !== undefined) {
        await episodes.save({ ...episode, consentId: successor, version: episode.version + 1 });
        return [];
      }
      // What was agreed to for the kept one since they were one stands alone.
      const since = because === 'withdrawn' ? withdrawnAt : episode.folded?.at;
      if (kept && (await consents.inForce(kept.id)).some((one) => isSince(one, since))) return [];
      const why = { because: 'consent_withdrawn', at: await timers.now() } as const;
      const ended = await endOpenWork(stores, goesOn, why);
      await episodes.save(stopped(goesOn));
      return [
        fact(EpisodeWithdrawn, { episodeId: goesOn.id, consentId }, counterpartsOf(goesOn)),
        ...ended,
      ];
    });
  }
}

/** It had stopped with the consent of one that goes on in it, and the family is asked since. */
async function isAskedAnew(
  { id, consentId }: Episode,
  recordedAt: string,
  { consents, episodes }: Pick<EpisodeStores, 'consents' | 'episodes'>,
): Promise<boolean> {
  if ((await consents.lock(consentId))?.state !== 'granted') return false;
  const folded = await episodes.foldedInto(id);
  return folded.length > 0 && folded.every((one) => one.folded.at < recordedAt);
}

function isSince({ recordedAt }: KnownConsent, since: string | undefined): boolean {
  return recordedAt !== undefined && since !== undefined && recordedAt > since;
}
