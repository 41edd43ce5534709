import { isRefusal, type Refusal } from '@hub/contracts';
import type { OpenDisputePayload } from '@hub/contracts/arbitration';
import { testId } from '@hub/testing';
import { openDispute } from '../domain/dispute.js';
import type { OpenDispute } from '../domain/dispute-state.js';
import type { Ladder } from '../domain/ladder.js';

export const LEWISHAM = 'E09000023';
export const GREENWICH = 'E09000011';
export const SOUTHWARK = 'E09000028';
/** No party to anything. */
export const BRENT = 'E09000005';
export const EPISODE = testId(9001);
/** A Monday morning. */
export const AT = '2026-03-02T09:30:00.000Z';

const days = (workingDays: number, from: 'opening' | 'rung' = 'rung') => ({ workingDays, from });

export const LADDER: Ladder = {
  version: 1,
  name: 'Test',
  rungs: [
    { role: 'practitioner', limit: days(2, 'opening'), withRiskOfHarm: days(0) },
    { role: 'lead_caf_contact', limit: days(5, 'opening'), withRiskOfHarm: days(1) },
    { role: 'service_manager', limit: days(5), withRiskOfHarm: days(1) },
    { role: 'head_of_service', limit: days(5), withRiskOfHarm: days(1) },
    { role: 'arbitrator', limit: days(10), withRiskOfHarm: days(2) },
  ],
  carryOutDays: 10,
  carryOutWithRiskOfHarm: { workingDays: 2 },
  reopenDays: 20,
  remindHours: 8,
  remindWithRiskOfHarm: { workingHours: 2 },
};

export const claim: OpenDisputePayload = {
  episodeId: EPISODE,
  kind: 'who_leads',
  respondents: [GREENWICH],
  askedFor: 'a private wish',
  riskOfHarm: false,
};

export function sure<T extends object>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(`${value.refused} ${value.detail ?? ''}`);
  return value;
}

export function dispute(
  change: Partial<OpenDisputePayload> = {},
  id = testId(1),
  at = AT,
): OpenDispute {
  return sure(
    openDispute(
      { ...claim, ...change },
      {
        id,
        authority: LEWISHAM,
        at,
        ladder: LADDER,
        counterparts: [LEWISHAM, GREENWICH, SOUTHWARK],
        people: [],
      },
    ),
  );
}

export const ARBITRATORS = [BRENT, 'E09000006', LEWISHAM].flatMap((authority, place) =>
  [1, 2].map((one) => ({ authority, personId: testId(500 + place * 10 + one) })),
);
