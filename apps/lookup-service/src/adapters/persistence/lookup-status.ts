import type { LOOKUP_STATUSES } from '@hub/contracts/lookup';

const GATHERS = `EXISTS (SELECT 1 FROM lookup_enquiry enquiry WHERE enquiry.lookup_id = lookup.id
  AND enquiry.answered_at IS NULL AND enquiry.answer_by > :now)`;

/** What the view of a lookup says of how far it is, as it is asked of rows. */
export const IN_STATUS: Readonly<Record<(typeof LOOKUP_STATUSES)[number], string>> = {
  complete: `lookup.state = 'answered' AND NOT ${GATHERS}`,
  gathering: `lookup.state = 'answered' AND ${GATHERS}`,
  awaiting_confirmation: `lookup.state = 'waiting' AND lookup.confirmBy > :now`,
  refused: `lookup.state = 'refused'`,
  expired: `lookup.state = 'waiting' AND lookup.confirmBy <= :now`,
  withdrawn: `lookup.state = 'withdrawn'`,
};
