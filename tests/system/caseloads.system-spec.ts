import { beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { type EpisodeView, TransferCompleted, type TransferPage } from '@hub/contracts/episode';
import type { EnrolledPerson } from '@hub/contracts/identity';
import type { CaseloadHandedOn, CaseloadList } from '@hub/contracts/leading';
import type { TimelinePage } from '@hub/contracts/ledger';
import type { InboxPage } from '@hub/contracts/notification';
import { Stage } from './stage/stage.js';

const BY = 'Bromley';
let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

describe('the cases of somebody who left', () => {
  it('go to a successor in one call, answered one by one, until nothing waits any more', async () => {
    const contact = stage.as(BY, 'lead_caf_contact');
    const manager = stage.as(BY, 'service_manager');
    const { body: leaver } = await contact.post<EnrolledPerson>('/v1/people', {
      body: {
        username: 'lea.leaver',
        contact: { name: 'Lea Leaver', role: 'Family worker', team: 'Early Help' },
        roles: ['practitioner'],
      },
    });
    const { episode: first } = await stage.episode(BY, ['Redbridge'], {
      leadProfessionalId: leaver.id,
    });
    const { episode: second } = await stage.episode(BY, ['Redbridge'], {
      leadProfessionalId: leaver.id,
      ownReference: 'TEST-2',
    });
    await manager.post(`/v1/people/${leaver.id}/end`, { body: { because: 'left' } });
    const waiting = async () =>
      (await contact.get<InboxPage>('/v1/inbox?workflow=lead_gone&limit=100')).body.items.filter(
        ({ subject }) => [first.id, second.id].includes(subject),
      );
    await stage.until(waiting, (items) => items.length === 2);

    const load = async () =>
      (await manager.get<CaseloadList>('/v1/caseloads')).body.items.find(
        ({ personId }) => personId === leaver.id,
      );
    expect(await load()).toMatchObject({ leads: 2, standsIn: 0, gone: true });
    await expect(stage.as(BY).get('/v1/caseloads')).rejects.toMatchObject({ status: 403 });

    const successor = stage.person(BY);
    const body = { fromPersonId: leaver.id, toPersonId: successor.id, because: 'left' };
    const handOn = (door: ReturnType<Stage['as']>, change: object = {}, once = uuidv7()) =>
      door.post<CaseloadHandedOn>('/v1/caseload-hand-overs', {
        ...{ body: { ...body, ...change }, attempts: 1, idempotencyKey: once },
      });
    await expect(handOn(stage.as(BY))).rejects.toMatchObject({ status: 403 });
    await expect(
      handOn(contact, { toPersonId: stage.person('Redbridge').id }),
    ).rejects.toMatchObject({ status: 422, code: 'person_unknown' });
    const foreign = await handOn(stage.as('Redbridge', 'lead_caf_contact'), {
      ...{ toPersonId: stage.person('Redbridge').id, episodes: [first.id] },
    });
    expect(foreign.body.items).toMatchObject([{ outcome: 'refused', code: 'not_found' }]);

    const one = await handOn(contact, { episodes: [first.id] });
    expect(one.body).toMatchObject({ items: [{ episodeId: first.id, outcome: 'done' }], left: 1 });
    const behind = await handOn(contact, { after: second.id });
    expect(behind.body).toEqual({ items: [], left: 1 });
    const once = uuidv7();
    const rest = await handOn(manager, {}, once);
    expect(rest.body).toEqual({ items: [{ episodeId: second.id, outcome: 'done' }], left: 0 });
    expect(await load()).toBeUndefined();
    // Whoever never heard the answer hears it, though nothing is left to hand on.
    expect((await handOn(manager, {}, once)).body).toEqual(rest.body);
    const again = await handOn(contact, { episodes: [first.id, second.id] });
    expect(again.body.items.map(({ outcome }) => outcome)).toEqual(['done', 'done']);

    await stage.until(waiting, (items) => items.length === 0);
    const { body: transfers } = await contact.get<TransferPage>(
      `/v1/transfers?episode=${second.id}`,
    );
    expect(transfers.items).toMatchObject([{ state: 'completed', reason: 'leaving_post' }]);
    const [transfer] = transfers.items;
    await stage.journal.until(TransferCompleted.type, transfer?.id ?? second.id, [stage.code(BY)]);
    const hers = stage.as(BY);
    const { body: led } = await hers.get<EpisodeView>(`/v1/episodes/${second.id}`);
    expect(led).toMatchObject({
      ...{ state: 'registered', leadProfessional: { personId: successor.id, term: 2 } },
    });
    const news = async () =>
      (await hers.get<InboxPage>('/v1/inbox?workflow=development&limit=100')).body.items;
    await stage.until(news, (items) => items.some(({ subject }) => subject === second.id));
    const timeline = async () =>
      (await hers.get<TimelinePage>(`/v1/episodes/${second.id}/timeline?limit=100`)).body.items;
    await stage.until(timeline, (items) =>
      items.some(({ action }) => action === 'caseload.hand_on.v1'),
    );
  });
});
