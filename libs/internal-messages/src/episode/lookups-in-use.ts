import { defineQuery, EXAMPLE } from '@hub/contracts';
import { Ids } from '@hub/contracts/shape';

const MOST = 500;

export class LookupsInUse {
  @Ids(MOST, 'Lookups') lookups!: string[];
}

export const FindLookupsInUse = defineQuery({
  type: 'episode.find_lookups_in_use.v1',
  owner: 'episode-service',
  summary: 'After which of these lookups an episode was started; the others may be forgotten.',
  personalData: 'none',
  payload: LookupsInUse,
  reply: LookupsInUse,
  roles: [],
  examples: [{ lookups: [EXAMPLE.lookupId] }],
});
