import type { ChildDetails } from '@hub/contracts/lookup';
import type { Ids } from '@hub/use-case';
import { readIdentity } from '@hub/matching';
import { londonMonth } from '@hub/working-time';
import type { LookupPolicy } from '../../domain/lookups/lookup-policy.js';
import type { IdentityTokens } from '../pointers/pointer-ports.js';
import type { LookupStores } from '../ports.js';
import { comesNear } from './find-child.js';

/**
 * Answers for some children without a record as for one whose record is shielded, so that such an
 * answer gives nobody away. A month's children are drawn by their details under a secret key and
 * matched like records from then on: asking again, or with other details, tells no more than asking
 * once.
 *
 * @returns until when; undefined where it does not
 */
export async function coverUp(
  child: ChildDetails,
  at: string,
  { covers, pointers }: LookupStores,
  how: { tokens: IdentityTokens; ids: Ids; policy: LookupPolicy },
): Promise<string | undefined> {
  const { tokens, ids, policy } = how;
  const { name: month, endsAt } = londonMonth(at);
  const asked = readIdentity(child);
  const keys = tokens.questionTokens(asked);
  if (await comesNear(asked, await covers.near(month, keys), pointers, tokens)) return endsAt;
  if (tokens.draw(asked, month) >= policy.cover.share) return undefined;
  await covers.add({ id: ids.next(), month, child, keys });
  return endsAt;
}
