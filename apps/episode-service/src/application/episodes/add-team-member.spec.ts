import { beforeEach, describe, expect, it } from '@jest/globals';
import { asked, CountingIds, FakeUnitOfWork } from '@hub/testing';
import {
  consentRegister,
  EPISODE,
  episode,
  GREENWICH,
  LEWISHAM,
  people,
  person,
  SOUTHWARK,
  whoMay,
} from '../../testing/examples.js';
import { inMemoryEpisodeStores } from '../../testing/in-memory-stores.js';
import { AddTeamMember } from './add-team-member.js';
import type { EpisodeStores } from '../ports.js';

const lead = asked(LEWISHAM, { personId: person(1) });
const command = {
  ...{ episodeId: EPISODE, authority: GREENWICH, personId: person(2) },
  role: 'teacher' as const,
};

describe('adding somebody to the team', () => {
  let work: FakeUnitOfWork<EpisodeStores>;
  let add: AddTeamMember;
  beforeEach(async () => {
    work = new FakeUnitOfWork(inMemoryEpisodeStores());
    add = new AddTeamMember(work, consentRegister, people, new CountingIds(), whoMay);
    await work.stores.episodes.add(episode());
  });

  it('makes their authority a counterpart, and tells all of them', async () => {
    expect(await add.execute(command, lead)).toMatchObject({
      counterparts: [GREENWICH, LEWISHAM],
      version: 2,
    });
    expect(work.told).toEqual([
      ['episode.team_member_added.v1', [GREENWICH, LEWISHAM]],
      ['episode.people_changed.v1', []],
    ]);
  });

  it('needs consent that covers their authority, and a person who works there', async () => {
    expect(
      await add.execute({ ...command, authority: SOUTHWARK, personId: person(3) }, lead),
    ).toEqual({ refused: 'consent_missing' });
    expect(await add.execute({ ...command, personId: person(3) }, lead)).toEqual({
      refused: 'person_unknown',
    });
  });

  it('lets nobody in twice, nor who leads', async () => {
    await add.execute(command, lead);
    const again = { refused: 'already_in_team' };
    expect(await add.execute({ ...command, role: 'school_nurse' }, lead)).toEqual(again);
    const leading = { ...command, authority: LEWISHAM, personId: person(1) };
    expect(await add.execute(leading, lead)).toEqual(again);
    expect((await work.stores.episodes.find(EPISODE))?.team).toHaveLength(1);
  });

  it('lets their own lead CAF contact confirm whom another brought in, once', async () => {
    await add.execute(command, lead);
    const contact = asked(GREENWICH, { personId: person(2), roles: ['lead_caf_contact'] });
    const seats = async () =>
      (await work.stores.episodes.find(EPISODE))?.team.map(({ role, confirmed }) => [
        role,
        confirmed,
      ]);
    expect(await seats()).toEqual([['teacher', false]]);
    work.facts.length = 0;
    expect(await add.execute({ ...command, role: 'school_nurse' }, contact)).toMatchObject({
      version: 3,
    });
    expect(await seats()).toEqual([['teacher', true]]);
    expect(work.told).toEqual([['episode.people_changed.v1', []]]);
    expect(await add.execute(command, contact)).toEqual({ refused: 'already_in_team' });
  });

  it('is for counterparts, while consent lasts', async () => {
    expect(await add.execute(command, asked(SOUTHWARK))).toEqual({ refused: 'not_found' });
    await work.stores.episodes.save(episode({ state: 'withdrawn' }));
    expect(await add.execute(command, lead)).toMatchObject({ refused: 'conflict' });
  });
});
