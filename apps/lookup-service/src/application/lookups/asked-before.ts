import type { LookupsBefore } from '@hub/contracts/lookup';
import type { WaitingLookup } from '../../domain/lookups/lookup.js';
import type { LookupStores } from '../ports.js';
import { seenLookups } from './gather-answers.js';

const MOST_SHOWN = 10;
const THIRTY_DAYS_MS = 30 * 24 * 3_600_000;

/**
 * What the asker of a lookup asked before it, for who confirms it; of a system that acts for nobody
 * nothing is known.
 */
export async function askedBefore(
  { authority, personId, askedAt: at, id }: WaitingLookup,
  { lookups, enquiries }: Pick<LookupStores, 'lookups' | 'enquiries'>,
  now: string,
): Promise<LookupsBefore | undefined> {
  if (personId === undefined) return undefined;
  const asker = { authority, personId };
  const page = { now, limit: MOST_SHOWN, after: { at, id } };
  const seen = await seenLookups(await lookups.list(asker, page), enquiries, now);
  const items = seen.map(({ purpose, status, askedAt }) => ({ purpose, status, askedAt }));
  const since = new Date(Date.parse(now) - THIRTY_DAYS_MS).toISOString();
  return { items, inThirtyDays: await lookups.count(asker, since) };
}
