import type { Fact } from '@hub/use-case';
import type { RecordReference } from '../../domain/episodes/hub-episode.js';
import { endJoin } from '../../domain/joining/join-decisions.js';
import type { LookupStores } from '../ports.js';

/** Nobody joins a record that does not go on: whoever had asked hears that it ended. */
export async function endJoins(
  record: RecordReference,
  at: string,
  { joinRequests }: Pick<LookupStores, 'joinRequests'>,
): Promise<Fact[]> {
  const ended = (await joinRequests.openAbout(record)).map((request) => endJoin(request, at));
  for (const { next } of ended) await joinRequests.save(next);
  return ended.flatMap(({ facts }) => facts);
}
