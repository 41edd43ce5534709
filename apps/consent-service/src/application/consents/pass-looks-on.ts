import type { Fact } from '@hub/use-case';
import { passOn } from '../../domain/consent-look.js';
import type { ConsentStores } from '../ports.js';

/** After who leads has changed, or from whom it is hidden. The episode must be locked. */
export async function passLooksOn(
  { counterparts, looks }: Pick<ConsentStores, 'counterparts' | 'looks'>,
  episodeId: string,
  lead?: { readonly authority: string; readonly personId: string },
): Promise<Fact[]> {
  const { hiddenFrom = [] } = await counterparts.parts(episodeId);
  const facts: Fact[] = [];
  for (const known of await looks.lockOf(episodeId)) {
    const passed = passOn(known, episodeId, { hiddenFrom, ...(lead ? { lead } : {}) });
    if (passed.next !== known) await looks.save(passed.next);
    facts.push(...passed.facts);
  }
  return facts;
}
