import { defineQuery, EXAMPLE } from '@hub/contracts';
import { Flag, Id } from '@hub/contracts/shape';

export class FindHiddenPayload {
  @Id('The episode') episodeId!: string;
  @Id('Who would look') personId!: string;
}

export class FoundHidden {
  @Flag('It is hidden from that person by name') hidden!: boolean;
  @Flag('It is hidden from anybody: operations see nothing of it') shielded!: boolean;
}

export const FindHidden = defineQuery({
  type: 'episode.find_hidden.v1',
  owner: 'episode-service',
  on: { object: 'episode', id: 'episodeId' },
  summary:
    'Whether an episode is hidden from somebody by name, or from anybody: evidence of it is, too.',
  personalData: 'none',
  payload: FindHiddenPayload,
  reply: FoundHidden,
  roles: [],
  examples: [{ episodeId: EXAMPLE.episodeId, personId: EXAMPLE.personId }],
});
