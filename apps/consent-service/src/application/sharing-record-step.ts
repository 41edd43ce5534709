import type { Consent } from '../domain/consent.js';
import type { ConsentStores } from './ports.js';

/** What is on record about sharing of an episode, for a decision that releases nothing; a release reads it under lock. */
export async function sharingRecord(
  { consents, counterparts }: ConsentStores,
  episodeId: string,
): Promise<{ consents: Consent[]; counterparts: string[] }> {
  return {
    consents: await consents.ofEpisode(episodeId),
    counterparts: await counterparts.of(episodeId),
  };
}
