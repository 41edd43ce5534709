import { type Refusal, refuse } from '@hub/contracts';
import type { CaseContact, SaidContact } from '@hub/contracts/team';
import { londonDate } from '@hub/working-time';
import { isRunning, type LivedEpisode } from '../episode.js';

/** No case has more of them at a time. */
const MOST = 100;
/** Of these a case has one at a time. */
const ONE_OF = ['school', 'nursery', 'gp'];

/** The episode with one more who has no account. */
export function addContact(
  episode: LivedEpisode,
  said: SaidContact,
  by: { readonly id: string; readonly authority: string; readonly at: string },
): LivedEpisode | Refusal {
  if (!isRunning(episode)) return refuse('conflict', `The episode is ${episode.state}.`);
  const unfit = unfitOf(said);
  if (unfit !== undefined) return refuse('contact_unfit', undefined, [unfit]);
  const { contacts = [] } = episode;
  const now = contacts.filter(({ until }) => until === undefined);
  if (contacts.length >= MOST || now.some((one) => isSame(one, said)))
    return refuse('contact_already');
  const { kind, inTeam, part, parentalResponsibility, organisation, code, phone } = said;
  const added: CaseContact = {
    ...{ id: by.id, kind, inTeam, authority: by.authority, addedAt: by.at },
    ...(part === undefined ? {} : { part }),
    ...(parentalResponsibility === undefined ? {} : { parentalResponsibility }),
    ...(organisation === undefined ? {} : { organisation }),
    ...(code === undefined ? {} : { code }),
    ...(phone === undefined ? {} : { phone }),
  };
  return { ...episode, contacts: [...contacts, added], version: episode.version + 1 };
}

/** The episode after somebody is a contact of it no more; that they were stays. */
export function endContact(episode: LivedEpisode, id: string, at: string): LivedEpisode | Refusal {
  const { contacts = [] } = episode;
  const found = contacts.find((one) => one.id === id);
  if (!found) return refuse('not_found');
  if (found.until !== undefined) return refuse('conflict', 'They are no contact any more.');
  const ended = contacts.map((one) => (one.id === id ? { ...one, until: londonDate(at) } : one));
  return { ...episode, contacts: ended, version: episode.version + 1 };
}

function unfitOf({ kind, part, parentalResponsibility, organisation, code, phone }: SaidContact) {
  const isFamily = kind === 'family_member';
  if (isFamily !== (part !== undefined)) return fault('part', isFamily);
  if (isFamily === (organisation !== undefined)) return fault('organisation', !isFamily);
  if (!isFamily && parentalResponsibility !== undefined)
    return fault('parentalResponsibility', false);
  if (isFamily && code !== undefined) return fault('code', false);
  return isFamily && phone !== undefined ? fault('phone', false) : undefined;
}

function fault(field: keyof SaidContact, isMissing: boolean) {
  return { field, message: isMissing ? 'is missing' : 'does not go with that kind' };
}

/** Of which a case has one at a time. */
export function isSame(one: CaseContact, said: SaidContact): boolean {
  if (one.kind !== said.kind) return false;
  if (ONE_OF.includes(said.kind)) return true;
  return said.kind === 'other_service'
    ? one.organisation === said.organisation
    : ['child', 'mother', 'father'].includes(String(said.part)) && one.part === said.part;
}
