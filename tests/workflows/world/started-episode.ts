import type { Episode } from '../../../apps/episode-service/src/domain/episode.js';

/** An episode that began long before the simulation does. */
export function startedEpisode(
  nextId: () => string,
  {
    authority,
    homeAuthority,
    leadId,
  }: { readonly authority: string; readonly homeAuthority: string; readonly leadId: string },
): Episode {
  const since = '2026-06-01T09:00:00.000Z';
  return {
    id: nextId(),
    state: 'active',
    originatingAuthority: authority,
    homeAuthority,
    consentId: nextId(),
    lookupId: nextId(),
    ownReference: 'x',
    levelOfNeed: { level: 2, label: 'x' },
    lead: {
      term: 1,
      authority,
      personId: leadId,
      since,
      confirmed: false,
    },
    team: [],
    disputes: [],
    startedAt: since,
    version: 1,
  };
}
