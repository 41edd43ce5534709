import { beforeAll, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { EpisodePage, EpisodeView, TransferPage } from '@hub/contracts/episode';
import type { ChildLabelView } from '@hub/contracts/labels';
import type { EvidencePage } from '@hub/contracts/ledger';
import type { InboxPage } from '@hub/contracts/notification';
import type { ServiceRequestView } from '@hub/contracts/provision';
import { Stage } from './stage/stage.js';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

const [STARTER, TEAM, ASKED] = ['Newham', 'Wandsworth', 'Westminster'];

it('a child is called by a name in every list of who works with it, and in no other', async () => {
  const name = `Zeb ${uuidv7().slice(-6)}.`;
  const { episode } = await stage.episode(STARTER, [TEAM, ASKED], {
    purposes: ['support', 'service_request'],
  });
  const by = stage.as(STARTER);
  await stage.join(by, episode.id, { authority: TEAM, person: stage.person(TEAM) });
  const team = stage.as(TEAM);
  const path = `/v1/episodes/${episode.id}`;
  const label = { name, bornIn: '2018-03', household: 'NEW-H-1' };
  const chosen = await by.post<ChildLabelView>(`${path}/label`, { body: { label } });
  expect(chosen.body).toMatchObject({ child: { name } });
  await expect(team.post(`${path}/label`, { body: { label }, attempts: 1 })).rejects.toMatchObject({
    code: 'label_elsewhere',
  });
  const unborn = { label: { name, bornIn: '2099-01' } };
  await expect(by.post(`${path}/label`, { body: unborn, attempts: 1 })).rejects.toMatchObject({
    code: 'date_in_future',
  });
  const ownReference = `WAN/${uuidv7().slice(-8)}`;
  await team.post(`${path}/own-reference`, { body: { ownReference } });
  await expect(
    by.post(`${path}/own-reference`, { body: { ownReference }, attempts: 1 }),
  ).rejects.toMatchObject({ code: 'reference_on_record' });

  const sent = await by.post<ServiceRequestView>(`${path}/service-requests`, {
    body: { toAuthority: stage.code(ASKED), service: 'education' },
  });
  await stage.propose(STARTER, TEAM, episode.id);
  const found = `?reference=${encodeURIComponent(ownReference)}`;
  expect((await team.get<EpisodePage>(`/v1/episodes${found}`)).body.items).toMatchObject([
    { id: episode.id, child: { name, reference: ownReference } },
  ]);
  expect((await by.get<EpisodePage>(`/v1/episodes${found}`)).body.items).toEqual([]);
  expect((await by.get<EpisodeView>(path)).body.child).not.toHaveProperty('reference');
  expect((await by.get<ChildLabelView>(`${path}/label`)).body).toMatchObject({ label });
  const transfers = await team.get<TransferPage>(`/v1/transfers?episode=${episode.id}`);
  expect(transfers.body.items).toMatchObject([{ child: { name } }]);

  const answering = stage.as(ASKED, 'lead_caf_contact');
  const request = `/v1/service-requests/${sent.body.id}`;
  expect((await answering.get<ServiceRequestView>(request)).body.child).toMatchObject({ name });
  const waits = await stage.until(
    async () =>
      (
        await answering.get<InboxPage>('/v1/inbox?workflow=service_request&limit=100')
      ).body.items.find(({ subject }) => subject === sent.body.id),
    (item) => item !== undefined,
  );
  expect(waits?.child).toMatchObject({ name });

  const unseen = [
    stage.as(ASKED).get<ServiceRequestView>(request),
    stage.asSystem(STARTER).get<EpisodeView>(path),
    stage.members.as(stage.unverified(STARTER)).get<EpisodeView>(path),
  ];
  for (const shown of await Promise.all(unseen)) expect(shown.body).not.toHaveProperty('child');
  await expect(stage.as(ASKED).get(`${path}/label`)).rejects.toMatchObject({ code: 'not_found' });
  await expect(stage.asSystem(STARTER).get(`${path}/label`)).rejects.toMatchObject({
    code: 'forbidden',
  });
});

it('two cases of one household say so, one entry of evidence tells of each list, and nothing stands in clear', async () => {
  const name = `Quill ${uuidv7().slice(-6)}.`;
  const household = `H-${uuidv7().slice(-6)}`;
  const by = stage.as(STARTER);
  const [one, other] = [await stage.episode(STARTER, [TEAM]), await stage.episode(STARTER, [TEAM])];
  for (const [{ episode }, label] of [
    [one, { name, household }],
    [other, { name: 'Kit Q.', household }],
  ] as const)
    await by.post(`/v1/episodes/${episode.id}/label`, { body: { label } });
  const list = await by.get<EpisodePage>('/v1/episodes?limit=2');
  expect(list.body.items.map(({ child }) => child)).toMatchObject([
    { name: 'Kit Q.', sameHousehold: true },
    { name, sameHousehold: true },
  ]);
  const opened = await stage.until(
    () =>
      stage.query<{ entry: string }>(
        'ledger-service',
        `SELECT entry FROM leaf WHERE entry LIKE '%episode.read_label.v1%' AND entry LIKE '%label_opened%' ORDER BY index DESC LIMIT 5`,
      ),
    (rows) => rows.length > 0,
  );
  expect(JSON.stringify(opened)).not.toContain(name);
  const evidence = async () =>
    (await by.get<EvidencePage>(`/v1/episodes/${one.episode.id}/evidence?limit=100`)).body.items;
  const actionsOf = (items: EvidencePage['items']) =>
    items.map(({ entry }) => (JSON.parse(entry) as { action: string }).action);
  const kept = await stage.until(evidence, (items) =>
    actionsOf(items).includes('episode.set_label.v1'),
  );
  expect(actionsOf(kept)).not.toContain('episode.read_label.v1');
  expect(JSON.stringify(kept)).not.toContain(name);
});
