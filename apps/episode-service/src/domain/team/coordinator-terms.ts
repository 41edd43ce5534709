import type { LeftBecause } from '@hub/contracts/team';

/** Who keeps a case together beside whoever leads it. */
export interface Coordinator {
  readonly authority: string;
  readonly personId: string;
  readonly since: string;
  /** Their own lead CAF contact named them. */
  readonly confirmed: boolean;
}

/** Who did so before, until another was named or they ended it. */
export interface PastCoordinator {
  readonly authority: string;
  readonly personId: string;
  readonly since: string;
  readonly until: string;
  /** Absent where they handed over to another. */
  readonly because?: LeftBecause | 'of_another_child';
}
