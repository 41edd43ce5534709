import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EpisodeView } from '@hub/contracts/episode';
import {
  type EnrolledPerson,
  PersonEnded,
  type PersonEntry,
  type StaffPage,
} from '@hub/contracts/identity';
import type { InboxPage } from '@hub/contracts/notification';
import { Stage } from './stage/stage.js';

const BY = 'Newham';
let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

const newcomer = (username: string) => ({
  username,
  contact: { name: 'Nia Newcomer', role: 'Family worker', team: 'Early Help' },
  roles: ['practitioner'],
});

describe('members of staff', () => {
  it('join unverified, are verified by a second person, and leave every case without a lead', async () => {
    const contact = stage.as(BY, 'lead_caf_contact');
    const manager = stage.as(BY, 'service_manager');
    const body = newcomer('nia.newcomer');
    const { body: nia } = await contact.post<EnrolledPerson>('/v1/people', { body });
    expect(nia).toMatchObject({ verified: false, password: expect.any(String) });
    await expect(contact.post('/v1/people', { body, attempts: 1 })).rejects.toMatchObject({
      status: 409,
      code: 'username_taken',
    });
    const verification = `/v1/people/${nia.id}/verification`;
    await expect(
      contact.post(verification, { body: { verified: true }, attempts: 1 }),
    ).rejects.toMatchObject({ status: 409, code: 'same_person_verifies' });
    await manager.post(verification, { body: { verified: true } });
    const { episode } = await stage.episode(BY, ['Redbridge'], { leadProfessionalId: nia.id });
    const { episode: beside } = await stage.episode(BY, ['Redbridge']);
    const lead = stage.as(BY);
    await lead.post(`/v1/episodes/${beside.id}/coordinator`, {
      body: { authority: stage.code(BY), personId: nia.id },
    });
    const { name } = nia.contact;
    const hers = stage.members.as({ ...nia, name, roles: ['practitioner'] });
    expect((await hers.get<EpisodeView>(`/v1/episodes/${episode.id}`)).body.id).toBe(episode.id);

    await expect(
      stage.as('Merton', 'head_of_service').post(`/v1/people/${nia.id}/end`, {
        ...{ body: { because: 'left' }, attempts: 1 },
      }),
    ).rejects.toMatchObject({ status: 404 });
    await manager.post(`/v1/people/${nia.id}/end`, { body: { because: 'left' } });
    await stage.journal.until(PersonEnded.type, nia.id, [stage.code(BY)]);
    const inbox = async () =>
      (await contact.get<InboxPage>('/v1/inbox?workflow=lead_gone&limit=100')).body.items.filter(
        ({ subject }) => subject === episode.id,
      );
    const [item] = await stage.until(inbox, (items) => items.length > 0);
    expect(item).toMatchObject({ step: 'name_lead', path: `/v1/episodes/${episode.id}` });
    const waiting = async () =>
      (
        await lead.get<InboxPage>('/v1/inbox?workflow=coordinator_gone&limit=100')
      ).body.items.filter(({ subject }) => subject === beside.id);
    const [asked] = await stage.until(waiting, (items) => items.length > 0);
    expect(asked).toMatchObject({ step: 'name_coordinator', path: `/v1/episodes/${beside.id}` });
    const { body: shown } = await lead.get<EpisodeView>(`/v1/episodes/${beside.id}`);
    expect(shown.coordinator).toMatchObject({ personId: nia.id });
    const again = { authority: stage.code(BY), personId: nia.id };
    await lead.post(`/v1/episodes/${beside.id}/coordinator/end`, {
      body: { because: 'changed_post' },
    });
    await stage.until(waiting, (items) => items.length === 0);
    await expect(
      lead.post(`/v1/episodes/${beside.id}/coordinator`, { body: again, attempts: 1 }),
    ).rejects.toMatchObject({ status: 422, code: 'person_unknown' });
    const acts = () =>
      hers.get('/v1/me').then(
        () => 'still',
        (error: unknown) => (error as { status: number }).status,
      );
    expect(await stage.until(acts, (answer) => answer !== 'still')).toBe(401);
    const { body: ended } = await manager.get<StaffPage>('/v1/staff?ended=true');
    expect(ended.items.map(({ id }) => id)).toContain(nia.id);
    const { body: gone } = await contact.get<PersonEntry>(`/v1/people/${nia.id}`);
    expect(gone).toMatchObject({ contact: { name }, left: true });
  });
});
