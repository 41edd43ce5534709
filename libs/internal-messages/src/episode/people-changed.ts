import { defineEvent, EXAMPLE } from '@hub/contracts';
import {
  AuthorityCode,
  AuthorityCodes,
  Flag,
  Id,
  NestedList,
  OneOf,
  Optional,
  Whole,
} from '@hub/contracts/shape';

const TIES = ['lead_professional', 'team_member', 'coordinator'] as const;

class PersonOfEpisode {
  @Id('The person') personId!: string;
  @AuthorityCode('The authority they work for') authority!: string;
  @OneOf(TIES, 'What ties them to the child') relation!: (typeof TIES)[number];
  @Flag('Their own lead CAF contact put them there') confirmed!: boolean;
}

export class PeopleChangedPayload {
  @Id('The episode') episodeId!: string;
  @NestedList(
    () => PersonOfEpisode,
    103,
    'Everybody who works with the child now; who stands in for the lead first',
  )
  people!: PersonOfEpisode[];
  @Optional()
  @AuthorityCodes('Authorities with a part in it now, those from whom it is hidden among them')
  counterparts?: string[];
  @Flag('The episode is closed') closed!: boolean;
  @Whole(1, 2_147_483_647, 'Version of the episode: an older one changes nothing') version!: number;
}

export const PeopleChanged = defineEvent({
  type: 'episode.people_changed.v1',
  owner: 'episode-service',
  audience: 'internal',
  subject: 'episodeId',
  weighty: true,
  summary: 'Who works with the child: what other services decide by, who may do what.',
  personalData: 'none',
  payload: PeopleChangedPayload,
  examples: [
    {
      episodeId: EXAMPLE.episodeId,
      people: [
        {
          personId: EXAMPLE.personId,
          authority: EXAMPLE.lewisham,
          relation: 'lead_professional',
          confirmed: false,
        },
      ],
      counterparts: [EXAMPLE.lewisham],
      closed: false,
      version: 1,
    },
  ],
});
