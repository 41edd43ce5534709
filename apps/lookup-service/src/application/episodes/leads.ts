import type { Caller } from '@hub/use-case';
import type { HubEpisode } from '../../domain/episodes/hub-episode.js';

/** Whether somebody leads an episode, or is a lead CAF contact of the authority that does. */
export function leads(
  { leadAuthority, leadPersonId }: HubEpisode,
  { authority, personId, roles }: Pick<Caller, 'authority' | 'personId' | 'roles'>,
): boolean {
  const isLead = personId !== undefined && personId === leadPersonId;
  return authority === leadAuthority && (isLead || roles.includes('lead_caf_contact'));
}
