import type { RecordConsentPayload } from '@hub/contracts';
import { CountingIds, FixedClock } from '@hub/testing';
import type { ConsentTools } from '../application/ports.js';
import type { GrantedConsent } from '../domain/consent.js';

export const LEWISHAM = 'E09000023';
export const GREENWICH = 'E09000011';
export const SOUTHWARK = 'E09000028';
export const EPISODE = '019a5b00-0000-7000-8000-00000000e001';

export const RECALL = { remindAfterHours: 4, dueAfterHours: 8 };

export function tools(): ConsentTools & { readonly clock: FixedClock } {
  return { clock: new FixedClock(), ids: new CountingIds(), recall: RECALL };
}

export function statement(change: Partial<RecordConsentPayload> = {}): RecordConsentPayload {
  return {
    episodeId: EPISODE,
    decision: 'granted',
    givenBy: { kind: 'parental_responsibility' },
    purpose: 'Plan support',
    scope: ['existence', 'contact'],
    recipients: { kind: 'listed', authorities: [GREENWICH, SOUTHWARK] },
    givenAt: '2026-03-01T10:00:00.000Z',
    evidenceReference: 'REF-1',
    ...change,
  };
}

export function grantedConsent(id: string, change: Partial<GrantedConsent> = {}): GrantedConsent {
  const { decision: _decision, ...said } = statement();
  return { ...said, id, state: 'granted', authority: LEWISHAM, recordedAt: '2026-03-01T10:00:01.000Z', version: 1, ...change };
}
