import type { AgencyFigures } from '@hub/contracts/episode';

/** Short: they stand beside a bar. */
export const AGENCY_NAMES: Readonly<Record<AgencyFigures['agency'], string>> = {
  early_help: 'Early help',
  education: 'Schools',
  health: 'Health',
  housing: 'Housing',
  police: 'Police',
  youth_justice: 'Youth justice',
  voluntary_sector: 'Charities',
  social_care: 'Social care',
  other: 'Others',
  not_said: 'Not said',
};

/** Who has to settle a dispute, by how far it has come. */
export const DECIDING = [
  'Practitioners',
  'Lead CAF contacts',
  'Service managers',
  'Heads of service',
  'Arbitrator',
] as const;
