import type { SharingEntry } from '@hub/contracts/consent';
import type { Consent } from '../../domain/consent.js';
import type { Receipt } from '../ports.js';

/** A consent in the sharing register: one line for each authority that was told of it. */
export function entriesOf(
  { id: consentId, state, scope, categories }: Consent,
  receipts: readonly Receipt[],
): SharingEntry[] {
  const authorities = [...new Set(receipts.map((receipt) => receipt.authority))];
  return authorities.map((authority) => {
    const toldAt = receipts.find(
      (one) => one.authority === authority && one.notice === 'granted',
    )?.toldAt;
    const recalledAt = receipts.find(
      (one) => one.authority === authority && one.notice === 'withdrawn',
    )?.toldAt;
    return {
      consentId,
      state,
      authority,
      scope,
      ...(categories ? { categories } : {}),
      ...(toldAt === undefined ? {} : { toldAt }),
      ...(recalledAt === undefined ? {} : { recalledAt }),
    };
  });
}
