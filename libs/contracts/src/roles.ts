/**
 * What a caller may be. A person holds one or more; `authority_system` is a case system acting for
 * nobody in particular.
 */
export const ROLES = [
  'practitioner',
  'lead_caf_contact',
  'service_manager',
  'head_of_service',
  'arbitrator',
  'data_protection_officer',
  'hub_operations',
  'authority_system',
] as const;

export type Role = (typeof ROLES)[number];

/** Who is next where nobody acts in time, the nearest to whoever should first. */
export const CLIMB_ROLES = [
  'lead_caf_contact',
  'service_manager',
  'head_of_service',
] as const satisfies readonly Role[];
