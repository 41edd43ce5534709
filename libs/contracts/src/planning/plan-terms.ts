/** Whether services of other boroughs were thought of. */
export const OUT_OF_BOROUGH = [
  'in_the_plan',
  'none_suitable',
  'not_needed',
  'family_declined',
] as const;
export type OutOfBorough = (typeof OUT_OF_BOROUGH)[number];
