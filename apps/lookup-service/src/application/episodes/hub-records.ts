import type { ChildDetails } from '@hub/contracts/lookup';
import {
  HUB,
  type HubEpisode,
  isSame,
  type RecordReference,
} from '../../domain/episodes/hub-episode.js';
import type { IndexedPointer } from '../pointers/pointer-ports.js';
import type { LookupStores } from '../ports.js';

/** A record of the index, and the episode of the hub that it tells of. */
export interface KnownRecord extends IndexedPointer {
  readonly hub?: HubEpisode;
}

/**
 * Records as the hub knows them. A case system's pointer with the reference of an episode of the
 * hub is that episode: its state and its lead are the hub's, who may see it and what social care
 * said are the case system's.
 */
export async function asHubKnows(
  records: readonly IndexedPointer[],
  stores: Pick<LookupStores, 'pointers' | 'hubEpisodes'>,
): Promise<KnownRecord[]> {
  const { pointers, hubEpisodes } = stores;
  const own = records.filter(({ authority }) => authority === HUB);
  const published = records.filter(({ authority }) => authority !== HUB);
  const episodes = await hubEpisodes.ofEpisodes(own.map(({ pointer }) => pointer.reference));
  const known: KnownRecord[] = [];
  for (const record of own) {
    const hub = episodes.find(({ episodeId }) => episodeId === record.pointer.reference);
    // Let go since the index was looked through.
    if (!hub) continue;
    const on = await goingOn(hub, stores);
    const { child } = record.pointer;
    const published = await pointers.find(on.hub.authority, on.hub.reference);
    known.push(asEpisode(on.entry ? withChild(on.entry, child) : record, on.hub, published));
  }
  const held = published.map(heldOf);
  const same = held.length === 0 ? [] : await hubEpisodes.ofReferences(held);
  for (const record of published) {
    const hub = same.findLast((one) => isSame(one, heldOf(record)));
    const on = hub && (await goingOn(hub, stores));
    const entry = on?.entry ?? (hub && (await pointers.find(HUB, hub.episodeId)));
    // Found by the details that the case system knows.
    const { child } = record.pointer;
    known.push(on && entry ? asEpisode(withChild(entry, child), on.hub, record) : record);
  }
  return known;
}

/**
 * The episode that goes on where one was folded into another, with its entry in the index; else the
 * episode itself.
 */
async function goingOn(
  hub: HubEpisode,
  { pointers, hubEpisodes }: Pick<LookupStores, 'pointers' | 'hubEpisodes'>,
): Promise<{ readonly hub: HubEpisode; readonly entry?: IndexedPointer }> {
  const kept = hub.goesOnIn === undefined ? undefined : await hubEpisodes.find(hub.goesOnIn);
  const entry = kept && (await pointers.find(HUB, kept.episodeId));
  return kept && entry ? { hub: kept, entry } : { hub };
}

/** The record with that reference. */
export async function findRecord(
  held: RecordReference,
  stores: Pick<LookupStores, 'pointers' | 'hubEpisodes'>,
): Promise<KnownRecord | undefined> {
  const hub = (await stores.hubEpisodes.ofReferences([held])).at(-1);
  const record = hub
    ? await stores.pointers.find(HUB, hub.episodeId)
    : await stores.pointers.find(held.authority, held.reference);
  return record && (await asHubKnows([record], stores))[0];
}

function asEpisode(
  { pointer, receivedAt }: IndexedPointer,
  hub: HubEpisode,
  published: IndexedPointer | undefined,
): KnownRecord {
  const { handling: told, canary, socialCare = 'not_disclosed' } = published?.pointer ?? {};
  const isShielded = pointer.handling === 'shielded';
  const handling = isShielded ? pointer.handling : told;
  return {
    // Where it was started may be from where the family fled: who leads answers for it.
    authority: isShielded ? hub.leadAuthority : hub.authority,
    receivedAt,
    hub,
    pointer: {
      ...pointer,
      reference: hub.reference,
      socialCare,
      ...(handling === undefined ? {} : { handling }),
      ...(canary === undefined ? {} : { canary }),
    },
  };
}

function withChild({ pointer, ...record }: IndexedPointer, child: ChildDetails): IndexedPointer {
  return { ...record, pointer: { ...pointer, child } };
}

function heldOf({ authority, pointer: { reference } }: IndexedPointer): RecordReference {
  return { authority, reference };
}
