import { CONTENT_CATEGORIES, type Seen, type SharingRow } from '@hub/contracts/consent';
import { decideSharing, type EpisodeRecord, type Question } from './sharing-decision.js';

/**
 * What each authority may see of an episode for support, by the decision that a release would get:
 * of those with a part in it, and those that its family named.
 */
export function sharingMatrix(record: EpisodeRecord, now: string): SharingRow[] {
  return concerned(record).map((authority) => {
    const sees = seenBy(authority, record, now);
    return { authority, ...(sees.length === 0 ? {} : { sees }) };
  });
}

function concerned({ counterparts, namedBy, consents }: EpisodeRecord): string[] {
  const named = consents.flatMap(({ recipients }) => recipients.authorities ?? []);
  const own = namedBy === undefined ? [] : [namedBy];
  return [...new Set([...own, ...counterparts, ...named])].sort();
}

function seenBy(recipient: string, record: EpisodeRecord, now: string): Seen[] {
  const asked = { recipient, purpose: 'support' } as const;
  const questions: readonly (readonly [Seen, Question])[] = [
    ['existence', { ...asked, scope: 'existence' }],
    ['contact', { ...asked, scope: 'contact' }],
    ...CONTENT_CATEGORIES.map((category) => {
      const question: Question = { ...asked, scope: 'content', category };
      return [category, question] as const;
    }),
  ];
  return questions
    .filter(([, question]) => decideSharing(question, record, now).permitted)
    .map(([seen]) => seen);
}
