import type { Consent } from '../domain/consent.js';
import type { EpisodeParts } from '../domain/episode-parts.js';
import type { OtherRecord } from '../domain/sharing-decision.js';
import type { ConsentStores } from './ports.js';

type Stores = Pick<ConsentStores, 'consents' | 'counterparts'>;
type OwnRecord = EpisodeParts & { readonly consents: Consent[] };

/**
 * What is on record about sharing of an episode, of others of the same child that are one with it,
 * and what was said of the child in one that was thought to be. Whoever decides under it holds the
 * episode.
 */
export async function sharingRecord(
  stores: Stores,
  episodeId: string,
): Promise<OwnRecord & { readonly sameChild?: OtherRecord[] }> {
  const own = await recordOf(stores, episodeId);
  const sameChild: OtherRecord[] = [];
  for (const { id, foldedAt } of await oneWith(stores, episodeId, own)) {
    const other = await recordOf(stores, id);
    const narrows = own.goesOnIn === undefined && foldedAt !== undefined;
    sameChild.push({ ...other, ...(narrows ? { foldedAt } : {}) });
  }
  // Whoever recorded it may have left since; what the family said stays said.
  const { saidElsewhere } = own;
  for (const said of saidElsewhere ? await stores.consents.some(saidElsewhere) : [])
    sameChild.push({ counterparts: [said.authority], consents: [said] });
  return sameChild.length === 0 ? own : { ...own, sameChild };
}

/** The other episodes of the same child: the one that goes on, then those that go on in it. */
export async function oneWith(
  { counterparts }: Pick<Stores, 'counterparts'>,
  episodeId: string,
  { goesOnIn: kept, takesIn = [] }: EpisodeParts,
): Promise<readonly { readonly id: string; readonly foldedAt?: string }[]> {
  if (kept === undefined) return takesIn;
  const { takesIn: others = [] } = await counterparts.parts(kept);
  return [{ id: kept }, ...others.filter(({ id }) => id !== episodeId)];
}

async function recordOf({ consents, counterparts }: Stores, episodeId: string): Promise<OwnRecord> {
  return {
    consents: await consents.ofEpisode(episodeId),
    ...(await counterparts.parts(episodeId)),
  };
}
