import { MOST_HANDED_ON } from '@hub/contracts/leading';
import type { Clock } from '@hub/use-case';

/** So long one call goes on with the next case: whoever asked waits, and the door not for ever. */
export const MOST_MS = 2_000;

interface Stretch<One> {
  readonly items: One[];
  /** The last one that was looked at, where there are more. */
  readonly goOnAfter?: string;
}

/** Does something with one case after the other, at most so many and not too long. */
export async function caseByCase<One>(
  wanted: readonly string[],
  clock: Clock,
  look: (episodeId: string) => Promise<One>,
): Promise<Stretch<One>> {
  const until = Date.parse(clock.now()) + MOST_MS;
  const items: One[] = [];
  for (const episodeId of wanted.slice(0, MOST_HANDED_ON)) {
    if (items.length > 0 && Date.parse(clock.now()) > until) break;
    items.push(await look(episodeId));
  }
  const last = items.length < wanted.length ? wanted[items.length - 1] : undefined;
  return last === undefined ? { items } : { items, goOnAfter: last };
}

/** Those behind the one that was looked at last. */
export function behind(wanted: readonly string[], after: string | undefined): readonly string[] {
  if (after === undefined) return wanted;
  const place = wanted.indexOf(after);
  // What is done is not among them any more.
  return place < 0 ? wanted.filter((id) => id > after) : wanted.slice(place + 1);
}
