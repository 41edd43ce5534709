import type { TimelineEntry } from '@hub/contracts/ledger';
import type { Leaf } from './ledger-entry.js';

interface EntryFields extends Pick<
  TimelineEntry,
  'at' | 'action' | 'subject' | 'because' | 'purpose'
> {
  readonly outcome: 'done' | 'refused';
  readonly by: { readonly authority?: string; readonly personId?: string };
}

/** Codes of the 33 authorities; what the hub does by itself is done by none of them. */
const AUTHORITY = /^E09\d{6}$/;

/** What a story tells of: deeds, each by its action, after an instant in milliseconds. */
export interface Story {
  readonly actions: ReadonlySet<string>;
  readonly after: number | undefined;
}

/**
 * A leaf as a step in the story of an episode; none where it tells of something else.
 * @param wordsFor what an action is called for people
 */
export function stepIn(
  { actions, after = -Infinity }: Story,
  { index, entry }: Leaf,
  wordsFor: (action: string) => string | undefined,
): TimelineEntry | undefined {
  const { at, action, outcome, by, subject, because, purpose } = JSON.parse(entry) as EntryFields;
  if (outcome !== 'done' || !actions.has(action) || Date.parse(at) <= after) return undefined;
  const words = wordsFor(action);
  return {
    index,
    at,
    action,
    ...(words === undefined ? {} : { words }),
    ...(by.authority !== undefined && AUTHORITY.test(by.authority)
      ? { authority: by.authority }
      : {}),
    ...(by.personId === undefined ? {} : { personId: by.personId }),
    ...(subject === undefined ? {} : { subject }),
    ...(because === undefined ? {} : { because }),
    ...(purpose === undefined ? {} : { purpose }),
  };
}
