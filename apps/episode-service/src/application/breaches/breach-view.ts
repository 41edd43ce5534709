import type { BreachView } from '@hub/contracts/protection';
import type { AssessedBreach, Breach } from '../../domain/breaches/breach.js';
import { waitsOf } from '../../domain/breaches/breach-clock.js';
import type { Correction, CorrectionNotice } from '../../domain/corrections/correction.js';

/** One page: what was wrong, who was told wrongly, and what was decided. */
export function viewBreach(
  breach: Breach,
  correction: Correction,
  notices: readonly CorrectionNotice[],
): BreachView {
  const { correctionId, episodeId, authority, awareAt, assessBy, decideBy, version } = breach;
  const { kind, about, because, state, incident = correctionId } = correction;
  const answered = (outcome: 'deleted' | 'kept'): number =>
    notices.filter(({ answer }) => answer?.outcome === outcome).length;
  return {
    ...{ correctionId, episodeId, incident, kind, about, because, correction: state, authority },
    ...{ awareAt, assessBy, decideBy, version },
    ...(breach.state === 'assessed' ? saidOf(breach) : {}),
    ...{ told: notices.length, deleted: answered('deleted'), kept: answered('kept') },
    waits: waitsOf(breach),
  };
}

function saidOf({ assessment, regulator, family }: AssessedBreach): Partial<BreachView> {
  return {
    ...{ risk: assessment.risk, assessedAt: assessment.at },
    ...(regulator ? { regulator: withoutPerson(regulator) } : {}),
    ...(family ? { family: withoutPerson(family) } : {}),
  };
}

function withoutPerson<Of extends { readonly personId: string }>({
  personId: _by,
  ...said
}: Of): Omit<Of, 'personId'> {
  return said;
}
