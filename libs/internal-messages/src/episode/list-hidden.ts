import { defineQuery } from '@hub/contracts';
import { Ids } from '@hub/contracts/shape';

const MOST = 20_000;

class ListHiddenPayload {}

export class HiddenEpisodes {
  @Ids(MOST, 'Episodes that are hidden from somebody', 0) episodes!: string[];
}

export const ListHidden = defineQuery({
  type: 'episode.list_hidden.v1',
  owner: 'episode-service',
  summary:
    'Which episodes are hidden from anybody at all: operations see of these not whom they reach.',
  personalData: 'none',
  payload: ListHiddenPayload,
  reply: HiddenEpisodes,
  roles: [],
  examples: [{}],
});
