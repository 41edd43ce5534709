import { defineQuery, EXAMPLE } from '@hub/contracts';
import { ChildView, Id, Ids, Nested, NestedList } from '@hub/contracts/shape';

export class OpenLabelsPayload {
  @Ids(100, 'The episodes of a list') episodes!: string[];
}

class OpenedLabel {
  @Id('The episode') episodeId!: string;
  @Nested(() => ChildView, 'What the child is called in lists') child!: ChildView;
}

export class OpenedLabels {
  @NestedList(() => OpenedLabel, 100, 'Of those that who asks may know; the others are left out')
  items!: OpenedLabel[];
}

export const OpenLabels = defineQuery({
  type: 'episode.open_labels.v1',
  owner: 'episode-service',
  summary: 'What the children of a list are called, as far as who looks at it may know.',
  personalData: 'identity',
  payload: OpenLabelsPayload,
  reply: OpenedLabels,
  roles: [],
  examples: [{ episodes: [EXAMPLE.episodeId] }],
});
