import { defineQuery, EXAMPLE } from '@hub/contracts';
import { Id, Instant, NestedList, Optional, Whole } from '@hub/contracts/shape';

/** Of a week, which is how long a producer keeps what it sent. */
const MOST = 100_000;

export class ListPeopleChangesPayload {
  @Optional() @Instant('Only what was told since then; else of the last week') since?: string;
}

class PeopleChange {
  @Id('The episode') episodeId!: string;
  @Whole(1, 2_147_483_647, 'Version of the episode that was told') version!: number;
}

export class PeopleChanges {
  @Instant('Up to when that is all') until!: string;
  @NestedList(() => PeopleChange, MOST, 'What was told, sent or not; the newest of each episode')
  changes!: PeopleChange[];
}

export const ListPeopleChanges = defineQuery({
  type: 'episode.list_people_changes.v1',
  owner: 'episode-service',
  summary:
    'Of which episodes it was told lately who works with the child: a service that decides by it asks every second whether it heard.',
  personalData: 'none',
  payload: ListPeopleChangesPayload,
  reply: PeopleChanges,
  roles: [],
  examples: [{ since: EXAMPLE.at }],
});
