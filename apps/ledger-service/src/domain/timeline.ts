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

/**
 * A leaf as a step in the story of an episode.
 * @param wordsFor what an action is called for people
 */
export function timelineEntry(
  { index, entry }: Leaf,
  wordsFor: (action: string) => string | undefined,
): TimelineEntry {
  const { at, action, by, subject, because, purpose } = readEntry(entry);
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

/** Whether a leaf tells of something done by one of these actions after an instant. */
export function isOfTimeline(
  { entry }: Leaf,
  actions: readonly string[],
  since: string | undefined,
): boolean {
  const { at, action, outcome } = readEntry(entry);
  return outcome === 'done' && actions.includes(action) && (since === undefined || at > since);
}

function readEntry(entry: string): EntryFields {
  return JSON.parse(entry) as EntryFields;
}
