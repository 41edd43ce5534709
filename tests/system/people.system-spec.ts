import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EpisodeView } from '@hub/contracts/episode';
import type { NamedPerson, OwnPersonView, PersonEntry, PersonPage } from '@hub/contracts/identity';
import { Stage } from './stage/stage.js';

interface WithPeople {
  readonly people?: NamedPerson[];
}

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

describe('members of staff', () => {
  it('learn who they are here, and find colleagues of their own and of other authorities', async () => {
    const nurse = stage.as('Hackney');
    const { body: me } = await nurse.get<OwnPersonView>('/v1/me');
    expect(me).toMatchObject({
      authority: stage.code('Hackney'),
      roles: ['practitioner'],
      organisation: { name: expect.stringContaining('Hackney'), sector: expect.any(String) },
      checkedUntil: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    const { body: manager } = await nurse.get<PersonEntry>(`/v1/people/${String(me.managerId)}`);
    expect(manager.roles).toEqual(['service_manager']);
    const leads = `/v1/people?authority=${stage.code('Haringey')}&role=lead_caf_contact`;
    const { body: found } = await nurse.get<PersonPage>(leads);
    expect(found.items).toMatchObject([{ contact: { role: 'Lead CAF contact' } }]);
    await expect(nurse.get(`/v1/people?authority=${stage.code('Haringey')}`)).rejects.toMatchObject(
      { code: 'invalid_request' },
    );
    await expect(stage.asSystem('Hackney').get('/v1/me')).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('S47: are named beside whatever names them by id, with whom they work for, in a list and alone', async () => {
    const lead = stage.as('Hackney');
    const { episode } = await stage.episode('Hackney', ['Haringey']);
    const { body: me } = await lead.get<OwnPersonView>('/v1/me');
    const { body: alone } = await lead.get<EpisodeView & WithPeople>(`/v1/episodes/${episode.id}`);
    expect(alone.leadProfessional.personId).toBe(me.id);
    const employer = me.organisation?.name;
    expect(employer).toEqual(expect.any(String));
    expect(alone.people).toEqual([
      { id: me.id, authority: me.authority, contact: me.contact, employer },
    ]);
    const { body: list } = await lead.get<{ items: EpisodeView[] } & WithPeople>('/v1/episodes');
    expect(list.people).toContainEqual(alone.people?.[0]);
  });
});
