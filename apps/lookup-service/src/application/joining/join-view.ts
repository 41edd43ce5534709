import type { JoinRequestDetail, JoinRequestView } from '@hub/contracts/lookup';
import { type Admission, type JoinRequest, stateOf } from '../../domain/joining/join-request.js';

/** A request as both sides see it, without who stands on either, and without what hinders it. */
export function viewJoin(request: JoinRequest, now: string): JoinRequestView {
  const { answer, askerId: _asker, leadPersonId: _lead, missed: _missed, ...asked } = request;
  const state = stateOf(request, now);
  if (!answer) return { ...asked, state };
  const { outcome, answeredAt } = answer;
  const because = answer.outcome === 'declined' ? { because: answer.because } : {};
  const admission = admissionOf(request);
  const admitted = admission === undefined ? {} : { admission: shown(admission) };
  return { ...asked, state, outcome, ...because, answeredAt, ...admitted };
}

/** What keeps who asked out of the team. */
export function hindranceOf(request: JoinRequest): JoinRequestDetail['hindrance'] {
  const admission = admissionOf(request);
  return admission === 'asked' || admission === 'joined' ? undefined : admission;
}

function admissionOf({ answer }: JoinRequest): Admission | undefined {
  return answer?.outcome === 'joins' ? answer.admission : undefined;
}

function shown(admission: Admission): NonNullable<JoinRequestView['admission']> {
  return admission === 'asked' || admission === 'joined' ? admission : 'not_joined';
}
