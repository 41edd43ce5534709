import { beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { DisputeOpened, type DisputeView } from '@hub/contracts/arbitration';
import { ConsentGranted, type ConsentView, ConsentWithdrawn } from '@hub/contracts/consent';
import { type EpisodeView, TeamMemberAdded, type TransferView } from '@hub/contracts/episode';

import { Stage } from './stage/stage.js';
import { answersTo } from '../../tools/demonstration/found-answers.js';

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
        urgent: 'family_cannot_wait',
        found: answersTo(lookup),
        homeAuthority: stage.code('Brent'),
        ownReference: 'T',
        levelOfNeed: { level: 2, label: 'x' },
      },
    });
    const member = {
      authority: stage.code('Harrow'),
      personId: stage.person('Harrow').id,
      role: 'school_nurse',
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
      urgent: 'family_cannot_wait',
      found: answersTo(lookup),
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

describe('a dispute', () => {
  it('opens between counterparts, is told to its parties, and is seen by nobody else', async () => {
    const { episode } = await stage.episode('Hounslow', ['Ealing']);
    const member = {
      authority: stage.code('Ealing'),
      personId: stage.person('Ealing').id,
      role: 'teacher',
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
