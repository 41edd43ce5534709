import { ConsentWithdrawn, WithdrawConsent } from '@hub/contracts/consent';
import type { EvidenceBatch } from '@hub/journal';
import { signerOf, verifierOf } from '@hub/evidence-ledger';
import { testId } from '@hub/testing';
import { LedgerGuard } from '../application/guard-ledger.js';

export const LEWISHAM = 'E09000023';
export const GREENWICH = 'E09000011';
export const SOUTHWARK = 'E09000028';
export const EPISODE = testId(9001);

export const SIGNER = signerOf('hub-under-test', 'ledger', Buffer.alloc(32, 1).toString('base64'));
export const WITNESS = signerOf(GREENWICH, 'witness', Buffer.alloc(32, 2).toString('base64'));

/** Lets everything be added that goes on from what it has seen, and keeps nothing apart. */
export function freeGuard(): LedgerGuard {
  return new LedgerGuard(
    { name: 'nothing', read: () => undefined, write: () => undefined },
    verifierOf(SIGNER),
  );
}

/** Evidence number n: Lewisham withdrew a consent, Greenwich was told. */
export function evidenceBatch(
  number: number,
  change: Partial<EvidenceBatch['evidence']> = {},
): EvidenceBatch {
  return {
    service: 'consent-service',
    id: String(number),
    at: '2026-03-02T09:30:00.000Z',
    evidence: {
      action: WithdrawConsent.type,
      outcome: 'done',
      by: { authority: LEWISHAM, personId: testId(1), clientId: 'lewisham', door: 'http' },
      message: testId(100_000 + number),
      conversation: testId(200_000 + number),
      episode: EPISODE,
      concerning: [GREENWICH],
      facts: [`${ConsentWithdrawn.type} ${testId(3)}`],
      request: 'ab'.repeat(32),
      ...change,
    },
  };
}
