import { beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { DisputeOpened, type DisputeView } from '@hub/contracts/arbitration';
import { ConsentGranted, type ConsentView, ConsentWithdrawn } from '@hub/contracts/consent';
import {
  type EpisodeView,
  type HandOverPack,
  TeamMemberAdded,
  TransferCompleted,
  TransferDeclined,
  type TransferView,
} from '@hub/contracts/episode';

import { Stage } from './stage/stage.js';

let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});

describe('a consent', () => {
  it('reaches every counterpart, and each receipt stands on it', async () => {
    const consent = await stage.consent('Lewisham', ['Greenwich', 'Southwark', 'Bromley']);
    const codes = ['Greenwich', 'Southwark', 'Bromley'].map((name) => stage.code(name));
    const told = await stage.journal.until(ConsentGranted.type, consent.id, codes);
    expect(told).toHaveLength(3);
    const confirmed = await stage.untilConfirmed('Lewisham', consent.id, 'granted');
    expect(confirmed.receipts.map((receipt) => receipt.authority).sort()).toEqual(
      [...codes].sort(),
    );
    for (const { toldAt, receivedAt } of confirmed.receipts)
      expect((toldAt ?? '') <= (receivedAt ?? '')).toBe(true);
  });

  it('is recalled from every holder when withdrawn, at whichever authority the family speaks to', async () => {
    const consent = await stage.consent('Lewisham', ['Greenwich', 'Southwark']);
    await stage.untilConfirmed('Lewisham', consent.id, 'granted');
    const path = `/v1/consents/${consent.id}/withdrawal`;
    const { body } = await stage
      .as('Southwark')
      .post<ConsentView>(path, { body: { withdrawnBy: 'child' } });
    expect(body.state).toBe('withdrawn');
    const all = ['Lewisham', 'Greenwich', 'Southwark'].map((name) => stage.code(name));
    await stage.journal.until(ConsentWithdrawn.type, consent.id, all);
    await stage.untilConfirmed('Lewisham', consent.id, 'withdrawn');
    const again = await stage
      .as('Greenwich')
      .post<ConsentView>(path, { body: { withdrawnBy: 'child' } });
    expect(again.body.endedAt).toBe(body.endedAt);
  });

  it('that was refused is told to nobody', async () => {
    const body = stage.consentBody(['Greenwich'], { decision: 'refused' });
    const { body: consent } = await stage
      .as('Lewisham')
      .post<ConsentView>('/v1/consents', { body });
    expect(consent).toMatchObject({ state: 'refused', receipts: [] });
    await expect(stage.as('Greenwich').get(`/v1/consents/${consent.id}`)).rejects.toMatchObject({
      status: 404,
    });
    expect(await stage.journal.find({ subject: consent.id })).toEqual([]);
  });

  it('for all counterparts is told to those who join later', async () => {
    const consentBody = stage.consentBody([], { recipients: { kind: 'all_counterparts' } });
    const { body: consent } = await stage
      .as('Brent')
      .post<ConsentView>('/v1/consents', { body: consentBody });
    const lookup = await stage.lookup('Brent');
    const { body: episode } = await stage.as('Brent').post<EpisodeView>('/v1/episodes', {
      body: {
        consentId: consent.id,
        lookupId: lookup.id,
        homeAuthority: stage.code('Brent'),
        ownReference: 'T',
        levelOfNeed: { level: 2, label: 'x' },
      },
    });
    const member = {
      authority: stage.code('Harrow'),
      personId: stage.person('Harrow').id,
      role: 'School nurse',
    };
    const joined = await stage
      .as('Brent')
      .post<EpisodeView>(`/v1/episodes/${episode.id}/team-members`, { body: member });
    expect(joined.body.counterparts).toEqual(
      ['Brent', 'Harrow'].map((name) => stage.code(name)).sort(),
    );
    await stage.journal.until(TeamMemberAdded.type, episode.id, [stage.code('Harrow')]);
    await stage.journal.until(ConsentGranted.type, consent.id, [stage.code('Harrow')]);
  });
});

describe('an episode', () => {
  it('does not start without a consent in force, nor without a lookup', async () => {
    const consent = await stage.consent('Ealing', ['Harrow']);
    const lookup = await stage.lookup('Ealing');
    const body = {
      consentId: consent.id,
      lookupId: lookup.id,
      homeAuthority: stage.code('Ealing'),
      ownReference: 'T',
      levelOfNeed: { level: 1, label: 'x' },
    };
    const post = (change: object) =>
      stage.as('Ealing').post<EpisodeView>('/v1/episodes', { body: { ...body, ...change } });
    await expect(post({ consentId: uuidv7() })).rejects.toMatchObject({
      status: 422,
      code: 'consent_missing',
    });
    await expect(post({ lookupId: uuidv7() })).rejects.toMatchObject({
      status: 422,
      code: 'lookup_missing',
    });
    await stage
      .as('Ealing')
      .post(`/v1/consents/${consent.id}/withdrawal`, { body: { withdrawnBy: 'child' } });
    await stage.until(
      () =>
        post({}).then(
          () => 'started',
          (error: unknown) => (error as { code: string }).code,
        ),
      (seen) => seen === 'consent_missing',
    );
  });

  it('is seen by its counterparts alone', async () => {
    const { episode } = await stage.episode('Merton', ['Sutton']);
    await expect(stage.as('Sutton').get(`/v1/episodes/${episode.id}`)).rejects.toMatchObject({
      status: 404,
    });
    expect((await stage.as('Merton').get<EpisodeView>(`/v1/episodes/${episode.id}`)).body).toEqual(
      episode,
    );
  });

  it('stops when its consent is withdrawn, and an open transfer with it', async () => {
    await stage.journal.behave(stage.code('Newham'), { transfers: 'ignore' });
    const { consent, episode } = await stage.episode('Redbridge', ['Newham']);
    const transfer = await stage.propose('Redbridge', 'Newham', episode.id);
    await stage
      .as('Redbridge')
      .post(`/v1/consents/${consent.id}/withdrawal`, { body: { withdrawnBy: 'child' } });
    const read = async () =>
      (await stage.as('Redbridge').get<TransferView>(`/v1/transfers/${transfer.id}`)).body;
    await stage.until(read, ({ state }) => state === 'cancelled');
    const { body } = await stage.as('Redbridge').get<EpisodeView>(`/v1/episodes/${episode.id}`);
    expect(body.state).toBe('withdrawn');
    await stage.journal.behave(stage.code('Newham'), { transfers: 'accept' });
  });
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
      episode: { id: episode.id },
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
});

describe('a dispute', () => {
  it('opens between counterparts, is told to its parties, and is seen by nobody else', async () => {
    const { episode } = await stage.episode('Hounslow', ['Ealing']);
    const member = {
      authority: stage.code('Ealing'),
      personId: stage.person('Ealing').id,
      role: 'Teacher',
    };
    await stage.as('Hounslow').post(`/v1/episodes/${episode.id}/team-members`, { body: member });
    const body = {
      episodeId: episode.id,
      kind: 'who_leads',
      respondents: [stage.code('Ealing')],
      askedFor: 'That Ealing leads',
      riskOfHarm: false,
    };
    // arbitration-service learns of the counterparts from the episode's events.
    const opened = await stage.until(
      () =>
        stage
          .as('Hounslow')
          .post<DisputeView>('/v1/disputes', { body })
          .catch(() => undefined),
      (answer) => answer !== undefined,
    );
    const id = opened?.body.id ?? '';
    expect(opened?.body).toMatchObject({ stage: 0, state: 'open' });
    const told = await stage.journal.until(DisputeOpened.type, id, [
      stage.code('Ealing'),
      stage.code('Hounslow'),
    ]);
    expect(JSON.stringify(told)).not.toContain('That Ealing leads');
    expect((await stage.as('Ealing').get<DisputeView>(`/v1/disputes/${id}`)).body.askedFor).toBe(
      'That Ealing leads',
    );
    await expect(stage.as('Brent').get(`/v1/disputes/${id}`)).rejects.toMatchObject({
      status: 404,
    });
    const { body: page } = await stage
      .as('Ealing')
      .get<{ items: DisputeView[] }>('/v1/disputes?limit=1');
    expect(page.items).toHaveLength(1);
  });
});
