import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import type { Caller } from '@hub/use-case';
import { type Leaf, mayRead } from '../domain/ledger-entry.js';
import type { Shields } from './ports.js';

/**
 * Whether evidence of an episode is hidden from who asks: by name; or because they are operations,
 * who have no part in an episode that is hidden from anybody. Where that cannot be said, nobody
 * reads it.
 */
async function isHidden(
  episodeId: string,
  { personId, roles }: Caller,
  shields: Shields,
): Promise<boolean | Refusal> {
  if (personId === undefined) return false;
  const found = await shields.find(episodeId, personId);
  if (isRefusal(found)) return found;
  return found.hidden || (found.shielded && roles.includes('hub_operations'));
}

/**
 * What is read of an episode; nothing, as of one without evidence, by whom it is hidden from. It is
 * read while that is asked, and dropped where it must not be shown.
 */
export async function unlessHidden<Page extends { readonly items: unknown[] }>(
  episodeId: string,
  caller: Caller,
  shields: Shields,
  read: () => Promise<Page>,
): Promise<Page | { readonly items: [] } | Refusal> {
  const [hidden, page] = await Promise.all([isHidden(episodeId, caller, shields), read()]);
  if (typeof hidden === 'object') return hidden;
  return hidden ? { items: [] } : page;
}

/** A leaf that somebody may read, and that is not hidden from them; not there otherwise. */
export async function seenLeaf(
  leaf: Leaf | undefined,
  caller: Caller,
  shields: Shields,
): Promise<Leaf | Refusal> {
  if (!leaf || !mayRead(leaf, caller)) return refuse('not_found');
  if (leaf.episode === undefined) return leaf;
  const hidden = await isHidden(leaf.episode, caller, shields);
  if (typeof hidden === 'object') return hidden;
  return hidden ? refuse('not_found') : leaf;
}
