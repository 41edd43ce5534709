import { defineQuery } from '../definition.js';
import { AuthorityCode, NestedList, Text, Whole } from '../shape/fields.js';
import { NoPayload } from '../identity/authorities.js';
import { EPISODE_READERS } from '../episode/episodes.js';

class NeedDescriptor {
  @Text(60, 'Its code, as it stands with a change of level') code!: string;
  @Text(200, 'What it says of a child') says!: string;
}

class ContinuumLevel {
  @Whole(1, 4, 'The level') level!: number;
  @Text(80, 'What London calls it') name!: string;
  @NestedList(() => NeedDescriptor, 100, 'What describes it') descriptors!: NeedDescriptor[];
}

class LevelLabel {
  @AuthorityCode('The authority') authority!: string;
  @Whole(1, 4, 'The level') level!: number;
  @Text(80, 'What that authority calls it') label!: string;
}

export class ContinuumView {
  @Whole(1, 10_000, 'Version of it') version!: number;
  @NestedList(() => ContinuumLevel, 4, 'The levels, from 1 to 4') levels!: ContinuumLevel[];
  @NestedList(() => LevelLabel, 132, 'What authorities call a level, where it is not its name')
  labels!: LevelLabel[];
}

export const ReadContinuum = defineQuery({
  type: 'continuum.read.v1',
  owner: 'episode-service',
  summary: 'Shows the levels of need, what describes each, and what each authority calls them.',
  personalData: 'none',
  payload: NoPayload,
  reply: ContinuumView,
  roles: EPISODE_READERS,
  http: { method: 'GET', path: '/v1/continuum-of-need', success: 200 },
  examples: [{}],
});
