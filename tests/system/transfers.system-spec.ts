import { beforeAll, describe, expect, it } from '@jest/globals';
import type { DisputeView } from '@hub/contracts/arbitration';
import {
  type EpisodeView,
  type HandOverPack,
  TransferCompleted,
  TransferDeclined,
  type TransferView,
} from '@hub/contracts/episode';
import type { InboxPage } from '@hub/contracts/notification';
import { Stage } from './stage/stage.js';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

describe('a transfer', () => {
  it('passes the lead to the other authority; every counterpart is told', async () => {
    const { episode } = await stage.episode('Lambeth', ['Wandsworth']);
    const transfer = await stage.propose('Lambeth', 'Wandsworth', episode.id);
    await stage.journal.until(TransferCompleted.type, transfer.id, [
      stage.code('Lambeth'),
      stage.code('Wandsworth'),
    ]);
    const { body } = await stage.as('Wandsworth').get<EpisodeView>(`/v1/episodes/${episode.id}`);
    expect(body.leadProfessional).toMatchObject({ authority: stage.code('Wandsworth'), term: 2 });
    expect(body.state).toBe('registered');
  });

  it('that is declined leaves the lead where it was', async () => {
    await stage.journal.behave(stage.code('Havering'), { transfers: 'decline' });
    const { episode } = await stage.episode('Barnet', ['Havering']);
    const transfer = await stage.propose('Barnet', 'Havering', episode.id);
    await stage.journal.until(TransferDeclined.type, transfer.id, [stage.code('Barnet')]);
    const { body } = await stage.as('Barnet').get<EpisodeView>(`/v1/episodes/${episode.id}`);
    expect(body.leadProfessional).toEqual(episode.leadProfessional);
    await stage.journal.behave(stage.code('Havering'), { transfers: 'accept' });
  });

  it('goes step by step by hand, each step guarded by its ETag and its role', async () => {
    await stage.journal.behave(stage.code('Enfield'), { transfers: 'ignore' });
    const { episode } = await stage.episode('Haringey', ['Enfield']);
    const school = { kind: 'school', inTeam: true, organisation: 'Hill School', code: '100001' };
    await stage
      .as('Haringey')
      .post<EpisodeView>(`/v1/episodes/${episode.id}/contacts`, { body: school });
    const { id, version } = await stage.propose('Haringey', 'Enfield', episode.id);
    const at = `/v1/transfers/${id}`;
    const nominee = stage.person('Enfield');
    const nominate = (door: ReturnType<Stage['as']>, ifMatch?: string) =>
      door.post<TransferView>(`${at}/nomination`, {
        body: { personId: nominee.id },
        ...(ifMatch === undefined ? {} : { ifMatch }),
      });
    const lead = stage.as('Enfield', 'lead_caf_contact');
    await expect(nominate(lead)).rejects.toMatchObject({ status: 428 });
    await expect(nominate(lead, '"99"')).rejects.toMatchObject({ status: 412, code: 'etag_stale' });
    await expect(nominate(stage.as('Enfield'), `"${String(version)}"`)).rejects.toMatchObject({
      status: 403,
    });
    await expect(
      nominate(stage.as('Haringey', 'lead_caf_contact'), `"${String(version)}"`),
    ).rejects.toMatchObject({ status: 403 });
    await expect(
      nominate(stage.as('Brent', 'lead_caf_contact'), `"${String(version)}"`),
    ).rejects.toMatchObject({ status: 404 });
    const nominated = await nominate(lead, `"${String(version)}"`);
    expect(nominated.body).toMatchObject({ state: 'nominated', incomingPersonId: nominee.id });
    const accept = { ifMatch: nominated.etag ?? '' };
    await expect(lead.post(`${at}/acceptance`, accept)).rejects.toMatchObject({ status: 403 });
    const accepted = await stage.as('Enfield').post<TransferView>(`${at}/acceptance`, accept);
    expect(accepted.body).toMatchObject({
      state: 'accepted',
      waits: [{ step: 'receive_pack', personId: nominee.id }],
    });
    expect(
      (await stage.as('Haringey').get<EpisodeView>(`/v1/episodes/${episode.id}`)).body
        .leadProfessional.term,
    ).toBe(1);
    await expect(stage.as('Haringey').post(`${at}/hand-over-pack`)).rejects.toMatchObject({
      status: 403,
    });
    const { body: pack } = await stage.as('Enfield').post<HandOverPack>(`${at}/hand-over-pack`);
    expect(pack).toMatchObject({
      transferId: id,
      episode: { id: episode.id, contacts: [{ kind: 'school', organisation: 'Hill School' }] },
      consents: [{ state: 'granted' }],
      sharingRegister: [{ authority: stage.code('Enfield') }],
    });
    const receive = (digest: string) =>
      stage.as('Enfield').post<TransferView>(`${at}/hand-over-receipt`, {
        body: { digest },
        ifMatch: accepted.etag ?? '',
      });
    await expect(receive('0'.repeat(64))).rejects.toMatchObject({
      status: 422,
      code: 'pack_unconfirmed',
    });
    const completed = await receive(pack.digest);
    expect(completed.body).toMatchObject({ state: 'completed', waits: [] });
    const cancel = stage
      .as('Haringey', 'lead_caf_contact')
      .post(`${at}/cancellation`, { body: { reason: 'late' }, ifMatch: completed.etag ?? '' });
    await expect(cancel).rejects.toMatchObject({ status: 409 });
    await stage.journal.behave(stage.code('Enfield'), { transfers: 'accept' });
  });

  it('gives no pack once the consent is withdrawn', async () => {
    await stage.journal.behave(stage.code('Bexley'), { transfers: 'ignore' });
    const { consent, episode } = await stage.episode('Hackney', ['Bexley']);
    const { id, version } = await stage.propose('Hackney', 'Bexley', episode.id);
    const nominee = stage.person('Bexley');
    const nominated = await stage
      .as('Bexley', 'lead_caf_contact')
      .post<TransferView>(`/v1/transfers/${id}/nomination`, {
        body: { personId: nominee.id },
        ifMatch: `"${String(version)}"`,
      });
    await stage
      .as('Bexley')
      .post(`/v1/transfers/${id}/acceptance`, { ifMatch: nominated.etag ?? '' });
    await stage
      .as('Hackney')
      .post(`/v1/consents/${consent.id}/withdrawal`, { body: { withdrawnBy: 'child' } });
    await expect(
      stage.as('Bexley').post(`/v1/transfers/${id}/hand-over-pack`),
    ).rejects.toMatchObject({
      status: expect.any(Number),
      code: expect.stringMatching(/^(sharing_denied|conflict)$/),
    });
    await stage.journal.behave(stage.code('Bexley'), { transfers: 'accept' });
  });

  it('needs consent that covers the receiving authority, and only one may be open', async () => {
    await stage.journal.behave(stage.code('Sutton'), { transfers: 'ignore' });
    const { episode } = await stage.episode('Croydon', ['Sutton']);
    await expect(stage.propose('Croydon', 'Islington', episode.id)).rejects.toMatchObject({
      code: 'consent_missing',
    });
    const first = await stage.propose('Croydon', 'Sutton', episode.id);
    await expect(stage.propose('Croydon', 'Sutton', episode.id)).rejects.toMatchObject({
      code: 'open_transfer_exists',
    });
    const cancelled = await stage
      .as('Croydon')
      .post<TransferView>(`/v1/transfers/${first.id}/cancellation`, {
        body: { reason: 'The family stays' },
        ifMatch: `"${String(first.version)}"`,
      });
    expect(cancelled.body).toMatchObject({ state: 'cancelled', endedBecause: 'The family stays' });
    await stage.journal.behave(stage.code('Sutton'), { transfers: 'accept' });
  });

  it('that was declined can be disputed by who proposed it, though the other authority has no part in the case', async () => {
    await stage.journal.behave(stage.code('Havering'), { transfers: 'decline' });
    const { episode } = await stage.episode('Barnet', ['Havering']);
    const transfer = await stage.propose('Barnet', 'Havering', episode.id);
    await stage.journal.until(TransferDeclined.type, transfer.id, [stage.code('Barnet')]);
    await stage.journal.behave(stage.code('Havering'), { transfers: 'accept' });
    const body = {
      ...{ episodeId: episode.id, transferId: transfer.id, kind: 'transfer_declined' },
      ...{
        respondents: [stage.code('Havering')],
        askedFor: 'That Havering leads',
        riskOfHarm: false,
      },
    };
    await expect(stage.as('Havering').post('/v1/disputes', { body })).rejects.toMatchObject({
      status: 404,
    });
    const { body: dispute } = await stage.as('Barnet').post<DisputeView>('/v1/disputes', { body });
    expect(dispute).toMatchObject({ state: 'open', respondents: [stage.code('Havering')] });
    const other = stage.as('Havering', 'lead_caf_contact');
    await stage.until(
      () => other.get<DisputeView>(`/v1/disputes/${dispute.id}`).then(({ body: seen }) => seen.id),
      (id) => id === dispute.id,
    );
    const again = stage.as('Barnet').post('/v1/disputes', { body });
    await expect(again).rejects.toMatchObject({ status: 409 });
  });

  it('passes the lead within an authority: named by the lead CAF contact, with the pack, and read at once by the new one', async () => {
    const borough = 'Merton';
    await stage.journal.behave(stage.code(borough), { transfers: 'ignore' });
    const { episode } = await stage.episode(borough, ['Sutton']);
    const { id, version } = await stage.propose(borough, borough, episode.id);
    const at = `/v1/transfers/${id}`;
    const contact = stage.as(borough, 'lead_caf_contact');
    const name = (personId: string) =>
      contact.post<TransferView>(`${at}/nomination`, {
        body: { personId },
        ifMatch: `"${String(version)}"`,
      });
    await expect(name(stage.person(borough).id)).rejects.toMatchObject({ status: 409 });
    await expect(name(stage.person('Sutton').id)).rejects.toMatchObject({
      code: 'person_unknown',
    });
    const colleague = stage.person(borough, 'lead_caf_contact');
    const named = await name(colleague.id);
    const accepted = await contact.post<TransferView>(`${at}/acceptance`, {
      ifMatch: named.etag ?? '',
    });
    const { body: pack } = await contact.post<HandOverPack>(`${at}/hand-over-pack`);
    const { body: passed } = await contact.post<TransferView>(`${at}/hand-over-receipt`, {
      body: { digest: pack.digest },
      ifMatch: accepted.etag ?? '',
    });
    expect(passed).toMatchObject({ state: 'completed', incomingPersonId: colleague.id });
    const { body: after } = await contact.get<EpisodeView>(`/v1/episodes/${episode.id}`);
    expect(after.leadProfessional).toMatchObject({ personId: colleague.id, term: 2 });
    await stage.journal.until(TransferCompleted.type, id, [stage.code(borough)]);
  });

  it('stops at a family’s no until the lead CAF contact says why it goes on, and when the family was told', async () => {
    await stage.journal.behave(stage.code('Kingston upon Thames'), { transfers: 'ignore' });
    const { episode } = await stage.episode('Merton', ['Kingston upon Thames']);
    const { body: asked } = await stage.as('Merton').post<TransferView>('/v1/transfers', {
      body: {
        ...{ episodeId: episode.id, toAuthority: stage.code('Kingston upon Thames') },
        ...{ reason: 'move', familyView: 'disagrees' },
      },
    });
    expect(asked.state).toBe('awaiting_family');
    const at = `/v1/transfers/${asked.id}`;
    const ifMatch = `"${String(asked.version)}"`;
    const receiving = stage.as('Kingston upon Thames', 'lead_caf_contact');
    const nomination = { body: { personId: stage.person('Kingston upon Thames').id }, ifMatch };
    await expect(receiving.post(`${at}/nomination`, nomination)).rejects.toMatchObject({
      status: 409,
    });
    const contact = stage.as('Merton', 'lead_caf_contact');
    const tasks = async () =>
      (await contact.get<InboxPage>('/v1/inbox?workflow=transfer&limit=100')).body.items.filter(
        ({ subject }) => subject === asked.id,
      );
    expect(await stage.until(tasks, (items) => items.length > 0)).toMatchObject([
      { step: 'answer_family_no' },
    ]);
    const today = new Date().toISOString().slice(0, 10);
    const answer = (familyToldOn: string) => ({
      body: { reason: 'Who leads leaves the service', familyToldOn },
      ifMatch,
    });
    for (const door of [stage.as('Merton'), receiving])
      await expect(door.post(`${at}/family-answer`, answer(today))).rejects.toMatchObject({
        status: 403,
      });
    await expect(contact.post(`${at}/family-answer`, answer('2999-01-01'))).rejects.toMatchObject({
      status: 422,
      code: 'date_in_future',
    });
    const { body: goesOn } = await contact.post<TransferView>(`${at}/family-answer`, answer(today));
    expect(goesOn).toMatchObject({ state: 'proposed', familyToldOn: today });
    await stage.until(tasks, (items) => items.length === 0);
    await stage.journal.behave(stage.code('Kingston upon Thames'), { transfers: 'accept' });
    await stage.journal.behave(stage.code('Merton'), { transfers: 'accept' });
  });
});
