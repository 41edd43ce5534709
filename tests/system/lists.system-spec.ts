import { beforeAll, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { DisputePage } from '@hub/contracts/arbitration';
import type { ConsentPage } from '@hub/contracts/consent';
import type { EpisodePage, TransferPage } from '@hub/contracts/episode';
import type { ServiceRequestPage } from '@hub/contracts/provision';
import type { TimelinePage } from '@hub/contracts/ledger';
import type { InboxCounts, InboxPage } from '@hub/contracts/notification';
import { Stage } from './stage/stage.js';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

it('a practitioner finds their cases, and all that belongs to one of them', async () => {
  const ownReference = `BAR/${uuidv7().slice(-8)}`;
  const by = stage.as('Barnet');
  const { episode, consent } = await stage.episode('Barnet', ['Camden'], {
    ownReference,
    purposes: ['support', 'service_request'],
  });
  const camden = stage.as('Camden');
  await stage.join(by, episode.id, { authority: 'Camden', person: stage.person('Camden') });
  await by.post(`/v1/episodes/${episode.id}/service-requests`, {
    body: { toAuthority: stage.code('Camden'), service: 'education' },
  });
  const again = { toAuthority: stage.code('Camden'), service: 'education' };
  await expect(
    by.post(`/v1/episodes/${episode.id}/service-requests`, { body: again }),
  ).rejects.toMatchObject({ code: 'conflict' });
  const transfer = await stage.propose('Barnet', 'Camden', episode.id);

  const list = async (door: typeof by, query: string) =>
    (await door.get<EpisodePage>(`/v1/episodes?limit=100&${query}`)).body;
  const found = await list(by, `reference=${encodeURIComponent(ownReference)}`);
  expect(found).toMatchObject({ items: [{ id: episode.id }], total: 1 });
  expect(found).toMatchObject({
    people: expect.arrayContaining([
      expect.objectContaining({ id: episode.leadProfessional.personId }),
    ]) as unknown,
  });
  for (const door of [by, camden])
    expect((await list(door, 'mine=true')).items.map(({ id }) => id)).toContain(episode.id);
  const others = await list(stage.as('Camden', 'lead_caf_contact'), 'mine=true');
  expect(others.items.map(({ id }) => id)).not.toContain(episode.id);
  const stranger = await list(stage.as('Bexley'), `reference=${encodeURIComponent(ownReference)}`);
  expect(stranger).toEqual({ items: [], total: 0 });
  await expect(by.get('/v1/episodes?mine=perhaps')).rejects.toMatchObject({ status: 400 });

  const of = `episode=${episode.id}`;
  const out = await by.get<TransferPage>(`/v1/transfers?${of}&direction=out`);
  expect(out.body.items).toMatchObject([{ id: transfer.id }]);
  const asked = await camden.get<ServiceRequestPage>(`/v1/service-requests?${of}&direction=in`);
  expect(asked.body.items).toMatchObject([{ episodeId: episode.id, state: 'sent' }]);
  const [request] = asked.body.items;
  const path = `/v1/service-requests/${request?.id ?? stage.code('Camden')}`;
  for (const door of [by, camden])
    expect((await door.get(path)).body).toMatchObject({ id: request?.id });
  await expect(stage.as('Bexley').get(path)).rejects.toMatchObject({ code: 'not_found' });
  const contact = stage.as('Camden', 'lead_caf_contact');
  const toAnswer = async (door: typeof by, at: string) =>
    (await door.get<InboxPage>(`${at}workflow=service_request&limit=100`)).body.items.filter(
      ({ subject }) => subject === request?.id,
    );
  await stage.until(
    () => toAnswer(contact, '/v1/inbox?'),
    ([item]) => item?.path === path && item.step === 'answer_service_request',
  );
  expect(await toAnswer(by, '/v1/waits?for=others&')).toHaveLength(1);
  await contact.post(`${path}/answer`, { body: { answer: 'accepted' } });
  await stage.until(
    () => toAnswer(contact, '/v1/inbox?'),
    (items) => items.length === 0,
  );
  expect((await by.get<DisputePage>(`/v1/disputes?${of}`)).body.items).toEqual([]);
  const agreed = await by.get<ConsentPage>(`/v1/episodes/${episode.id}/consents`);
  expect(agreed.body.items).toMatchObject([{ id: consent.id, state: 'granted' }]);
  await expect(stage.as('Bexley').get(`/v1/episodes/${episode.id}/consents`)).rejects.toMatchObject(
    { code: 'not_found' },
  );

  const timeline = async (door: typeof by, query = '') =>
    (await door.get<TimelinePage>(`/v1/episodes/${episode.id}/timeline?limit=100${query}`)).body;
  const actions = ({ items }: TimelinePage) => items.map(({ action }) => action);
  const told = await stage.until(
    () => timeline(by),
    (page) => actions(page).includes('transfer.propose.v1'),
  );
  expect(actions(told)).toEqual(
    expect.arrayContaining([
      'consent.record.v1',
      'episode.start.v1',
      'episode.add_team_member.v1',
      'service_request.send.v1',
    ]),
  );
  expect(actions(told)).not.toContain('episode.list.v1');
  expect(actions(told)).not.toContain('consent.list.v1');
  const proposed = told.items.find(({ action }) => action === 'transfer.propose.v1');
  expect(proposed).toMatchObject({
    authority: stage.code('Barnet'),
    personId: stage.person('Barnet').id,
    subject: transfer.id,
  });
  const since = actions(await timeline(by, `&since=${proposed?.at ?? stage.code('Barnet')}`));
  const after = ['service_request.answer.v1'];
  expect(
    since.filter((action) => !action.startsWith('transfer.') && !after.includes(action)),
  ).toEqual([]);
  expect(since).not.toContain('transfer.propose.v1');
  expect(actions(await timeline(camden))).toContain('transfer.propose.v1');
  expect(actions(await timeline(stage.as('Bexley')))).toEqual([]);
});

it('what waits is chosen and counted, and who waits for others sees it', async () => {
  const { episode } = await stage.episode('Barnet', ['Camden']);
  await stage.join(stage.as('Barnet'), episode.id, {
    authority: 'Camden',
    person: stage.person('Camden'),
  });
  const claim = {
    episodeId: episode.id,
    kind: 'who_leads',
    respondents: [stage.code('Camden')],
    askedFor: 'x',
    riskOfHarm: false,
  };
  const { body: dispute } = await stage.as('Barnet').post<{ id: string }>('/v1/disputes', {
    body: claim,
  });
  const camden = stage.as('Camden');
  const waits = async (door: typeof camden, path: string) =>
    (await door.get<InboxPage>(`${path}&workflow=dispute&limit=100`)).body.items.filter(
      ({ subject }) => subject === dispute.id,
    );
  const [item] = await stage.until(
    () => waits(camden, '/v1/inbox?sort=waiting'),
    (items) => items.length > 0,
  );
  expect(item).toMatchObject({ step: 'answer_dispute', episodeId: episode.id });
  // Who works with the child is asked by name; their lead CAF contact has it in copy, by role.
  const [{ id: personId }, lead] = [stage.person('Camden'), stage.as('Camden', 'lead_caf_contact')];
  expect(await waits(camden, '/v1/inbox?mine=true')).toMatchObject([{ personId }]);
  expect(await waits(lead, '/v1/inbox?sort=waiting')).toHaveLength(1);
  expect(await waits(lead, '/v1/inbox?mine=true')).toEqual([]);
  expect(await waits(camden, '/v1/inbox?due=overdue')).toEqual([]);
  const counted = await camden.get<InboxCounts>('/v1/inbox/counts');
  expect(counted.body.workflows).toContainEqual(
    expect.objectContaining({ workflow: 'dispute', total: expect.any(Number) as unknown }),
  );
  const owed = await waits(stage.as('Barnet'), '/v1/waits?for=others');
  expect(owed).toContainEqual(expect.objectContaining({ authority: stage.code('Camden') }));
  expect(await waits(stage.as('Bexley'), '/v1/waits?for=others')).toEqual([]);
  await expect(camden.get('/v1/waits')).rejects.toMatchObject({ status: 400 });
});
