import type { Consequence, Fact } from '@hub/use-case';
import {
  type ConsentLooks,
  endLooks,
  lookAnew,
  passOn,
  type Working,
} from '../../domain/consent-look.js';
import type { EpisodeParts } from '../../domain/episode-parts.js';
import type { ConsentStores, KnownPeople } from '../ports.js';

type Stores = Pick<ConsentStores, 'counterparts' | 'looks'>;

/** Who coordinates an episode, where that has a part in it for those they work for. */
export function coordinatorIn(
  { people }: KnownPeople,
  { counterparts }: Pick<EpisodeParts, 'counterparts'>,
): Working | undefined {
  const found = people.find(({ relation }) => relation === 'coordinator');
  if (found?.authority === undefined) return undefined;
  const { authority, personId } = found;
  return counterparts.includes(authority) ? { authority, personId } : undefined;
}

/** After who leads or coordinates has changed, or from whom it is hidden. It must be locked. */
export async function passLooksOn(
  stores: Stores,
  episodeId: string,
  lead?: Working,
): Promise<Fact[]> {
  const known = await stores.counterparts.people(episodeId);
  return changeLooks(stores, episodeId, (looks, parts) => {
    const coordinator = coordinatorIn(known, parts);
    return passOn(looks, episodeId, {
      hiddenFrom: parts.hiddenFrom ?? [],
      ...(lead ? { lead } : {}),
      ...(coordinator ? { coordinator } : {}),
    });
  });
}

/** Nobody has to look at what was said of it any more. The episode must be locked. */
export function endLooksAt(stores: Stores, episodeId: string): Promise<Fact[]> {
  return changeLooks(stores, episodeId, (looks, { hiddenFrom = [] }) =>
    endLooks(looks, episodeId, hiddenFrom),
  );
}

/**
 * Whoever leads looks at what the family agreed to for an episode, as it means something else by
 * now or the case is reviewed. The episode must be locked.
 */
export async function askToLook(
  { consents, counterparts, looks }: Pick<ConsentStores, 'consents' | 'counterparts' | 'looks'>,
  episodeId: string,
): Promise<Fact[]> {
  const { leadAuthority: authority } = await counterparts.parts(episodeId);
  const { people } = await counterparts.people(episodeId);
  const personId = people.find(({ relation }) => relation === 'lead_professional')?.personId;
  if (authority === undefined || personId === undefined) return [];
  const facts: Fact[] = [];
  for (const { id, state } of await consents.ofEpisode(episodeId)) {
    if (state !== 'granted') continue;
    const before = (await looks.lock(id)) ?? { consentId: id, looks: [] };
    const asked = lookAnew(before, episodeId, { authority, personId });
    await looks.save(asked.next);
    facts.push(...asked.facts);
  }
  return facts;
}

async function changeLooks(
  { counterparts, looks }: Stores,
  episodeId: string,
  change: (known: ConsentLooks, parts: EpisodeParts) => Consequence<ConsentLooks>,
): Promise<Fact[]> {
  const parts = await counterparts.parts(episodeId);
  const facts: Fact[] = [];
  for (const known of await looks.lockOf(episodeId)) {
    const changed = change(known, parts);
    if (changed.next !== known) await looks.save(changed.next);
    facts.push(...changed.facts);
  }
  return facts;
}
