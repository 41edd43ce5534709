import { beforeAll, expect, it } from '@jest/globals';
import type { EpisodeView } from '@hub/contracts/episode';
import {
  type JoinRequestDetail,
  JoinRequestHindered,
  type JoinRequestView,
  type LookupView,
} from '@hub/contracts/lookup';
import type { InboxPage } from '@hub/contracts/notification';
import { answersTo } from '../../tools/demonstration/found-answers.js';
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

it('who leads is asked first, then those above; the first answer counts, and what hinders it is told', async () => {
  const [leads, above] = [stage.as('Merton'), stage.as('Merton', 'lead_caf_contact')];
  const child = {
    givenName: 'Theodora',
    familyName: 'Joinersgate',
    dateOfBirth: '2014-05-12',
    postcode: 'SM4 5DX',
  };
  const lookUp = async (by: string) => {
    const body = { purpose: 'before_assessment', caseReference: 'JOIN-2', child };
    return (await stage.as(by).post<LookupView>('/v1/lookups', { body })).body;
  };
  const own = await lookUp('Merton');
  const { id: consentId } = await stage.consent('Merton', ['Sutton']);
  await leads.post<EpisodeView>('/v1/episodes', {
    body: {
      consentId,
      lookupId: own.id,
      urgent: 'family_cannot_wait',
      found: answersTo(own),
      homeAuthority: stage.code('Merton'),
      ownReference: 'MER/JOIN 2',
      levelOfNeed: { level: 2, label: 'Targeted' },
    },
  });
  // The family did not agree to Bexley.
  const [asker, lookup] = [stage.as('Bexley'), await lookUp('Bexley')];
  const body = { authority: stage.code('Merton'), reference: 'MER/JOIN 2', wish: 'join_team' };
  const { body: request } = await asker.post<JoinRequestView>(
    `/v1/lookups/${lookup.id}/join-requests`,
    { body },
  );
  const path = `/v1/join-requests/${request.id}`;
  const tasks = (door: typeof leads) => async () =>
    (await door.get<InboxPage>('/v1/inbox?limit=100')).body.items.filter(
      ({ subject, step }) => subject === request.id && step === 'answer_join_request',
    );
  await stage.until(tasks(leads), (items) => items.length > 0);
  expect(await tasks(above)()).toEqual([]);
  const manager = stage.as('Merton', 'service_manager');
  await expect(manager.get(path)).rejects.toMatchObject({ status: 404 });
  await stage.query(
    'lookup-service',
    `UPDATE join_request SET due_at = now() - interval '10 days', climbs_at = now() WHERE id = '${request.id}'`,
  );
  for (const door of [above, manager, stage.as('Merton', 'head_of_service')])
    await stage.until(tasks(door), (items) => items.length > 0);
  expect(await tasks(leads)()).toHaveLength(1);

  const answers = await Promise.allSettled(
    [leads, above].map((door) =>
      door.post(`${path}/answer`, { body: { outcome: 'joins' }, attempts: 1 }),
    ),
  );
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const one of answers)
    if (one.status === 'rejected')
      expect(one.reason).toMatchObject({ status: 409, code: 'join_request_closed' });
  for (const door of [leads, manager])
    await stage.until(tasks(door), (items) => items.length === 0);
  await stage.journal.until(JoinRequestHindered.type, request.id, [stage.code('Bexley')]);
  const { body: shown } = await asker.get<JoinRequestDetail>(path);
  expect(shown).toMatchObject({ as: 'asker', admission: 'not_joined' });
  expect((await leads.get<JoinRequestDetail>(path)).body).toMatchObject({
    as: 'answerer',
    hindrance: 'consent_missing',
  });
}, 60_000);

it('who is added to a team is in it once, however often and at once they are added', async () => {
  const { episode } = await stage.episode('Merton', ['Bexley']);
  const path = `/v1/episodes/${episode.id}/team-members`;
  const body = {
    authority: stage.code('Bexley'),
    personId: stage.person('Bexley').id,
    role: 'teacher',
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
