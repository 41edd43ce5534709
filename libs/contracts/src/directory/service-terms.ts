export const NEED_TERMS = [
  'mental_health',
  'speech_and_language',
  'parenting',
  'housing',
  'education',
  'disability',
  'substance_misuse',
  'activities',
  'early_years',
  'health',
  'domestic_abuse',
  'youth_justice',
  'transport',
] as const;
export type NeedTerm = (typeof NEED_TERMS)[number];

/** On what grounds a service may be used; see `docs/how-to/publish-services.md`. */
export const ELIGIBILITY_RULES = [
  'universal',
  'residents',
  'pupils',
  'gp_patients',
  'protocol',
] as const;
export type EligibilityRule = (typeof ELIGIBILITY_RULES)[number];
/**
 * `closed`: not to this child; only where that is asked for. `unknown`: nobody can tell from what
 * the service says, or from what the question says.
 */
export const SERVICE_ACCESS = ['open', 'unknown', 'closed'] as const;
/** Why there is no distance to a service. */
export const NO_DISTANCE = [
  'online_or_by_telephone',
  'by_post',
  'no_place',
  'not_located',
] as const;
/** `coordinates` and `postcode` are good to a street or two; `outward_code` to a district. */
export const EXACTNESS = ['coordinates', 'postcode', 'outward_code'] as const;
export type Exactness = (typeof EXACTNESS)[number];
export const UNKNOWNS = ['access', 'age', 'day', 'distance', 'need'] as const;
