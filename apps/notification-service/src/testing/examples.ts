import { ConsentGranted } from '@hub/contracts/consent';
import type { Envelope } from '@hub/contracts';
import { testId } from '@hub/testing';

export const GREENWICH = 'E09000011';
export const SOUTHWARK = 'E09000028';

export function envelope(number: number, change: Partial<Envelope> = {}): Envelope {
  return {
    specversion: '1.0',
    id: testId(number),
    type: ConsentGranted.type,
    source: 'urn:pan-london-caf-hub:consent-service',
    time: '2026-03-02T09:30:00.000Z',
    subject: testId(7000),
    data: { consentId: testId(7000) },
    recipients: `${GREENWICH},${SOUTHWARK}`,
    ...change,
  };
}
