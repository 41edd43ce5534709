import { ConsentSaid, type ConsentSaidPayload } from '@hub/contracts/consent';
import { type Fact, fact } from '@hub/use-case';
import type { ConsentStores } from '../ports.js';

/**
 * Tells who leads, and who started it, what a family said of an episode that there is; before there
 * is one nobody answers for it.
 */
export async function tellWhoAnswers(
  { counterparts }: Pick<ConsentStores, 'counterparts'>,
  said: Omit<ConsentSaidPayload, 'leadProfessionalId'>,
): Promise<Fact[]> {
  const { counterparts: parts, namedBy, leadAuthority } = await counterparts.parts(said.episodeId);
  if (parts.length === 0) return [];
  const { people } = await counterparts.people(said.episodeId);
  const lead = people.find(({ relation }) => relation === 'lead_professional');
  const told = [leadAuthority, namedBy].filter((authority) => authority !== undefined);
  const payload = { ...said, ...(lead ? { leadProfessionalId: lead.personId } : {}) };
  return told.length === 0 ? [] : [fact(ConsentSaid, payload, told)];
}
