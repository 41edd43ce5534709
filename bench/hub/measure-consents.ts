import { setTimeout as pause } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import type { ConsentView } from '@hub/contracts/consent';
import type { Members } from '../../tools/people/members-view.js';
import { type Percentiles, percentiles } from '../percentiles.js';
import { type OpenLoad, runOpenLoad } from './open-load.js';

type Door = ReturnType<Members['as']>;

export interface ConsentFigures {
  readonly figures: Percentiles;
  /** Until the last counterpart was told. */
  readonly told: Percentiles;
  readonly failed: number;
  readonly unconfirmed: number;
}

const WARM_UP = { perSecond: 20, seconds: 5 };

/**
 * From the commit at consent-service to the receipt of the last of three counterparts, by the hub's
 * own instants.
 */
export async function measureConsents(
  door: Door,
  recipients: readonly string[],
  load: OpenLoad,
): Promise<ConsentFigures> {
  const made: string[] = [];
  const record = async (): Promise<void> => {
    const body = {
      episodeId: uuidv7(),
      decision: 'granted',
      givenBy: { kind: 'parental_responsibility' },
      purpose: 'Benchmark',
      scope: ['existence'],
      recipients: { kind: 'listed', authorities: recipients },
      givenAt: new Date(Date.now() - 60_000).toISOString(),
      evidenceReference: 'BENCH',
    };
    made.push((await door.post<ConsentView>('/v1/consents', { body, attempts: 1 })).body.id);
  };
  await runOpenLoad(WARM_UP, record);
  made.length = 0;
  const { failed } = await runOpenLoad(load, record);
  await pause(3_000);
  const milliseconds: number[] = [];
  const told: number[] = [];
  let unconfirmed = 0;
  for (const id of made) {
    const { receipts, recordedAt } = (await door.get<ConsentView>(`/v1/consents/${id}`)).body;
    const received = receipts.map((receipt) => Date.parse(receipt.receivedAt ?? ''));
    if (received.some(Number.isNaN)) unconfirmed += 1;
    else milliseconds.push(Math.max(...received) - Date.parse(recordedAt));
    told.push(
      Math.max(...receipts.map((receipt) => Date.parse(receipt.toldAt ?? ''))) -
        Date.parse(recordedAt),
    );
  }
  return { figures: percentiles(milliseconds), told: percentiles(told), failed, unconfirmed };
}
