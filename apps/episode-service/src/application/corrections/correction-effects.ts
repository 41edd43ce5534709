import { EpisodeVoided } from '@hub/contracts/protection';
import { EpisodeDelisted, ReferenceAmended } from '@hub/internal-messages';
import { type Fact, fact } from '@hub/use-case';
import { type MadeCorrection, referencesOf, voids } from '../../domain/corrections/correction.js';
import {
  amendReference,
  counterpartsOf,
  type Episode,
  isLived,
  type LivedEpisode,
  voidEpisode,
} from '../../domain/episode.js';
import { cancelRequest } from '../../domain/service-request.js';
import { peopleFact } from '../episodes/people-fact.js';
import type { EpisodeStores } from '../ports.js';
import { cancelUnended } from '../transfers/transfer-step.js';

interface PutRight {
  readonly episode: Episode;
  readonly facts: readonly Fact[];
}

const WRONG_CHILD = 'The episode was of the wrong child.';

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
  if (voids(correction) && isLived(episode)) return takeBack(correction, episode, stores);
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
  episode: LivedEpisode,
  stores: EpisodeStores,
): Promise<PutRight> {
  const { corrections, episodes } = stores;
  const cancelled = await cancelUnended(stores, episode, { reason: WRONG_CHILD, at });
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
      ...cancelled,
      ...(await cancelRequests(episode, at, stores)),
      peopleFact(next),
    ],
  };
}

async function cancelRequests(
  { id, shield }: Episode,
  at: string,
  { serviceRequests }: EpisodeStores,
): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const seen of await serviceRequests.ofEpisode(id)) {
    const request = await serviceRequests.lock(seen.id);
    const cancelled = request && cancelRequest(request, at, shield);
    if (!cancelled) continue;
    await serviceRequests.save(cancelled.next);
    facts.push(...cancelled.facts);
  }
  return facts;
}
