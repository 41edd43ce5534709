import { defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Id, Instant, NestedList, OneOf, Optional, Whole } from '../shape/fields.js';
import { Waiting } from '../shape/waiting.js';
import { MERGE_DECLINES, MERGE_STATES, type MergeDecline, type MergeState } from './merge-terms.js';

export class MergeProgress {
  @Id('The merge') mergeId!: string;
  @Id('The episode that is kept') episodeId!: string;
  @Id('The episode that is folded into it') folded!: string;
  @OneOf(MERGE_STATES, 'How it stands') state!: MergeState;
  @Optional() @OneOf(MERGE_DECLINES, 'Why they stay two') because?: MergeDecline;
  @NestedList(() => Waiting, 6, 'Who must do what now') waits!: Waiting[];
}

const STANDS = {
  mergeId: EXAMPLE.mergeId,
  episodeId: EXAMPLE.episodeId,
  folded: EXAMPLE.otherEpisodeId,
};

export const MergeMoved = defineEvent({
  type: 'merge.moved.v1',
  owner: 'episode-service',
  audience: 'member',
  subject: 'mergeId',
  weighty: true,
  summary:
    'Two episodes of one child are to be one: it was proposed, an authority agreed or did not, or nobody has said in time.',
  personalData: 'none',
  payload: MergeProgress,
  examples: [
    {
      ...STANDS,
      state: 'proposed',
      waits: [{ step: 'approve_merge', authority: EXAMPLE.greenwich, role: 'lead_caf_contact' }],
    },
    { ...STANDS, state: 'declined', because: 'another_child', waits: [] },
  ],
});

export class EpisodeFoldedPayload {
  @Id('The episode that goes on in another') episodeId!: string;
  @Id('The episode that goes on') into!: string;
  @Id('The merge that made them one') mergeId!: string;
  @Instant('Since when') at!: string;
  @Whole(1, 2_147_483_647, 'Version of the episode that was folded') version!: number;
}

export const EpisodeFolded = defineEvent({
  type: 'episode.folded.v1',
  owner: 'episode-service',
  audience: 'member',
  subject: 'episodeId',
  weighty: true,
  summary:
    'An episode goes on in another of the same child: work there, and read its documents as before. For who has a part in either.',
  personalData: 'none',
  payload: EpisodeFoldedPayload,
  examples: [
    {
      episodeId: EXAMPLE.otherEpisodeId,
      into: EXAMPLE.episodeId,
      mergeId: EXAMPLE.mergeId,
      at: EXAMPLE.at,
      version: 7,
    },
  ],
});
