import type { Refusal } from '@hub/contracts';
import type { Caller } from '@hub/use-case';
import type { Shields } from './ports.js';

/**
 * What is read of an episode; nothing, as of one without evidence, by whom it is hidden from by
 * name. Where that cannot be said, nobody reads it.
 */
export async function unlessHidden<Page extends { readonly items: unknown[] }>(
  episodeId: string,
  { personId }: Caller,
  shields: Shields,
  read: () => Promise<Page>,
): Promise<Page | { readonly items: [] } | Refusal> {
  const hidden = personId !== undefined && (await shields.isHidden(episodeId, personId));
  if (typeof hidden === 'object') return hidden;
  return hidden ? { items: [] } : read();
}
