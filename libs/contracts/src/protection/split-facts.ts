import { defineEvent } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { Flag, Id, Ids, Instant, NestedList, OneOf, Optional, Whole } from '../shape/fields.js';
import { Waiting } from '../shape/waiting.js';
import { SPLIT_DECLINES, SPLIT_STATES, type SplitDecline, type SplitState } from './split-terms.js';

export class SplitProgress {
  @Id('The split') splitId!: string;
  @Id('The episode that two children are in') episodeId!: string;
  @Id('The episode of the other child') other!: string;
  @OneOf(SPLIT_STATES, 'How it stands') state!: SplitState;
  @Optional() @OneOf(SPLIT_DECLINES, 'Why it stays as it is') because?: SplitDecline;
  @NestedList(() => Waiting, 6, 'Who must do what now') waits!: Waiting[];
}

const STANDS = {
  splitId: EXAMPLE.splitId,
  episodeId: EXAMPLE.episodeId,
  other: EXAMPLE.otherEpisodeId,
};

export const SplitMoved = defineEvent({
  type: 'split.moved.v1',
  owner: 'episode-service',
  audience: 'member',
  subject: 'splitId',
  weighty: true,
  summary:
    'Two children are in one episode: it was said, an authority agreed or did not, or nobody has said in time.',
  personalData: 'none',
  payload: SplitProgress,
  examples: [
    {
      ...STANDS,
      state: 'proposed',
      waits: [{ step: 'approve_split', authority: EXAMPLE.greenwich, role: 'lead_caf_contact' }],
    },
    { ...STANDS, state: 'declined', because: 'one_child', waits: [] },
  ],
});

export class EpisodePartedPayload {
  @Id('The episode') episodeId!: string;
  @Id('The split that told two children apart') splitId!: string;
  @Flag('It had gone on in another, and goes on by itself') goesOnAlone!: boolean;
  @Ids(51, 'Team members who left it, by the id of their place', 0) left!: string[];
  @Instant('Since when') at!: string;
  @Whole(1, 2_147_483_647, 'Version of the episode') version!: number;
}

export const EpisodeParted = defineEvent({
  type: 'episode.parted.v1',
  owner: 'episode-service',
  audience: 'member',
  subject: 'episodeId',
  weighty: true,
  summary:
    'Two children were in one episode, and this one is of one child alone: read it anew, and let go what was of the other. For who had a part in it; it names no other.',
  personalData: 'none',
  payload: EpisodePartedPayload,
  examples: [
    {
      episodeId: EXAMPLE.episodeId,
      splitId: EXAMPLE.splitId,
      goesOnAlone: false,
      left: [],
      at: EXAMPLE.at,
      version: 8,
    },
  ],
});
