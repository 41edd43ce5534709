import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ConsentView } from '@hub/contracts/consent';
import { type EpisodeView, TransferCompleted } from '@hub/contracts/episode';
import {
  DoubleStartMade,
  type FoundEpisode,
  type JoinRequestDetail,
  type JoinRequestView,
  LookupFound,
  type LookupView,
} from '@hub/contracts/lookup';
import type { InboxPage } from '@hub/contracts/notification';
import { answersTo } from '../../tools/demonstration/found-answers.js';
import { Stage } from './stage/stage.js';

const WITHIN_MS = 90_000;
let stage: Stage;
beforeAll(() => {
  stage = new Stage();
});
afterAll(() => stage.process('episode-service', 'start'));

const childNamed = (givenName: string, familyName: string) => ({
  givenName,
  familyName,
  dateOfBirth: '2015-05-06',
  postcode: 'WC2N 9ZZ',
});
const lookUp = async (by: string, child: object): Promise<LookupView> => {
  const body = { purpose: 'before_assessment', caseReference: 'HUB-1', child };
  return (await stage.as(by).post<LookupView>('/v1/lookups', { body })).body;
};
const foundBy = async (by: string, child: object, holder: string): Promise<FoundEpisode[]> => {
  const { rows } = await lookUp(by, child);
  return rows.find(({ authority }) => authority === stage.code(holder))?.episodes ?? [];
};
const start = async (
  by: string,
  lookup: LookupView,
  ownReference: string,
  consent?: ConsentView,
) => {
  const { id: consentId } = consent ?? (await stage.consent(by, ['Greenwich', 'Lewisham']));
  const body = {
    consentId,
    lookupId: lookup.id,
    urgent: 'family_cannot_wait',
    found: answersTo(lookup),
    homeAuthority: stage.code(by),
    ownReference,
    levelOfNeed: { level: 2, label: 'Targeted' },
  };
  return (await stage.as(by).post<EpisodeView>('/v1/episodes', { body, attempts: 1 })).body;
};

describe('an episode of the hub', () => {
  it('is found by a lookup in another borough at once, and follows what becomes of it', async () => {
    const child = childNamed('Ottoline', 'Hubbardston');
    expect(await foundBy('Greenwich', child, 'Lewisham')).toEqual([]);
    const lookup = await lookUp('Lewisham', child);
    const episode = await start('Lewisham', lookup, 'HUB-FOUND');
    const [found] = await foundBy('Greenwich', child, 'Lewisham');
    expect(found).toMatchObject({
      reference: 'HUB-FOUND',
      leadCafContact: { role: expect.any(String) },
    });
    const again = await lookUp('Greenwich', child);
    expect(again.conclusion).toBe('found');
    expect(again.hubUpTo).toBe(again.askedAt);

    const open = await stage.until(
      () => foundBy('Southwark', child, 'Lewisham'),
      ([one]) => one?.state === 'open' && one.leadProfessional !== undefined,
    );
    expect(open).toHaveLength(1);
    const details = `SELECT 1 FROM lookup_details WHERE lookup_id = '${lookup.id}'`;
    await stage.until(
      () => stage.query('lookup-service', details),
      (rows) => rows.length === 0,
    );
    await stage.as('Lewisham').post(`/v1/episodes/${episode.id}/steps`, {
      body: { step: 'close', closingReason: 'needs_met' },
      ifMatch: `"${String(episode.version)}"`,
    });
    const [closed] = await stage.until(
      () => foundBy('Southwark', child, 'Lewisham'),
      ([one]) => one?.state === 'closed',
    );
    expect(closed?.closing).toEqual({ on: expect.any(String), as: 'needs_met' });
  });

  it('that was handed over is told of a lookup where it began and where it is led', async () => {
    const child = childNamed('Araminta', 'Hubsworth');
    const { id } = await start('Lewisham', await lookUp('Lewisham', child), 'HUB-MOVED');
    const transfer = await stage.propose('Lewisham', 'Greenwich', id);
    const [from, to] = [stage.code('Lewisham'), stage.code('Greenwich')];
    await stage.journal.until(TransferCompleted.type, transfer.id, [from, to]);
    await stage.until(
      () => foundBy('Southwark', child, 'Lewisham'),
      ([one]) => one?.leadAuthority === to,
    );
    const again = await lookUp('Southwark', child);
    await stage.journal.until(LookupFound.type, again.id, [from, to]);
  });

  it('takes into its team who asked after a lookup, where the family agreed to their authority', async () => {
    const child = childNamed('Cressida', 'Hubberholme');
    const { id } = await start('Lewisham', await lookUp('Lewisham', child), 'HUB-JOIN');
    const lead = stage.as('Lewisham', 'lead_caf_contact');
    const ask = async (by: string, wish: JoinRequestView['wish']) => {
      const lookup = await lookUp(by, child);
      const body = { authority: stage.code('Lewisham'), reference: 'HUB-JOIN', wish };
      const at = `/v1/lookups/${lookup.id}`;
      const { body: request } = await stage
        .as(by)
        .post<JoinRequestView>(`${at}/join-requests`, { body });
      return { at, path: `/v1/join-requests/${request.id}`, request };
    };
    const answered = async (by: string) => {
      const { path } = await ask(by, 'join_team');
      await lead.post(`${path}/answer`, { body: { outcome: 'joins' } });
      const read = async () => (await stage.as(by).get<JoinRequestDetail>(path)).body;
      const shown = await stage.until(read, ({ admission }) => admission !== 'asked');
      return { shown, toLead: (await lead.get<JoinRequestDetail>(path)).body };
    };

    const { shown } = await answered('Greenwich');
    expect(shown).toMatchObject({ admission: 'joined' });
    const { body: episode } = await stage.as('Greenwich').get<EpisodeView>(`/v1/episodes/${id}`);
    expect(episode.team).toMatchObject([{ personId: stage.person('Greenwich').id }]);

    const refused = await answered('Southwark');
    expect(refused.shown).toMatchObject({ admission: 'not_joined' });
    expect(refused.shown).not.toHaveProperty('hindrance');
    expect(refused.toLead).toMatchObject({ hindrance: 'consent_missing' });
    await expect(stage.as('Southwark').get(`/v1/episodes/${id}`)).rejects.toMatchObject({
      status: 404,
    });

    const { at, path, request } = await ask('Greenwich', 'ring_me');
    const tasks = async () =>
      (await stage.as('Lewisham').get<InboxPage>('/v1/inbox?limit=100')).body.items.filter(
        ({ subject }) => subject === request.id,
      );
    await stage.until(tasks, (items) => items.length > 0);
    await stage.as('Greenwich').post(`${at}/withdrawal`, { body: {} });
    await stage.until(tasks, (items) => items.length === 0);
    expect((await lead.get<JoinRequestView>(path)).body).toMatchObject({
      state: 'closed',
      endedAt: expect.any(String),
    });
  });

  it('stands alone where two start at one time: the other is told, and both lead CAF contacts', async () => {
    const child = childNamed('Peregrine', 'Hubbleworth');
    const [one, other] = [await lookUp('Lewisham', child), await lookUp('Greenwich', child)];
    const outcomes = await Promise.allSettled([
      start('Lewisham', one, 'HUB-ONE'),
      start('Greenwich', other, 'HUB-TWO'),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { status: 409, code: 'child_being_opened' },
    });
    const lost = outcomes[0].status === 'rejected' ? one : other;
    const [double] = await stage.until(
      () =>
        stage.query<{ id: string }>(
          'lookup-service',
          `SELECT id FROM double_start WHERE lookup_id = '${lost.id}'`,
        ),
      (rows) => rows.length > 0,
    );
    const { id = '' } = double ?? {};
    await stage.journal.until(DoubleStartMade.type, id, [
      stage.code('Lewisham'),
      stage.code('Greenwich'),
    ]);
    for (const party of ['Lewisham', 'Greenwich']) {
      const lead = stage.as(party, 'lead_caf_contact');
      const inbox = async () =>
        (await lead.get<InboxPage>('/v1/inbox?limit=100')).body.items.filter(
          ({ subject }) => subject === id,
        );
      const [task] = await stage.until(inbox, (items) => items.length > 0);
      expect(task).toMatchObject({ step: 'look_at_double_start', path: `/v1/double-starts/${id}` });
      await lead.post(`/v1/double-starts/${id}/acknowledgement`, { body: {} });
      await stage.until(inbox, (items) => items.length === 0);
    }
    await expect(
      stage.as('Sutton', 'lead_caf_contact').get(`/v1/double-starts/${id}`),
    ).rejects.toMatchObject({ status: 404 });
  });

  it(
    'is let go where its start died between claim and episode, once episode-service has said so',
    async () => {
      const child = childNamed('Theodosia', 'Hubermann');
      const lookup = await lookUp('Lewisham', child);
      const consent = await stage.consent('Lewisham', ['Greenwich']);
      const held = stage.query(
        'episode-service',
        `SELECT pg_advisory_xact_lock(hashtextextended('${lookup.id}', 3)), pg_sleep(8)`,
      );
      const dead = start('Lewisham', lookup, 'HUB-DEAD', consent).catch((error: unknown) => error);
      const states = async () =>
        (await foundBy('Greenwich', child, 'Lewisham')).map(({ state }) => state);
      await stage.until(states, ([state]) => state === 'being_opened');
      await stage.process('episode-service', 'kill');
      await Promise.all([dead, held]);
      expect(await states()).toEqual(['being_opened']);
      await stage.process('episode-service', 'start');
      await stage.until(states, (all) => all.length === 0, 60_000);
      expect(await start('Lewisham', lookup, 'HUB-DEAD', consent)).toMatchObject({
        id: consent.episodeId,
      });
    },
    WITHIN_MS,
  );
});
