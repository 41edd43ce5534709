import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import { v7 as uuidv7 } from 'uuid';
import { WithdrawConsent } from '@hub/contracts/consent';
import { Stage } from './stage/stage.js';

/** More than the gateway takes of one member at a time. */
const BAD = 60;
const PLAYED = 'Havering';
const NEIGHBOUR = 'Barking and Dagenham';
let stage: Stage;
let code: string;
let connections: ChannelModel[] = [];

beforeAll(() => {
  stage = new Stage();
  code = stage.code(PLAYED);
});
afterAll(async () => {
  for (const connection of connections) await connection.close();
});

async function doorOf(
  authority: string,
): Promise<(body: Buffer, messageId?: string) => Promise<void>> {
  const { amqp } = stage.authority(authority);
  const url = new URL(stage.files.amqpUrl);
  const connection = await connect({
    hostname: url.hostname,
    port: Number(url.port),
    username: amqp.user,
    password: amqp.password,
    vhost: amqp.vhost,
  });
  connections = [...connections, connection];
  const channel: ConfirmChannel = await connection.createConfirmChannel();
  return async (body, messageId) => {
    channel.publish('in', '', body, {
      userId: amqp.user,
      ...(messageId === undefined ? {} : { messageId }),
    });
    await channel.waitForConfirms();
  };
}

/** A message that nobody can take, and the name by which its sender hears of it. */
function badMessage(number: number): { body: Buffer; messageId?: string; named: string } {
  const id = `bad-${String(number)}`;
  const envelope = (change: string): Buffer =>
    Buffer.from(`{"specversion":"1.0","source":"urn:authority:${code}","data":{},${change}}`);
  const kinds = [
    { body: Buffer.from('not json'), messageId: `a\0${id}`, named: `a\\u0000${id}` },
    { body: envelope(`"type":"x","id":"\\ud800${id}"`), named: `\\ud800${id}` },
    { body: envelope(`"type":"\\ud800","id":"${id}"`), named: id },
    {
      body: envelope(`"type":"x","id":"\\u0000${id}"`),
      messageId: `x\0${id}`,
      named: `\\u0000${id}`,
    },
    {
      body: Buffer.concat([Buffer.from([0xff, 0xfe, 0x00]), Buffer.from(id)]),
      messageId: id,
      named: id,
    },
    {
      body: envelope(`"type":"${WithdrawConsent.type}","id":"${id}","actingperson":"\\udc00"`),
      named: id,
    },
  ];
  return kinds[number % kinds.length] as (typeof kinds)[number];
}

/** What a good command that names a consent which is none is answered with, and how soon. */
async function goodCommandOf(
  authority: string,
  send: (body: Buffer, messageId?: string) => Promise<void>,
): Promise<void> {
  const id = uuidv7();
  const source = `urn:authority:${stage.code(authority)}`;
  await send(
    Buffer.from(
      JSON.stringify({
        specversion: '1.0',
        id,
        type: WithdrawConsent.type,
        source,
        data: { consentId: uuidv7(), withdrawnBy: 'child' },
      }),
    ),
    id,
  );
  const told = await stage.until(
    () => stage.journal.find({ authority: stage.code(authority), subject: id }),
    (seen) => seen.length > 0,
    10_000,
  );
  expect(told.map(({ message }) => message.data)).toEqual([
    expect.objectContaining({ code: 'not_found' }),
  ]);
}

const parkedRows = async (): Promise<number> =>
  Number(
    (
      await stage.query<{ count: string }>(
        'gateway',
        `SELECT count(*) FROM parked_message WHERE authority = '${code}'`,
      )
    )[0]?.count,
  );

describe(`${String(BAD)} messages that nobody can take`, () => {
  it('are each parked once and told of, and good commands go on, also after a restart', async () => {
    const [send, sendOther] = [await doorOf(PLAYED), await doorOf(NEIGHBOUR)];
    const before = await parkedRows();
    const bad = Array.from({ length: BAD }, (_, number) => badMessage(number));
    for (const { body, messageId } of bad.slice(0, BAD / 2)) await send(body, messageId);
    await stage.process('gateway', 'kill');
    for (const { body, messageId } of bad.slice(BAD / 2)) await send(body, messageId);
    await stage.process('gateway', 'start');
    await goodCommandOf(PLAYED, send);
    await goodCommandOf(NEIGHBOUR, sendOther);
    await stage.until(parkedRows, (rows) => rows - before >= BAD);
    for (const { named } of bad) {
      const told = await stage.until(
        () => stage.journal.find({ authority: code, subject: named }),
        (seen) => seen.length > 0,
      );
      expect(
        told.map(({ message }) => [message.type, (message.data as { code: string }).code]),
      ).toEqual([['command.refused.v1', 'malformed_json']]);
    }
    expect((await parkedRows()) - before).toBe(BAD);
    const { body: parked } = await stage
      .asOperations()
      .get<{ items: { messageId: string; authority: string }[] }>('/v1/ops/parked-messages');
    const listed = parked.items
      .filter(({ authority }) => authority === code)
      .map(({ messageId }) => messageId);
    expect(listed).toEqual(expect.arrayContaining(bad.map(({ named }) => named)));
    expect(await (await fetch(`${stage.url}/metrics`)).text()).toMatch(
      new RegExp(
        `hub_member_messages_parked_total\\{authority="${code}",reason="malformed_json".*\\} \\d+`,
      ),
    );
  }, 120_000);
});
