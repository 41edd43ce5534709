import type { Caller } from '@hub/use-case';
import { isNamed } from '../../domain/episode-parts.js';
import type { SubjectAccess } from '../../domain/subject-access/subject-access.js';
import type { ConsentStores } from '../ports.js';

/** A request of a family that who asks may know of: their authority answers it. */
export async function knownAccess(
  access: SubjectAccess | undefined,
  { counterparts }: Pick<ConsentStores, 'counterparts'>,
  caller: Caller,
): Promise<SubjectAccess | undefined> {
  if (access?.authority !== caller.authority) return undefined;
  return isNamed(await counterparts.parts(access.episodeId), caller) ? undefined : access;
}
