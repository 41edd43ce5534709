import type { PeopleChanges } from '@hub/internal-messages';

/** What was told of who works with which child. */
export interface PeopleToldStore {
  /** The newest of each episode; without an instant, of all that is kept. */
  since(since: string | undefined): Promise<PeopleChanges>;
}

/** Staff who act for their authority no more. */
export interface EndedPeopleStore {
  /** What was noted first stays. @param dueAt by when another leads the cases that they led */
  add(personId: string, dueAt: string): Promise<void>;
  has(personId: string): Promise<boolean>;
}
