import { ConsentSaid, type ConsentSaidPayload } from '@hub/contracts/consent';
import { type Fact, fact, type MessageContext } from '@hub/use-case';
import { looksFor, waitsOf } from '../../domain/consent-look.js';
import type { ConsentStores } from '../ports.js';
import { coordinatorIn } from './pass-looks-on.js';

/**
 * Tells who leads, who coordinates and who started it what a family said of an episode that there
 * is, and waits for them to look at it; before there is one nobody answers for it.
 */
export async function tellWhoAnswers(
  { counterparts, looks }: Pick<ConsentStores, 'counterparts' | 'looks'>,
  said: Omit<ConsentSaidPayload, 'leadProfessionalId' | 'waits' | 'toldTo'>,
  { caller }: MessageContext,
): Promise<Fact[]> {
  const parts = await counterparts.parts(said.episodeId);
  if (parts.counterparts.length === 0) return [];
  const { namedBy, leadAuthority } = parts;
  const known = await counterparts.people(said.episodeId);
  const lead = known.people.find(({ relation }) => relation === 'lead_professional');
  const coordinator = coordinatorIn(known, parts);
  const told = [leadAuthority, namedBy, coordinator?.authority].filter(
    (authority) => authority !== undefined,
  );
  if (told.length === 0) return [];
  const leads = lead ? { leadProfessionalId: lead.personId } : {};
  const answering = {
    ...leads,
    ...(leadAuthority === undefined ? {} : { leadAuthority }),
    ...(coordinator ? { coordinator } : {}),
    ...(namedBy === undefined ? {} : { startedBy: namedBy }),
  };
  const toLook = looksFor(said.consentId, answering, caller);
  await looks.save(toLook);
  const payload = { ...said, toldTo: caller.authority, ...leads, waits: waitsOf(toLook) };
  return [fact(ConsentSaid, payload, told)];
}
