import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { v7 as uuidv7 } from 'uuid';
import { encryptToHub, QueueDoor } from '@hub/borough-connector';
import type { RequestDefinition } from '@hub/contracts';
import { type HttpOperation, httpOperations } from '@hub/contracts/catalogue';
import { fromAddress } from '@hub/contracts/shape';
import { allMessages } from '@hub/internal-messages';
import { Random } from '@hub/seeded-random';
import { mutantsOf } from '../contracts/mutants.js';
import { Stage } from './stage/stage.js';

const SEED = 20_260_302;
/** Of a request: changes to where an object belongs, and others. */
const EACH = 2;
const PLAYED = 'Haringey';
/** One person alone may not call as often in a minute. */
const CALLERS = [PLAYED, 'Enfield'];
/** A name that every object has by birth is seen before the shape is. */
const REFUSED = ['invalid_request', 'malformed_json'];
/** Where it would show that something was taken after all. */
const TABLES = {
  'consent-service': ['consent', 'override', 'release'],
  'episode-service': ['episode', 'transfer', 'service_request'],
  'lookup-service': ['lookup'],
  'arbitration-service': ['dispute'],
} as const;

let stage: Stage;
let door: QueueDoor;
let tokens: string[];

beforeAll(async () => {
  stage = new Stage();
  tokens = await Promise.all(
    CALLERS.map((borough) => stage.members.token(stage.person(borough))()),
  );
  const { code, amqp } = stage.authority(PLAYED);
  door = await QueueDoor.open({
    amqpUrl: stage.credentials.hub.amqp,
    authority: code,
    user: amqp.user,
    password: amqp.password,
  });
});
afterAll(() => door.close());

async function stored(): Promise<Record<string, string>> {
  const counts: Record<string, string> = {};
  for (const [service, tables] of Object.entries(TABLES)) {
    for (const table of tables)
      counts[table] =
        (await stage.query<{ count: string }>(service, `SELECT count(*) FROM ${table}`))[0]
          ?.count ?? '';
  }
  return counts;
}

type Accepts = (payload: object) => boolean;

/**
 * Some mutants of a request that its published schema refuses, the same ones in each run; what is
 * sent is what `as` makes of them.
 */
function sample<Sent>(
  request: RequestDefinition,
  as: (payload: object, accepts: Accepts) => Sent | undefined,
): { what: string; sent: Sent }[] {
  const schema = JSON.parse(
    readFileSync(`docs/generated/schemas/${request.type}.json`, 'utf8'),
  ) as Record<string, unknown>;
  const ajv = new Ajv2020({ strict: true, strictRequired: false });
  addFormats.default(ajv);
  const accepts: Accepts = ajv.compile(schema);
  const mutants = mutantsOf(request, schema).filter(({ payload }) => !accepts(payload));
  const fit = mutants.flatMap(({ what, payload, ofObject }) => {
    const sent = as(payload, accepts);
    return sent === undefined ? [] : [{ what: `${request.type}: ${what}`, sent, ofObject }];
  });
  const mixed = new Random(SEED).shuffled(fit);
  return [true, false].flatMap((wanted) =>
    mixed.filter(({ ofObject }) => ofObject === wanted).slice(0, EACH),
  );
}

/** The address and body that carry a payload over HTTP; undefined where none can. */
function callOf(
  { http, payload: shape, examples }: HttpOperation,
  payload: Readonly<Record<string, unknown>>,
  accepts: Accepts,
): { path: string; body?: string } | undefined {
  const inPath = [...http.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const example = examples[0] as Readonly<Record<string, unknown>>;
  if (inPath.some((name) => payload[name] !== example[name])) return undefined;
  const path = http.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(payload[name])),
  );
  const rest = Object.fromEntries(
    Object.entries(payload).filter(([name]) => !inPath.includes(name)),
  );
  if (http.method !== 'GET') return { path, body: JSON.stringify(rest) };
  if (Object.values(rest).some((value) => typeof value === 'object')) return undefined;
  const query = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [name, String(value)]),
  );
  if (accepts({ ...payload, ...fromAddress(shape, query) })) return undefined;
  return { path: `${path}?${new URLSearchParams(query).toString()}` };
}

describe('requests that are not quite an example', () => {
  it('are refused at the HTTP door for their shape, and store nothing', async () => {
    const before = await stored();
    const calls = httpOperations().flatMap((operation) =>
      sample(operation, (payload, accepts) =>
        callOf(operation, payload as Readonly<Record<string, unknown>>, accepts),
      ).map(({ what, sent }) => ({ what, method: operation.http.method, call: sent })),
    );
    expect(calls.length).toBeGreaterThan(httpOperations().length);
    const wrong: unknown[] = [];
    for (const [number, { what, method, call }] of calls.entries()) {
      const headers = {
        authorization: `Bearer ${String(tokens[number % tokens.length])}`,
        'content-type': 'application/json',
        'idempotency-key': uuidv7(),
        'if-match': '"1"',
      };
      const reply = await fetch(`${stage.url}${call.path}`, {
        method,
        headers,
        ...(call.body === undefined ? {} : { body: call.body }),
      });
      const { code } = (await reply.json()) as { code?: string };
      if (reply.status !== 400 || !REFUSED.includes(code ?? ''))
        wrong.push({ what, status: reply.status, code });
    }
    expect(wrong).toEqual([]);
    expect(await stored()).toEqual(before);
  }, 60_000);

  it('are refused at a member’s AMQP door, which tells the member, and store nothing', async () => {
    const before = await stored();
    const encrypt = await encryptToHub(stage.url);
    const commands = allMessages().filter(
      (message): message is RequestDefinition => message.kind !== 'event' && message.amqp === true,
    );
    const sent = new Map<string, string>();
    for (const command of commands) {
      for (const { what, sent: payload } of sample(command, (one) => one)) {
        const id = uuidv7();
        sent.set(id, what);
        await door.send(
          command.type,
          command.personalData === 'none' ? payload : await encrypt(payload),
          { id },
        );
      }
    }
    expect(sent.size).toBeGreaterThan(commands.length);
    const authority = stage.code(PLAYED);
    const toldOf = async (id: string) =>
      (await stage.journal.find({ authority, subject: id })).map(({ message }) => ({
        type: message.type,
        code: (message.data as { code?: string }).code,
      }));
    for (const [id, what] of sent) {
      const told = await stage.until(
        () => toldOf(id),
        (seen) => seen.length > 0,
      );
      const code = REFUSED.find((one) => one === told[0]?.code);
      expect({ what, told }).toEqual({
        what,
        told: [{ type: 'command.refused.v1', code: code ?? REFUSED[0] }],
      });
    }
    expect(await stored()).toEqual(before);
  }, 60_000);
});
