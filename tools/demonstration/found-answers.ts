import type { FoundAnswer } from '@hub/contracts/episode';
import type { LookupView } from '@hub/contracts/lookup';

/** Says of all that a lookup found that the family, asked, wants an episode of its own. */
export function answersTo({ rows }: LookupView): FoundAnswer[] {
  return rows.flatMap(({ authority, episodes = [] }) =>
    episodes.map(({ reference }) => ({
      authority,
      reference,
      answer: 'family_wants_its_own',
      because: 'family_was_asked',
    })),
  );
}
