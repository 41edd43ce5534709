import type { AuthorityView } from '@hub/contracts/directory';
import type { FoundEpisode } from '@hub/contracts/lookup';
import type { Contact } from '@hub/contracts/shape';
import type { Match } from '../../domain/lookups/authority-answer.js';
import type { IndexedPointer } from '../pointers/pointer-ports.js';

/** What an asker sees of a record: contact only. */
export function asMatch(
  { authority, pointer }: IndexedPointer,
  outcome: Match['outcome'],
  authorities: ReadonlyMap<string, AuthorityView>,
): Match {
  const { reference, state, openedOn, socialCare, leadProfessional } = pointer;
  const leadCafContact = contactOf(authority, authorities);
  const episode: FoundEpisode = {
    reference,
    state,
    openedOn,
    socialCare,
    leadCafContact,
    ...(leadProfessional === undefined ? {} : { leadProfessional }),
  };
  return { authority, outcome, episode };
}

/** A record that exists must never be left out, so a missing contact is a fault and not an empty answer. */
export function contactOf(
  authority: string,
  authorities: ReadonlyMap<string, AuthorityView>,
): Contact {
  const contact = authorities.get(authority)?.leadCafContact;
  if (!contact) throw new Error(`The directory knows no lead CAF contact of ${authority}`);
  return contact;
}
