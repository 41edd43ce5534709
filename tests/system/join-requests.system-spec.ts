import { beforeAll, expect, it } from '@jest/globals';
import type { EpisodeView } from '@hub/contracts/episode';
import type { JoinRequestDetail, JoinRequestView, LookupView } from '@hub/contracts/lookup';
import type { InboxPage } from '@hub/contracts/notification';
import { Stage } from './stage/stage.js';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

it('who looked up a child asks another borough to join, is answered, and sees how to reach whom', async () => {
  const child = {
    givenName: 'Philippa',
    familyName: 'Joinersmith',
    dateOfBirth: '2014-03-12',
    postcode: 'SM4 5DX',
  };
  const reference = 'MER/JOIN 1';
  await stage.asSystem('Merton').post('/v1/pointers', {
    body: { reference, state: 'open', openedOn: '2026-01-05', socialCare: 'no', child },
  });
  const asker = stage.as('Bexley');
  const lead = stage.as('Merton', 'lead_caf_contact');
  const { body: lookup } = await asker.post<LookupView>('/v1/lookups', {
    body: { purpose: 'before_assessment', caseReference: 'BEX-1', child },
  });
  const joining = `/v1/lookups/${lookup.id}/join-requests`;
  const body = { authority: stage.code('Merton'), reference, wish: 'join_team' };
  await expect(lead.post(joining, { body })).rejects.toMatchObject({ code: 'not_found' });
  const { body: request } = await asker.post<JoinRequestView>(joining, { body });
  const path = `/v1/join-requests/${request.id}`;

  const waitsFor = (door: typeof asker, step: string) => async () =>
    (await door.get<InboxPage>('/v1/inbox?limit=100')).body.items.filter(
      (item) => item.subject === request.id && item.step === step,
    );
  const [task] = await stage.until(
    waitsFor(lead, 'answer_join_request'),
    (items) => items.length > 0,
  );
  expect(task).toMatchObject({ path, dueAt: request.dueAt });
  await lead.post(`${path}/answer`, { body: { outcome: 'joins' } });

  await stage.until(waitsFor(lead, 'answer_join_request'), (items) => items.length === 0);
  await stage.until(waitsFor(asker, 'read_join_answer'), (items) => items.length > 0);
  const { body: answered } = await asker.get<JoinRequestDetail>(path);
  expect(answered).toMatchObject({
    state: 'closed',
    outcome: 'joins',
    asker: { name: expect.any(String) },
    answerer: { name: expect.any(String) },
  });
  await asker.post(`${path}/acknowledgement`, { body: {} });
  await stage.until(waitsFor(asker, 'read_join_answer'), (items) => items.length === 0);
  await expect(stage.as('Sutton', 'lead_caf_contact').get(path)).rejects.toMatchObject({
    status: 404,
  });
});

it('who is added to a team is in it once, however often and at once they are added', async () => {
  const { episode } = await stage.episode('Merton', ['Bexley']);
  const path = `/v1/episodes/${episode.id}/team-members`;
  const body = {
    authority: stage.code('Bexley'),
    personId: stage.person('Bexley').id,
    role: 'Teacher',
  };
  const adding = () => stage.as('Merton').post<EpisodeView>(path, { body, attempts: 1 });
  const done = await Promise.allSettled([adding(), adding(), adding()]);
  const kept = done.filter(({ status }) => status === 'fulfilled');
  expect(kept).toHaveLength(1);
  for (const one of done)
    if (one.status === 'rejected')
      expect(one.reason).toMatchObject({ status: 409, code: 'already_in_team' });
  const { body: now } = await stage.as('Merton').get<EpisodeView>(`/v1/episodes/${episode.id}`);
  expect(now.team).toHaveLength(1);
});
