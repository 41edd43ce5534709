import type { ClosedDays } from '@hub/contracts/identity';
import { closedFrom } from '../../domain/organisations/closed-days.js';
import type { Organisation } from '../../domain/organisations/organisation.js';
import type { OrganisationStore } from './organisation-ports.js';

/** When an organisation is closed from a day on, by its own calendar and by that of its cluster. */
export async function readClosed(
  organisations: OrganisationStore,
  { closed, partOf }: Organisation,
  day: string,
): Promise<ClosedDays[]> {
  const cluster = partOf === undefined ? undefined : await organisations.find(partOf);
  return closedFrom(day, [closed, cluster?.closed]);
}
