import { authorityName } from '@hub/contracts';
import type { RecordItem } from '@hub/contracts/shape';

/** Why a record is not whole. */
export interface Hiding {
  readonly shieldedSince?: string;
  /** Authorities by which the family would be found. */
  readonly whereabouts?: readonly string[];
}

/** Stands in a record in place of all that is left out: neither how much it is, nor since when. */
const LEFT_OUT: RecordItem = {
  id: 'left-out',
  section: 'episode',
  title: 'Some of what is on record is left out here',
  fields: [
    { name: 'Why', value: 'So that nobody comes to harm by it' },
    { name: 'What you can do', value: 'Ask whoever gave you this record to look at it with you' },
  ],
};

/**
 * Whoever asks for the record may be whom the family fled from: what was done since it is hidden
 * stays out, and so does what names where they are by now. That something stays out is said.
 */
export function withoutWhereabouts(
  items: readonly RecordItem[],
  { shieldedSince, whereabouts = [] }: Hiding,
): RecordItem[] {
  if (shieldedSince === undefined) return [...items];
  const names = whereabouts.flatMap((code) => [code, authorityName(code)]);
  const shown = items.filter((item) => {
    const text = JSON.stringify(item);
    return (
      item.at !== undefined && item.at < shieldedSince && !names.some((name) => text.includes(name))
    );
  });
  return [LEFT_OUT, ...shown];
}
