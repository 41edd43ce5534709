import { ClosedLeads } from '../../../apps/episode-service/src/application/leading/closed-leads.js';
import type {
  ConsentRegister,
  EpisodeWork,
  People,
} from '../../../apps/episode-service/src/application/ports.js';
import { ClosedInTransfers } from '../../../apps/episode-service/src/application/transfers/closed-in-transfers.js';

/** Every family agrees. */
export const AGREED: ConsentRegister = {
  find: () => Promise.resolve(undefined),
  mayJoin: () => Promise.resolve(true),
  mayRequestService: () => Promise.resolve(true),
};

/** Nobody is closed on any day. */
export function neverClosed(
  work: EpisodeWork,
  people: People,
): { readonly closedLeads: ClosedLeads; readonly closed: ClosedInTransfers } {
  const offices = { closedDays: () => Promise.resolve(undefined) };
  const closedLeads = new ClosedLeads(work, people, offices);
  return { closedLeads, closed: new ClosedInTransfers(work, closedLeads) };
}
