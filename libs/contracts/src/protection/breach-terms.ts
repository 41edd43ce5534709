/** How likely it is that people come to harm by a breach. */
export const BREACH_RISKS = ['none', 'some', 'high'] as const;
export type BreachRisk = (typeof BREACH_RISKS)[number];

/** Why the regulator is not told: UK GDPR, Article 33(1). */
export const REGULATOR_UNTOLD = ['no_risk_likely', 'told_by_another'] as const;
export type RegulatorUntold = (typeof REGULATOR_UNTOLD)[number];

/** Why the regulator is told later than within 72 hours. */
export const BREACH_DELAYS = ['found_out_in_phases', 'could_not_be_reached', 'overlooked'] as const;
export type BreachDelay = (typeof BREACH_DELAYS)[number];

/** How a family was told. */
export const FAMILY_TOLD_BY = ['in_person', 'by_telephone', 'in_writing'] as const;
export type FamilyToldBy = (typeof FAMILY_TOLD_BY)[number];

/** Why a family is not told: UK GDPR, Article 34, and the safety of who would be. */
export const FAMILY_UNTOLD = [
  'no_high_risk',
  'contained',
  'would_endanger_somebody',
  'cannot_be_reached',
] as const;
export type FamilyUntold = (typeof FAMILY_UNTOLD)[number];
