import type { Fact } from '@hub/use-case';
import { endLooks, lookAnew, passOn } from '../../domain/consent-look.js';
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

/** Nobody has to look at what was said of it any more. The episode must be locked. */
export async function endLooksAt(
  { counterparts, looks }: Pick<ConsentStores, 'counterparts' | 'looks'>,
  episodeId: string,
): Promise<Fact[]> {
  const { hiddenFrom = [] } = await counterparts.parts(episodeId);
  const facts: Fact[] = [];
  for (const known of await looks.lockOf(episodeId)) {
    const ended = endLooks(known, episodeId, hiddenFrom);
    if (ended.next !== known) await looks.save(ended.next);
    facts.push(...ended.facts);
  }
  return facts;
}

/**
 * Whoever leads looks at what the family agreed to for an episode, as it means something else by
 * now. The episode must be locked.
 */
export async function askToLook(
  { consents, counterparts, looks }: Pick<ConsentStores, 'consents' | 'counterparts' | 'looks'>,
  episodeId: string,
): Promise<Fact[]> {
  const { leadAuthority } = await counterparts.parts(episodeId);
  const { people } = await counterparts.people(episodeId);
  const lead = people.find(({ relation }) => relation === 'lead_professional');
  const facts: Fact[] = [];
  for (const { id, state } of await consents.ofEpisode(episodeId)) {
    if (state !== 'granted' || leadAuthority === undefined || !lead) continue;
    const before = (await looks.lock(id)) ?? { consentId: id, looks: [] };
    const asked = lookAnew(before, episodeId, {
      authority: leadAuthority,
      personId: lead.personId,
    });
    await looks.save(asked.next);
    facts.push(...asked.facts);
  }
  return facts;
}
