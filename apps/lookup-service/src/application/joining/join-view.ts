import type { JoinRequestView } from '@hub/contracts/lookup';
import { type JoinRequest, stateOf } from '../../domain/joining/join-request.js';

/** A request as both sides see it, without who the two are. */
export function viewJoin(request: JoinRequest, now: string): JoinRequestView {
  const { answer, askerId: _asker, ...asked } = request;
  const state = stateOf(request, now);
  if (!answer) return { ...asked, state };
  const { outcome, answeredAt } = answer;
  const because = answer.outcome === 'declined' ? { because: answer.because } : {};
  return { ...asked, state, outcome, ...because, answeredAt };
}
