import { EpisodeVoided } from '@hub/contracts/protection';
import { EpisodeDelisted, ReferenceAmended } from '@hub/internal-messages';
import { type Fact, fact } from '@hub/use-case';
import { type MadeCorrection, referencesOf, voids } from '../../domain/corrections/correction.js';
import {
  amendReference,
  counterpartsOf,
  type Episode,
  type FoldedEpisode,
  isLived,
  type LivedEpisode,
  voidEpisode,
} from '../../domain/episode.js';
import { cancelReferral } from '../../domain/social-care/referral.js';
import { referralFact } from '../../domain/social-care/referral-facts.js';
import { endOpenWork } from '../episodes/end-open-work.js';
import { peopleFact } from '../episodes/people-fact.js';
import type { EpisodeStores } from '../ports.js';
import { REFERRAL_TIMER } from '../social-care/ask-social-care.js';

interface PutRight {
  readonly episode: Episode;
  readonly facts: readonly Fact[];
}

/**
 * What an approved correction changes at once: a wrong reference gives way to the right one, and an
 * episode of the wrong child becomes void.
 */
export async function putRight(
  correction: MadeCorrection,
  episode: Episode,
  stores: EpisodeStores,
): Promise<PutRight> {
  const { ownReference } = correction;
  if (voids(correction) && isLived(episode)) {
    const kept = await takeBack(correction, episode, stores);
    const facts = [...kept.facts];
    // What goes on in it was said to be of the same child.
    for (const { id } of await stores.episodes.foldedInto(episode.id)) {
      const folded = await stores.episodes.lock(id);
      if (folded?.state === 'folded')
        facts.push(...(await takeBack(correction, folded, stores)).facts);
    }
    return { ...kept, facts };
  }
  if (ownReference === undefined) return { episode, facts: [] };
  const amended = amendReference(episode, ownReference);
  await stores.episodes.save(amended);
  const { id: episodeId, version } = amended;
  return {
    episode: amended,
    facts: [fact(ReferenceAmended, { episodeId, ownReference, version })],
  };
}

/** Ends all that goes on about the wrong child; no lookup finds it any more. */
async function takeBack(
  { id: correctionId, decidedAt: at }: MadeCorrection,
  episode: LivedEpisode | FoldedEpisode,
  stores: EpisodeStores,
): Promise<PutRight> {
  const { corrections, episodes } = stores;
  const ended = await endOpenWork(stores, episode, { because: 'wrong_child', at });
  const next = voidEpisode(episode, { correctionId, at });
  await episodes.save(next);
  const { id: episodeId, originatingAuthority: authority, ownReference, version } = next;
  const references = referencesOf(ownReference, await corrections.ofEpisode(episodeId));
  const voided = { episodeId, correctionId, voidedAt: at, version };
  return {
    episode: next,
    facts: [
      fact(EpisodeVoided, voided, counterpartsOf(episode)),
      fact(EpisodeDelisted, { episodeId, authority, references, at }),
      ...ended,
      ...(await cancelReferrals(episode, at, stores)),
      peopleFact(next),
    ],
  };
}

/** Social care is not to act on the wrong child. */
async function cancelReferrals(
  episode: Episode,
  at: string,
  { referrals, timers }: EpisodeStores,
): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const seen of await referrals.ofEpisode(episode.id)) {
    const referral = await referrals.lock(seen.id);
    const cancelled = referral && cancelReferral(referral, at);
    if (!cancelled) continue;
    await referrals.save(cancelled);
    await timers.set(REFERRAL_TIMER, cancelled.id, undefined);
    facts.push(referralFact(cancelled, episode));
  }
  return facts;
}
