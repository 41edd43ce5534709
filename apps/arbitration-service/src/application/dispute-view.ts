import type { DisputeView } from '@hub/contracts';
import type { Dispute } from '../domain/dispute.js';

export function viewDispute(dispute: Dispute): DisputeView {
  return { ...dispute, respondents: [...dispute.respondents] };
}
