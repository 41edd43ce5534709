import type { ProvisioningKeyView } from '@hub/contracts/identity';
import type { Fault } from '../../pages/faults.js';

/** What the directory may do, from the least to the most. */
export const RANKS: Readonly<Record<ProvisioningKeyView['actsAs'], string>> = {
  lead_caf_contact: 'Keep practitioners, and give no other role',
  service_manager: 'Keep practitioners and service managers',
  head_of_service: 'Keep all staff, in every role',
};

/** For how many days a key holds. */
export const TERMS = { 90: 'Three months', 180: 'Half a year', 365: 'A year' } as const;

export const KEY_REFUSALS: Readonly<Record<string, Fault>> = {
  role_above_yours: {
    field: 'actsAs',
    text: 'A key gives no role above your own. Ask your head of service for such a key.',
  },
};
