import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type {
  DeadLetterDetail,
  DeadLetterPage,
  FailureGroups,
  MessagesPage,
  ReplayView,
  StuckList,
} from '@hub/contracts/monitor';
import { Stage } from './stage/stage.js';

let stage: Stage;
let admin: pg.Client;

beforeAll(async () => {
  stage = new Stage();
  const url = new URL(stage.files.databaseUrl);
  url.pathname = '/hub';
  admin = new pg.Client({ connectionString: url.href });
  admin.on('error', () => undefined);
  await admin.connect();
});
afterAll(() => admin.end());

const get = async <T>(path: string): Promise<T> => (await stage.asOperations().get<T>(path)).body;
const lettersOf = async (messageId: string): Promise<DeadLetterPage['items']> =>
  (await get<DeadLetterPage>('/v1/ops/dead-letters?limit=100')).items.filter(
    (letter) => letter.messageId === messageId,
  );

/** What the evidence ledger holds of a kind of request. */
async function evidenceOf(
  action: string,
): Promise<{ outcome: string; because?: string; by: object }[]> {
  const rows = await stage.query<{ entry: string }>(
    'ledger-service',
    `SELECT entry FROM leaf WHERE entry LIKE '%"action":"${action}"%'`,
  );
  return rows.map(
    ({ entry }) => JSON.parse(entry) as { outcome: string; because?: string; by: object },
  );
}
describe('poison', () => {
  const good = (change: object): Buffer => {
    const id = uuidv7();
    const data = { episodeId: uuidv7(), consentId: uuidv7() };
    const envelope = {
      specversion: '1.0',
      id,
      type: 'episode.withdrawn.v1',
      source: 'urn:test',
      time: new Date().toISOString(),
      data,
      subject: id,
      partitionkey: id,
      sequence: '0000000001',
    };
    return Buffer.from(JSON.stringify({ ...envelope, ...change }));
  };
  const POISON: readonly (readonly [reason: string, body: Buffer, headers?: object])[] = [
    ['not_json', Buffer.from('{"broken":')],
    ['no_envelope', Buffer.from('null')],
    ['no_envelope', Buffer.from('[1,2]')],
    ['unknown_type', good({ type: 'child.abducted.v1' })],
    ['wrong_version', good({ type: 'episode.withdrawn.v9' })],
    ['wrong_version', good({ specversion: '0.3' })],
    ['wrong_shape', good({ data: { nonsense: true } })],
    ['not_json', Buffer.alloc(1_000, 0xff), { padding: 'x'.repeat(60_000) }],
    ['too_large', Buffer.alloc(300_000, 'x')],
  ];

  it.each(POISON.map(([reason, body, headers], number) => ({ reason, body, headers, number })))(
    '$number $reason is parked once with its reason, and the queue moves on',
    async ({ reason, body, headers }) => {
      const messageId = uuidv7();
      const connection = await connect(`${stage.files.amqpUrl}/hub`, { noDelay: true });
      const channel = await connection.createConfirmChannel();
      const options = { messageId, deliveryMode: 2, ...(headers === undefined ? {} : { headers }) };
      for (const _twice of [1, 2]) channel.publish('', 'arbitration-service', body, options);
      await channel.waitForConfirms();
      await connection.close();
      const [letter, ...more] = await stage.until(
        () => lettersOf(messageId),
        (found) => found.length > 0,
      );
      expect(more).toEqual([]);
      expect(letter).toMatchObject({
        service: 'arbitration-service',
        error: reason,
        state: 'new',
        failures: 1,
      });
      const { episode } = await stage.episode('Lewisham', ['Greenwich']);
      const passed = () =>
        get<MessagesPage>(
          `/v1/ops/messages?subject=${episode.id}&messageType=episode.started.v1&state=processed`,
        );
      await stage.until(passed, (page) => page.items.length === 1);
    },
  );
});

describe('a message that a service cannot handle', () => {
  const table = 'arbitration_service.episode_counterpart';

  it('is tried again, parked, replayed by two people, and has its effect once', async () => {
    await admin.query(`ALTER TABLE ${table} RENAME TO mislaid`);
    const { episode } = await stage.episode('Lewisham', ['Greenwich', 'Bromley']);
    const parkedOf = async () =>
      (
        await get<MessagesPage>(
          `/v1/ops/messages?subject=${episode.id}&messageType=episode.started.v1`,
        )
      ).items.filter((message) => message.state === 'parked');
    const [parked] = await stage.until(parkedOf, (found) => found.length === 1);
    await admin.query('ALTER TABLE arbitration_service.mislaid RENAME TO episode_counterpart');
    const messageId = parked?.id ?? '';
    expect(
      parked?.handlings.find((handling) => handling.consumer === 'arbitration-service'),
    ).toMatchObject({ last: 'parked', attempts: 4, error: expect.stringContaining('42P01') });
    await stage.until(
      () => get<StuckList>('/v1/ops/stuck?seconds=1'),
      ({ items }) => items.some((item) => item.kind === 'parked' && item.messageId === messageId),
    );
    expect(
      (await get<FailureGroups>('/v1/ops/failure-groups')).items.some(
        (group) => group.open > 0 && group.error.includes('42P01'),
      ),
    ).toBe(true);
    const [letter] = await lettersOf(messageId);
    const [anne, ben] = [stage.members.as(stage.operator(0)), stage.members.as(stage.operator(1))];
    const body = { reason: 'The table is back; ticket 7', deadLetterIds: [letter?.id ?? ''] };
    expect(
      (await anne.post<ReplayView>('/v1/ops/replays', { body: { ...body, dryRun: true } })).body,
    ).toMatchObject({ state: 'dry_run', counts: { total: 1 } });
    const { body: replay, status } = await anne.post<ReplayView>('/v1/ops/replays', { body });
    expect([status, replay.state, replay.needsApproval]).toEqual([
      201,
      'waiting_for_approval',
      true,
    ]);
    const path = `/v1/ops/replays/${replay.id ?? ''}`;
    await expect(anne.post(`${path}/approval`, {})).rejects.toMatchObject({
      status: 403,
      code: 'second_person_needed',
    });
    await stage.process('monitor-service', 'kill');
    await stage.process('monitor-service', 'start');
    expect((await ben.post<ReplayView>(`${path}/approval`, {})).body).toMatchObject({
      state: 'running',
    });
    await expect(ben.post(`${path}/approval`, {})).rejects.toMatchObject({ status: 409 });
    const done = await stage.until(
      () => get<ReplayView>(path),
      (view) => view.state === 'finished',
    );
    expect(done.counts).toMatchObject({ total: 1, resolved: 1, failedAgain: 0 });
    const detail = await get<DeadLetterDetail>(`/v1/ops/dead-letters/${letter?.id ?? ''}`);
    expect(detail.history.map((step) => step.state)).toEqual([
      'new',
      'replay_requested',
      'replay_sent',
      'resolved',
    ]);
    const rows = await admin.query<{ authority: string }>(
      `SELECT authority FROM ${table} WHERE episode_id = $1`,
      [episode.id],
    );
    expect(new Set(rows.rows.map((row) => row.authority)).size).toBe(rows.rows.length);
    expect(rows.rows.length).toBeGreaterThan(0);
  });

  it('is replayed only with a reason and by operations staff; refusals are recorded', async () => {
    const operator = stage.members.as(stage.operator(0));
    await expect(operator.post('/v1/ops/replays', { body: {} })).rejects.toMatchObject({
      status: 422,
      code: 'reason_missing',
    });
    await expect(
      stage.as('Lewisham').post('/v1/ops/replays', { body: { reason: 'x' } }),
    ).rejects.toMatchObject({ status: 403 });
    const refusals = async () =>
      (await evidenceOf('replay.request.v1'))
        .filter(({ outcome }) => outcome === 'refused')
        .map(({ because }) => because);
    await stage.until(refusals, (seen) =>
      ['forbidden', 'reason_missing'].every((code) => seen.includes(code)),
    );
  });

  it('is let go with a reason, and then has no effect', async () => {
    const { items } = await get<DeadLetterPage>('/v1/ops/dead-letters?state=new&limit=1');
    const [letter] = items;
    const discard = (reason?: string) =>
      stage.asOperations().post(`/v1/ops/dead-letters/${letter?.id ?? ''}/discard`, {
        body: reason === undefined ? {} : { reason },
      });
    await expect(discard()).rejects.toMatchObject({ code: 'reason_missing' });
    await discard('Planted by a test');
    await stage.until(
      () => get<DeadLetterDetail>(`/v1/ops/dead-letters/${letter?.id ?? ''}`),
      (seen) => seen.state === 'discarded',
    );
    await expect(discard('again')).rejects.toMatchObject({ status: 409 });
  });
});

describe('what operations did', () => {
  it('stands in the evidence ledger, also where it was refused', async () => {
    const seen = () => evidenceOf('dead_letter.discard.v1');
    const entries = await stage.until(seen, (all) =>
      all.some(({ because }) => because === 'conflict'),
    );
    expect(entries).toContainEqual(
      expect.objectContaining({
        outcome: 'done',
        because: 'discard_sent',
        by: expect.objectContaining({ authority: 'hub', personId: stage.operator().id }),
      }),
    );
  });

  it('is kept with the service’s own password and holds no word of content', async () => {
    const text =
      JSON.stringify((await admin.query('SELECT * FROM monitor_service.history')).rows) +
      JSON.stringify((await admin.query('SELECT detail FROM monitor_service.journal_entry')).rows);
    const { details } = stage.childOf('Lewisham');
    for (const secret of [
      details.nhsNumber ?? '-',
      details.familyName ?? '-',
      details.dateOfBirth ?? '-',
    ])
      expect(text).not.toContain(`"${secret}"`);
    expect(text.length).toBeGreaterThan(10_000);
    expect(readFileSync(`${stage.files.stateFolder}/passwords.json`, 'utf8')).toContain(
      'monitor-service',
    );
  });
});
