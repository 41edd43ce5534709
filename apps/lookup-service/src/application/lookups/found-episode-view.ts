import type { AuthorityView } from '@hub/contracts/identity';
import type { FoundEpisode } from '@hub/contracts/lookup';
import type { Contact } from '@hub/contracts/shape';
import type { Match } from '../../domain/lookups/authority-answer.js';
import type { KnownRecord } from '../episodes/hub-records.js';

/**
 * What an asker sees of a record: contact only.
 *
 * @param isSure whether a number agrees, or a person has said that it is the child; social care
 * shows to nobody before
 */
export function asMatch(
  { authority, pointer, hub }: KnownRecord,
  { outcome, isSure }: { outcome: Match['outcome']; isSure: boolean },
  authorities: ReadonlyMap<string, AuthorityView>,
): Match {
  const { reference, state, openedOn, socialCare, leadProfessional } = pointer;
  const { leadAuthority = authority } = hub ?? {};
  const leadCafContact = contactOf(leadAuthority, authorities);
  const episode: FoundEpisode = {
    reference,
    state: hub?.state ?? state,
    openedOn,
    ...(hub?.closing === undefined ? {} : { closing: hub.closing }),
    socialCare: isSure ? socialCare : 'not_disclosed',
    leadCafContact,
    ...(leadAuthority === authority ? {} : { leadAuthority }),
    ...(leadProfessional === undefined ? {} : { leadProfessional }),
  };
  return { authority, outcome, episode };
}

/**
 * A record that exists must never be left out, so a missing contact is a fault and not an empty
 * answer.
 */
export function contactOf(
  authority: string,
  authorities: ReadonlyMap<string, AuthorityView>,
): Contact {
  const contact = authorities.get(authority)?.leadCafContact;
  if (!contact) throw new Error(`The directory knows no lead CAF contact of ${authority}`);
  return contact;
}
