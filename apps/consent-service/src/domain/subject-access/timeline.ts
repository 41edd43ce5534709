import { authorityName } from '@hub/contracts';
import type { EvidenceEntry } from '@hub/contracts/ledger';
import { type GatheredItem, namingField } from '@hub/contracts/shape';
import { recordWords } from '@hub/internal-messages';
import { becauseInWords } from './reasons-in-words.js';

interface Entry {
  readonly at: string;
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  readonly because?: string;
  readonly purpose?: string;
  readonly by: { readonly authority: string; readonly personId?: string };
  readonly message: string;
  readonly concerning?: readonly string[];
}

/** Who did what, when and why, as one entry of the ledger says it; and where that can be proven. */
export function timelineItem({ index, entry }: EvidenceEntry): GatheredItem {
  const { at, action, outcome, because, purpose, by, message, concerning } = JSON.parse(
    entry,
  ) as Entry;
  const said = {
    'Whether it was done': outcome === 'done' ? 'done' : 'refused',
    'What for': purpose,
    Why: becauseInWords(because),
    'Who was told': concerning?.map(authorityName).join(', '),
  };
  const fields = Object.entries(said).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  );
  const ofTheHub = by.authority === 'hub';
  return {
    id: `timeline-${String(index)}`,
    section: 'timeline',
    title: titleOf(action),
    at,
    ...(ofTheHub ? {} : { authority: by.authority }),
    provenBy: message,
    fields: [...namingField('Who', by.personId), ...fields],
  };
}

/** Whatever has no words is named as it is, so that no entry is left out. */
function titleOf(action: string): string {
  return (
    recordWords(action) ??
    `By the hub itself: ${action.replace(/\.v\d+$/, '').replaceAll(/[._]/g, ' ')}`
  );
}
