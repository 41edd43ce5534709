import { defineQuery, EXAMPLE } from '@hub/contracts';
import { MessageView } from '@hub/contracts/monitor';
import { AuthorityCode, Ids, NestedList } from '@hub/contracts/shape';

export class FindJourneysPayload {
  @Ids(10, 'The aggregates: an episode, its transfers, a dispute') subjects!: string[];
  @AuthorityCode('Whose part in the messages is wanted') authority!: string;
}

export class JourneyList {
  @NestedList(
    () => MessageView,
    1_000,
    'Newest first; of each message only what that authority made of it',
  )
  items!: MessageView[];
}

export const FindJourneys = defineQuery({
  type: 'journey.find.v1',
  owner: 'monitor-service',
  summary:
    'Finds the messages about some aggregates that an authority caused or was sent, and what it made of them.',
  personalData: 'none',
  payload: FindJourneysPayload,
  reply: JourneyList,
  roles: [],
  examples: [{ subjects: [EXAMPLE.disputeId, EXAMPLE.episodeId], authority: EXAMPLE.lewisham }],
  counterExamples: { 'no aggregate': { subjects: [], authority: EXAMPLE.lewisham } },
});
