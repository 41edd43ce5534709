import type { Role } from '@hub/contracts';
import type { People } from '../../../apps/episode-service/src/application/ports.js';

export interface Person {
  readonly id: string;
  readonly authority: string;
  readonly roles: readonly Role[];
}

/** Five people at each authority, in the roles that the workflows need. */
export function peopleAt(authorities: readonly string[]): Person[] {
  const roles: Role[][] = [
    ['practitioner'],
    ['practitioner'],
    ['lead_caf_contact'],
    ['service_manager'],
    ['head_of_service', 'arbitrator'],
  ];
  return authorities.flatMap((authority, place) =>
    roles.map((held, one) => ({ id: personId(place, one), authority, roles: held })),
  );
}

/** What episode-service is told of a person. */
export function viewOf(people: readonly Person[], id: string): Awaited<ReturnType<People['find']>> {
  const found = people.find((one) => one.id === id);
  return (
    found && {
      id,
      authority: found.authority,
      roles: [...found.roles],
      verified: true,
      contact: { name: 'x', role: 'x', team: 'x' },
    }
  );
}

function personId(authority: number, one: number): string {
  return `019a5b00-0000-7000-9000-${String(authority * 100 + one).padStart(12, '0')}`;
}
