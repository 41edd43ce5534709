import { beforeAll, describe, expect, it } from '@jest/globals';
import type { SharingRegister } from '@hub/contracts/consent';
import type { ServicePage } from '@hub/contracts/directory';
import type { EpisodeView, UnmetNeedReport } from '@hub/contracts/episode';
import type { InboxPage } from '@hub/contracts/notification';
import {
  ServiceRequestAnswered,
  ServiceRequestReminded,
  ServiceRequestSent,
  type ServiceRequestView,
  ServiceRequestWithdrawn,
} from '@hub/contracts/provision';
import { Stage } from './stage/stage.js';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

describe('whoever works with a child', () => {
  const underService = async (): Promise<EpisodeView> =>
    (await stage.episode('Lewisham', ['Greenwich'], { purposes: ['support', 'service_request'] }))
      .episode;

  it('asks another authority for a service under consent, and hears the answer', async () => {
    const episode = await underService();
    const path = `/v1/episodes/${episode.id}/service-requests`;
    const ask = (service: string, name = 'Greenwich') =>
      stage
        .as('Lewisham')
        .post<ServiceRequestView>(path, { body: { toAuthority: stage.code(name), service } });
    const { body: request } = await ask('education');
    await stage.journal.until(ServiceRequestSent.type, request.id, [stage.code('Greenwich')]);
    await expect(ask('mental_health')).rejects.toMatchObject({ code: 'consent_missing' });
    await expect(ask('education', 'Barnet')).rejects.toMatchObject({ code: 'consent_missing' });
    const answer = { answer: 'declined', reason: 'no_capacity' };
    const unverified = stage.members.as(stage.unverified('Greenwich'));
    await expect(
      unverified.post(`/v1/service-requests/${request.id}/answer`, { body: answer, attempts: 1 }),
    ).rejects.toMatchObject({ status: 403, code: 'not_verified' });
    expect(
      (
        await stage
          .as('Greenwich')
          .post<ServiceRequestView>(`/v1/service-requests/${request.id}/answer`, { body: answer })
      ).body,
    ).toMatchObject({ state: 'declined' });
    await stage.journal.until(ServiceRequestAnswered.type, request.id, [stage.code('Lewisham')]);
    const { body: register } = await stage
      .as('Lewisham')
      .get<SharingRegister>(`/v1/episodes/${episode.id}/sharing-register`);
    expect(register.entries.map(({ authority }) => authority)).toEqual([stage.code('Greenwich')]);
  });

  it('reminds of a service and takes it back, and what was not met is counted', async () => {
    const episode = await underService();
    const lewisham = stage.as('Lewisham');
    const path = `/v1/episodes/${episode.id}/service-requests`;
    const body = { toAuthority: stage.code('Greenwich'), service: 'housing', urgency: 'urgent' };
    const { body: listed } = await lewisham.get<ServicePage>(
      `/v1/services?home=${stage.code('Bexley')}&limit=1`,
    );
    const elsewhere = { ...body, serviceId: listed.items[0]?.id };
    await expect(lewisham.post(path, { body: elsewhere, attempts: 1 })).rejects.toMatchObject({
      status: 422,
      code: 'service_elsewhere',
    });
    const { body: request } = await lewisham.post<ServiceRequestView>(path, { body });
    expect(request).toMatchObject({ askedBy: stage.person('Lewisham').id });
    const at = `/v1/service-requests/${request.id}`;
    await expect(lewisham.post(`${at}/reminder`, { attempts: 1 })).rejects.toMatchObject({
      status: 409,
    });
    const sentAt = "now() - interval '5 days'";
    await stage.query(
      'episode-service',
      `UPDATE service_request SET sent_at = ${sentAt} WHERE id = '${request.id}'`,
    );
    await lewisham.post(`${at}/reminder`);
    await stage.journal.until(ServiceRequestReminded.type, request.id, [stage.code('Greenwich')]);

    const contact = stage.as('Greenwich', 'lead_caf_contact');
    const waiting = async () =>
      (
        await contact.get<InboxPage>('/v1/inbox?workflow=service_request&limit=100')
      ).body.items.find(({ subject }) => subject === request.id);
    const wait = await stage.until(waiting, (item) => item !== undefined);
    expect(wait).toMatchObject({ dueAt: request.answerBy });
    const withdrawal = { because: 'found_elsewhere' };
    await expect(
      contact.post(`${at}/withdrawal`, { body: withdrawal, attempts: 1 }),
    ).rejects.toMatchObject({ status: 404 });
    const { body: ended } = await lewisham.post<ServiceRequestView>(`${at}/withdrawal`, {
      body: withdrawal,
    });
    expect(ended).toMatchObject({ state: 'withdrawn', withdrawnBecause: 'found_elsewhere' });
    await stage.journal.until(ServiceRequestWithdrawn.type, request.id, [stage.code('Greenwich')]);
    await stage.until(waiting, (item) => item === undefined);

    const manager = stage.as('Lewisham', 'service_manager');
    const { body: report } = await manager.get<UnmetNeedReport>('/v1/reports/unmet-needs');
    expect(report.rows.find(({ service }) => service === 'housing')).toMatchObject({
      authority: stage.code('Lewisham'),
      withdrawn: expect.any(Number),
    });
  });
});
