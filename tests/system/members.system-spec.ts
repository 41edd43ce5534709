import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { v7 as uuidv7 } from 'uuid';
import { encryptToHub, QueueDoor } from '@hub/borough-connector';
import type { Envelope } from '@hub/contracts';
import { WithdrawConsent } from '@hub/contracts/consent';
import { type LookupView, PublishPointer, StartLookup } from '@hub/contracts/lookup';
import { Stage } from './stage/stage.js';

const run = promisify(execFile);
type Message = Envelope<Record<string, unknown>>;

/** The test writes as this authority's system; the simulator reads what comes back. */
const PLAYED = 'Westminster';
let stage: Stage;
let door: QueueDoor;

beforeAll(async () => {
  stage = new Stage();
  const { code, amqp } = stage.authority(PLAYED);
  const options = {
    amqpUrl: stage.credentials.hub.amqp,
    authority: code,
    user: amqp.user,
    password: amqp.password,
  };
  door = await QueueDoor.open(options);
});
afterAll(() => door.close());

/** What the hub told the member about one of its messages. */
async function outcomeOf(regarding: string): Promise<Message> {
  const look = async (): Promise<Message | undefined> =>
    (await stage.journal.find({ authority: stage.code(PLAYED), subject: regarding }))
      .map((entry) => entry.message)
      .at(0);
  return (await stage.until(look, (seen) => seen !== undefined)) as Message;
}

describe('a member’s vhost', () => {
  it('lets its user write in, read out, and nothing else', async () => {
    const { amqp } = stage.authority('Islington');
    const url = new URL(stage.files.amqpUrl);
    const open = async (vhost: string) => {
      const connection = await connect({
        hostname: url.hostname,
        port: Number(url.port),
        username: amqp.user,
        password: amqp.password,
        vhost,
      });
      connection.on('error', () => undefined);
      return connection;
    };
    await expect(open('hub')).rejects.toThrow();
    await expect(open(stage.authority('Camden').amqp.vhost)).rejects.toThrow();
    const connection = await open(amqp.vhost);
    const refused = async (
      what: (channel: Awaited<ReturnType<typeof connection.createChannel>>) => Promise<unknown>,
    ) => {
      const channel = await connection.createChannel();
      channel.on('error', () => undefined);
      await expect(what(channel)).rejects.toThrow(/ACCESS[_-]REFUSED/);
    };
    await refused((channel) => channel.consume('in', () => undefined));
    await refused((channel) => channel.assertQueue('mine'));
    await refused((channel) => channel.bindQueue('out', 'in', ''));
    const publisher = await connection.createConfirmChannel();
    const closed = new Promise<Error>((resolve) => publisher.on('error', resolve));
    publisher.publish('out', '', Buffer.from('forged'));
    expect((await closed).message).toMatch(/ACCESS[_-]REFUSED/);
    const forger = await connection.createConfirmChannel();
    const denied = new Promise<Error>((resolve) => forger.on('error', resolve));
    forger.publish('in', '', Buffer.from('{}'), { userId: 'm.E09000007' });
    expect((await denied).message).toMatch(/PRECONDITION[_-]FAILED/);
    await connection.close();
  });
});

describe('a message on in', () => {
  const withdrawal = (change: object = {}): Record<string, unknown> => ({
    specversion: '1.0',
    id: uuidv7(),
    type: WithdrawConsent.type,
    source: `urn:authority:${stage.code(PLAYED)}`,
    data: { consentId: uuidv7(), withdrawnBy: 'child' },
    ...change,
  });

  it.each<[string, () => { id: string; body: string }, string]>([
    ['malformed', () => ({ id: uuidv7(), body: '{"specversion":' }), 'malformed_json'],
    [
      'of an unknown type',
      () => encode(withdrawal({ type: 'consent.destroy.v1' })),
      'unknown_message',
    ],
    [
      'of a type that only services may send',
      () => encode(withdrawal({ type: 'directory.check_password.v1' })),
      'unknown_message',
    ],
    [
      'that says it comes from elsewhere',
      () => encode(withdrawal({ source: `urn:authority:${stage.code('Camden')}` })),
      'forged_sender',
    ],
    [
      'with an unknown field',
      () => encode(withdrawal({ data: { consentId: uuidv7(), withdrawnBy: 'child', x: 1 } })),
      'invalid_request',
    ],
    [
      'with identity in clear',
      () => encode(withdrawal({ type: PublishPointer.type, data: { reference: 'x' } })),
      'encryption_required',
    ],
    [
      'encrypted to another key',
      () => encode(withdrawal({ type: PublishPointer.type, data: { jwe: 'a.b.c.d.e' } })),
      'not_decryptable',
    ],
  ])(
    '%s is parked with its reason, the sender is told, and the queue moves on',
    async (_what, make, code) => {
      const { id, body } = make();
      await door.publish(id, 'test', Buffer.from(body));
      expect((await outcomeOf(id)).data).toMatchObject({ code });
      const { body: parked } = await stage
        .asOperations()
        .get<{ items: { messageId: string; reason: string }[] }>('/v1/ops/parked-messages');
      expect(parked.items).toContainEqual(
        expect.objectContaining({ messageId: id, reason: code, authority: stage.code(PLAYED) }),
      );
      const next = withdrawal();
      await door.publish(String(next['id']), 'test', Buffer.from(JSON.stringify(next)));
      expect((await outcomeOf(String(next['id']))).data).toMatchObject({ code: 'not_found' });
    },
  );

  it('without the broker’s word for its sender is parked as forged', async () => {
    const { amqp } = stage.authority(PLAYED);
    const url = new URL(stage.files.amqpUrl);
    const connection = await connect({
      hostname: url.hostname,
      port: Number(url.port),
      username: amqp.user,
      password: amqp.password,
      vhost: amqp.vhost,
    });
    const channel = await connection.createConfirmChannel();
    const { id, body } = encode(withdrawal());
    channel.publish('in', '', Buffer.from(body));
    await channel.waitForConfirms();
    expect((await outcomeOf(id)).data).toMatchObject({ code: 'forged_sender' });
    await connection.close();
  });

  it('takes effect once, however often it is sent', async () => {
    const consent = await stage.consent('Camden', [PLAYED]);
    await stage.journal.until('consent.granted.v1', consent.id, [stage.code(PLAYED)]);
    const id = uuidv7();
    const data = { consentId: consent.id, withdrawnBy: 'child' };
    for (let time = 0; time < 5; time += 1) await door.send(WithdrawConsent.type, data, { id });
    expect((await outcomeOf(id)).data).toMatchObject({ resultId: consent.id });
    await stage.journal.until('consent.withdrawn.v1', consent.id, [
      stage.code(PLAYED),
      stage.code('Camden'),
    ]);
    const recalls = await stage.journal.find({
      subject: consent.id,
      type: 'consent.withdrawn.v1',
      authority: stage.code('Camden'),
    });
    expect(recalls).toHaveLength(1);
  });

  it('may carry a pointer encrypted to the hub, which a lookup then finds; a lookup over AMQP works alike', async () => {
    const encrypt = await encryptToHub(stage.url);
    const child = {
      givenName: 'Amqp',
      familyName: `Only${uuidv7().slice(-4).replace(/\d/g, 'x')}`,
      dateOfBirth: '2016-05-04',
      postcode: 'SW1A 1AA',
    };
    const pointer = {
      reference: 'AMQP-1',
      state: 'open',
      openedOn: '2026-01-05',
      socialCare: 'not_disclosed',
      child,
    };
    const published = await door.send(PublishPointer.type, await encrypt(pointer));
    await outcomeOf(published);
    const question = { purpose: 'review', caseReference: 'T', child };
    const { body } = await stage.as('Camden').post<LookupView>('/v1/lookups', { body: question });
    expect(body.rows.find((row) => row.name === PLAYED)).toMatchObject({
      outcome: 'found',
      episodes: [{ reference: 'AMQP-1' }],
    });
    const asked = await door.send(StartLookup.type, await encrypt(question), {
      actingPerson: stage.person(PLAYED).id,
    });
    const { resultId } = (await outcomeOf(asked)).data;
    const read = await stage.as(PLAYED).get<LookupView>(`/v1/lookups/${String(resultId)}`);
    expect(read.body.conclusion).toBe('found');
  });
});

describe('a client we did not write', () => {
  it('in Python connects as a member, withdraws a consent and receives its events', async () => {
    const name = 'Tower Hamlets';
    await stage.process('borough-simulator', 'stop');
    const consent = await stage.consent('Camden', [name]);
    const { code, amqp } = stage.authority(name);
    const { hostname, port } = new URL(stage.files.amqpUrl);
    try {
      const script = [
        'tests/system/pika_member.py',
        hostname,
        port,
        amqp.user,
        amqp.password,
        code,
        consent.id,
      ];
      const { stdout } = await run('/usr/bin/python3', script, { timeout: 40_000 });
      const received = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Message);
      expect(received.map((message) => message.type).sort()).toEqual([
        'command.accepted.v1',
        'consent.granted.v1',
        'consent.withdrawn.v1',
      ]);
    } finally {
      await stage.process('borough-simulator', 'start');
    }
    const { body } = await stage.as(name).get<{ state: string }>(`/v1/consents/${consent.id}`);
    expect(body.state).toBe('withdrawn');
    await stage.journal.until('consent.withdrawn.v1', consent.id, [stage.code('Camden')]);
  });
});

function encode(envelope: Record<string, unknown>): { id: string; body: string } {
  return { id: String(envelope['id']), body: JSON.stringify(envelope) };
}
