import { defineCommand, EXAMPLE } from '@hub/contracts';
import { Flag, Id } from '@hub/contracts/shape';

export class SettleStartPayload {
  @Id('The claim') claimId!: string;
  @Id('The lookup after which the episode was to start') lookupId!: string;
  @Id('The episode') episodeId!: string;
}

export class SettledStart {
  @Flag('It was started; else it no longer can be under that claim') started!: boolean;
}

export const SettleStart = defineCommand({
  type: 'episode.settle_start.v1',
  on: { object: 'episode', id: 'episodeId' },
  words: 'Whether the assessment had begun was asked',
  owner: 'episode-service',
  summary:
    'Says what became of a claim of which nothing was heard: no start hangs between the two.',
  personalData: 'none',
  payload: SettleStartPayload,
  reply: SettledStart,
  roles: [],
  examples: [
    { claimId: EXAMPLE.claimId, lookupId: EXAMPLE.lookupId, episodeId: EXAMPLE.episodeId },
  ],
});
