import type { MatchDecision } from '@hub/matching';

interface Tally {
  asked: number;
  found: number;
  /** Another child was found. */
  wrong: number;
  /** Nobody was found, and a person is asked. */
  person: number;
}

/** What came of questions of each kind. */
export class Outcomes {
  private readonly kinds = new Map<string, Tally>();

  /** @param reference of the record that is the child; undefined where it has none */
  add(kind: string, reference: string | undefined, near: readonly MatchDecision[]): void {
    const tally = this.kinds.get(kind) ?? { asked: 0, found: 0, wrong: 0, person: 0 };
    this.kinds.set(kind, tally);
    const found = near.filter(({ outcome }) => outcome === 'found');
    tally.asked += 1;
    tally.found += found.some(({ id }) => id === reference) ? 1 : 0;
    tally.wrong += found.some(({ id }) => id !== reference) ? 1 : 0;
    tally.person += found.length === 0 && near.length > 0 ? 1 : 0;
  }

  shares(): Record<string, object> {
    const share = (part: number, { asked }: Tally): number => Number((part / asked).toFixed(4));
    return Object.fromEntries(
      [...this.kinds].map(([kind, tally]) => [
        kind,
        {
          asked: tally.asked,
          found: share(tally.found, tally),
          person: share(tally.person, tally),
          wrongChildFound: tally.wrong,
        },
      ]),
    );
  }
}
