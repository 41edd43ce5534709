import type { EpisodeStep } from '@hub/contracts/episode';
import { PeopleChanged } from '@hub/internal-messages';
import { choreContext, fact, type Fact, type Ids } from '@hub/use-case';
import { type Episode, isOver, partsOf } from '../../domain/episode.js';
import type { EpisodeWork } from '../ports.js';
import { shieldFact } from './shield-fact.js';

const AT_ONCE = 100;

/** Who works with the child and has a part in it now, for the services that decide by it. */
export function peopleFact(episode: Episode): Fact {
  const { id: episodeId, lead, team, coordinator, version } = episode;
  const { authority, personId, confirmed, cover } = lead;
  // Whoever leads, and coordinates, the one that it goes on in does so for the child.
  const [relation, coordinating] =
    episode.state === 'folded'
      ? (['team_member', 'team_member'] as const)
      : (['lead_professional', 'coordinator'] as const);
  return fact(PeopleChanged, {
    episodeId,
    people: [
      // Who stands in comes first: what waits for whoever leads waits for them.
      ...(cover
        ? [{ personId: cover.personId, authority, confirmed: cover.confirmed, relation } as const]
        : []),
      { personId, authority, confirmed, relation },
      ...team.map((member) => ({
        personId: member.personId,
        authority: member.authority,
        relation: 'team_member' as const,
        confirmed: member.confirmed,
      })),
      ...(coordinator
        ? [
            {
              ...{ personId: coordinator.personId, authority: coordinator.authority },
              ...{ relation: coordinating, confirmed: coordinator.confirmed },
            },
          ]
        : []),
    ],
    counterparts: partsOf(episode),
    closed: isOver(episode),
    version,
  });
}

/** After a step, or once it is undone: where it ends the episode, or moves the child's home. */
export function peopleFactsAfter(step: EpisodeStep, episode: Episode): Fact[] {
  return step === 'close' || step === 'change_home' ? [peopleFact(episode)] : [];
}

/**
 * Tells of the people of episodes that began before anybody was told, and from whom those are
 * hidden that were hidden before that was told in full.
 */
export class TellPeople {
  constructor(
    private readonly work: EpisodeWork,
    private readonly ids: Ids,
  ) {}

  async execute(): Promise<void> {
    const context = choreContext('episode-service', 'episode.tell_people', this.ids);
    await this.work.request(context, {}, async ({ episodes }) => ({
      result: {},
      facts: (await episodes.takePeopleUntold(AT_ONCE)).flatMap(beforeTold),
    }));
  }
}

function beforeTold(episode: Episode): Fact[] {
  return [peopleFact(episode), ...(episode.shield ? [shieldFact(episode)] : [])];
}
