import { AuthorityCodes, Instant, OneOf, Optional, PersonIds } from '../shape/fields.js';

/** Why a family is hidden, and why not any longer; no words about it. */
export const SHIELDED_BECAUSE = [
  'domestic_abuse',
  'refuge',
  'threat_to_family',
  'staff_too_close',
] as const;
export const LIFTED_BECAUSE = ['danger_over', 'set_in_error', 'family_asks'] as const;

export class ShieldView {
  @AuthorityCodes('Authorities that see nothing of it', 0) hiddenFrom!: string[];
  @Optional()
  @PersonIds(20, 'Single people who see nothing of it')
  hiddenFromPeople?: string[];
  @OneOf(SHIELDED_BECAUSE, 'Why') because!: (typeof SHIELDED_BECAUSE)[number];
  @Instant('Since when') since!: string;
}
