import { describe, expect, it } from '@jest/globals';
import { PeopleChanged, type PeopleChangedPayload } from '@hub/internal-messages';
import { CountingIds, FakeUnitOfWork } from '@hub/testing';
import type { Episode } from '../../domain/episode.js';
import { foldInto } from '../../domain/merges/fold.js';
import {
  episode,
  EPISODE,
  GREENWICH,
  LEWISHAM,
  merge,
  OTHER_EPISODE,
  person,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { peopleFact, TellPeople } from './people-fact.js';
import { shieldFact } from './shield-fact.js';

const TEAM = [
  { id: 't', authority: GREENWICH, personId: person(2), role: 'Health visitor', confirmed: true },
];

describe('what is told of the people of an episode', () => {
  it('is everybody who works with the child, by id alone, at the version of the episode', () => {
    expect(peopleFact(episode({ team: TEAM, version: 3 }))).toMatchObject({
      event: PeopleChanged,
      recipients: [],
      payload: {
        episodeId: EPISODE,
        people: [
          {
            personId: person(1),
            authority: LEWISHAM,
            relation: 'lead_professional',
            confirmed: false,
          },
          { personId: person(2), authority: GREENWICH, relation: 'team_member', confirmed: true },
        ],
        closed: false,
        version: 3,
      },
    });
  });

  it('makes members of a team of who led and coordinated one that goes on in another', () => {
    const coordinator = {
      ...{ authority: GREENWICH, personId: person(2), since: 'x', confirmed: true },
    };
    const one = episode({ coordinator });
    const { folded } = foldInto(
      { kept: episode({ id: OTHER_EPISODE }), folded: one },
      { mergeId: merge().id, at: '2026-03-03T10:00:00.000Z' },
    );
    const tied = (of: Episode): string[] =>
      (peopleFact(of).payload as PeopleChangedPayload).people.map(({ relation }) => relation);
    expect(tied(one)).toEqual(['lead_professional', 'coordinator']);
    expect(tied(folded)).toEqual(['team_member', 'team_member']);
  });

  it('says that the episode is closed', () => {
    expect(peopleFact(episode({ state: 'closed' })).payload).toMatchObject({ closed: true });
  });

  it('is told of those episodes of which nobody was told', async () => {
    const stores = inMemoryEpisodeStores();
    const untold = [episode({ team: TEAM })];
    stores.episodes.takePeopleUntold = () => Promise.resolve(untold.splice(0));
    const work = new FakeUnitOfWork(stores);
    const telling = new TellPeople(work, new CountingIds());
    await telling.execute();
    await telling.execute();
    expect(work.facts).toEqual([peopleFact(episode({ team: TEAM }))]);
  });

  it('says as well from whom it is hidden, where that was before the index knew', async () => {
    const stores = inMemoryEpisodeStores();
    const shield = { hiddenFrom: [GREENWICH], because: 'x', since: '2026-03-01T10:00:00.000Z' };
    const hidden = { ...episode(), shield } as ReturnType<typeof episode>;
    stores.episodes.takePeopleUntold = () => Promise.resolve([hidden]);
    const work = new FakeUnitOfWork(stores);
    await new TellPeople(work, new CountingIds()).execute();
    expect(work.facts).toEqual([peopleFact(hidden), shieldFact(hidden)]);
  });
});
