import type { TiedPerson } from '@hub/policy';
import type { Episode } from './episode.js';

/**
 * Everybody whom rows tie to the child.
 * @param incoming who was nominated to lead, where the question is about a transfer
 */
export function peopleOf({ lead, team, coordinator }: Episode, incoming?: string): TiedPerson[] {
  const { cover } = lead;
  return [
    ...(cover
      ? [
          {
            personId: cover.personId,
            relation: 'lead_professional',
            confirmed: cover.confirmed,
          } as const,
        ]
      : []),
    { personId: lead.personId, relation: 'lead_professional', confirmed: lead.confirmed },
    ...team.map(({ personId, confirmed }): TiedPerson => ({
      personId,
      relation: 'team_member',
      confirmed,
    })),
    ...(coordinator
      ? [
          {
            personId: coordinator.personId,
            relation: 'coordinator',
            confirmed: coordinator.confirmed,
          } as const,
        ]
      : []),
    ...(incoming === undefined
      ? []
      : [{ personId: incoming, relation: 'incoming_lead', confirmed: true } as const]),
  ];
}
