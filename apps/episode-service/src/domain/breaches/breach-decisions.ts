import { type Refusal, refuse } from '@hub/contracts';
import type {
  BreachRisk,
  DecideBreachPayload,
  TellOfBreachPayload,
} from '@hub/contracts/protection';
import {
  type AssessedBreach,
  type Breach,
  type FamilyWord,
  isLikelier,
  type RegulatorDecision,
  type Authorship,
} from './breach.js';

/**
 * A later word on the risk takes the place of the one before. Where harm is likelier by it, nobody
 * who was not to be told stays untold without being thought of again.
 */
export function assessBreach(
  breach: Breach,
  risk: BreachRisk,
  by: Authorship,
): AssessedBreach | Refusal {
  if (breach.state === 'dismissed') return refuse('correction_settled');
  const assessment = { risk, ...by };
  const version = breach.version + 1;
  if (breach.state === 'recorded') return { ...breach, state: 'assessed', assessment, version };
  const { regulator, family, ...kept } = breach;
  const isOpenAgain = isLikelier(risk, breach.assessment.risk);
  return {
    ...kept,
    ...{ assessment, version },
    ...(regulator && (regulator.told || !isOpenAgain) ? { regulator } : {}),
    ...(family && (family.told || !isOpenAgain) ? { family } : {}),
  };
}

/** That the regulator was told stays: it cannot be untold. */
export function decideOnRegulator(
  breach: Breach,
  said: DecideBreachPayload,
  by: Authorship,
): AssessedBreach | Refusal {
  if (breach.state === 'dismissed') return refuse('correction_settled');
  if (breach.state === 'recorded') return refuse('breach_unassessed');
  if (breach.regulator?.told) return refuse('breach_told');
  const decided = readDecision(said, breach, by);
  if ('refused' in decided) return decided;
  return { ...breach, regulator: decided, version: breach.version + 1 };
}

function readDecision(
  { told, because, lateBecause }: DecideBreachPayload,
  { assessment, decideBy }: AssessedBreach,
  by: Authorship,
): RegulatorDecision | Refusal {
  if (!told) {
    if (because === undefined) return refuse('reason_missing', 'Say in because why not.');
    return because === 'no_risk_likely' && assessment.risk !== 'none'
      ? refuse('breach_must_be_told', 'The risk is such that the regulator is told.')
      : { told, because, ...by };
  }
  if (by.at <= decideBy) return { told, ...by };
  return lateBecause === undefined
    ? refuse('reason_missing', 'The 72 hours are over: say in lateBecause why.')
    : { told, lateBecause, ...by };
}

/** Where the risk is high, the family is told unless that is contained or would do harm. */
export function noteFamily(
  breach: Breach,
  said: TellOfBreachPayload,
  by: Authorship,
): AssessedBreach | Refusal {
  if (breach.state === 'dismissed') return refuse('correction_settled');
  if (breach.state === 'recorded') return refuse('breach_unassessed');
  if (breach.family?.told) return refuse('breach_told');
  const word = readWord(said, breach, by);
  if ('refused' in word) return word;
  return { ...breach, family: word, version: breach.version + 1 };
}

function readWord(
  { told, how, because }: TellOfBreachPayload,
  { assessment }: AssessedBreach,
  by: Authorship,
): FamilyWord | Refusal {
  if (told)
    return how === undefined
      ? refuse('reason_missing', 'Say in how they were told.')
      : { told, how, ...by };
  if (because === undefined) return refuse('reason_missing', 'Say in because why not.');
  return because === 'no_high_risk' && assessment.risk === 'high'
    ? refuse('breach_must_be_told', 'The risk is high, so the family is told.')
    : { told, because, ...by };
}
