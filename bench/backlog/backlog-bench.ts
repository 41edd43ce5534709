import { setTimeout as pause } from 'node:timers/promises';
import { connect } from 'amqplib';
import pg from 'pg';
import { memberVhost } from '@hub/contracts';
import type { ConsentView } from '@hub/contracts/consent';
import { MEMBER_OUT } from '@hub/messaging';
import { v7 as uuidv7 } from 'uuid';
import type { BackingServices } from '../../tools/backing-services/services.js';
import { management } from '../../tools/backing-services/management.js';
import { Members } from '../../tools/people/members-view.js';
import { measureConsents } from '../hub/measure-consents.js';
import { onHub } from '../on-hub.js';
import { residentMegabytes } from '../usage.js';

const AWAY = 'Sutton';
const DELIVERIES = 1_000_000;
const LOAD = { perSecond: 20, seconds: 15 };
const DRAIN_SECONDS = 90;
const PASSWORD = 'away for the bench alone';
const PREFETCH = 500;

/**
 * A million deliveries wait for an authority that was away: whom they hold up, and how they go out
 * once it is back.
 */
export async function measureBacklog(
  backing: BackingServices,
  folder: string,
  tell: (sentence: string) => void,
): Promise<object> {
  return onHub({ backing, folder, tell }, async (hub) => {
    const members = new Members(hub.credentials);
    const door = members.as(members.person('Lewisham', 'practitioner'));
    const counterparts = ['Greenwich', 'Southwark', 'Bromley'].map(
      (name) => members.authority(name).code,
    );
    await door.get('/v1/authorities');
    tell('Consents of the others, while nobody is away.');
    const before = await measureConsents(door, counterparts, LOAD);
    const { code } = members.authority(AWAY);
    const vhost = memberVhost(code);
    await lockOut(backing.managementUrl, vhost);
    const consent = {
      episodeId: uuidv7(),
      decision: 'granted',
      givenBy: { kind: 'parental_responsibility' },
      purpose: 'Bench',
      scope: ['existence'],
      recipients: { kind: 'listed', authorities: [code] },
      givenAt: new Date(Date.now() - 60_000).toISOString(),
      evidenceReference: 'B',
    };
    await door.post<ConsentView>('/v1/consents', { body: consent, attempts: 1 });
    const database = new pg.Client({
      connectionString: hub.process('notification-service').settings.variables['HUB_DATABASE_URL'],
    });
    database.on('error', () => undefined);
    await database.connect();
    await pause(3_000);
    tell(`Putting ${String(DELIVERIES)} deliveries into the stream of ${AWAY}.`);
    await database.query(FILL, [code, DELIVERIES]);
    await database.query('UPDATE delivery_stream SET last = last + $2 WHERE authority = $1', [
      code,
      DELIVERIES,
    ]);
    await database.query('ANALYZE delivery');
    tell('Consents of the others, while it is away.');
    const away = await measureConsents(door, counterparts, LOAD);
    tell(
      `${AWAY} is back and reads for ${String(DRAIN_SECONDS)} s; consents of the others meanwhile.`,
    );
    const drain = drained(backing.amqpUrl, vhost);
    const meanwhile = await measureConsents(door, counterparts, LOAD);
    const result = await drain;
    const [left] = (
      await database.query<{ count: string }>(
        'SELECT count(*) FROM delivery WHERE authority = $1 AND sent_at IS NULL',
        [code],
      )
    ).rows;
    await database.end();
    return {
      deliveries: DELIVERIES,
      consentsPerSecond: LOAD.perSecond,
      before,
      away,
      meanwhile,
      drain: result,
      leftInTheDatabase: Number(left?.count),
      note: `Drained for ${String(DRAIN_SECONDS)} s, not to the end.`,
    };
  });
}

/**
 * As if the authority's system had been switched off: its user gets another password and loses its
 * connections.
 */
async function lockOut(managementUrl: string, user: string): Promise<void> {
  await management(managementUrl, 'PUT', `/api/users/${user}`, { password: PASSWORD, tags: '' });
  const all = await management<{ name: string; user: string }[]>(
    managementUrl,
    'GET',
    '/api/connections?columns=name,user',
  );
  for (const { name } of all.filter((connection) => connection.user === user))
    await management(managementUrl, 'DELETE', `/api/connections/${encodeURIComponent(name)}`).catch(
      () => undefined,
    );
}

/** Reads what comes, acknowledges it, and looks at the order and at how large the services grow. */
async function drained(amqpUrl: string, vhost: string): Promise<object> {
  const { hostname, port } = new URL(amqpUrl);
  const connection = await connect({
    hostname,
    port: Number(port),
    username: vhost,
    password: PASSWORD,
    vhost,
  });
  const channel = await connection.createChannel();
  await channel.prefetch(PREFETCH);
  let [received, again, gaps, last] = [0, 0, 0, 0];
  const largest: Record<string, number> = {};
  const began = performance.now();
  await channel.consume(MEMBER_OUT, (message) => {
    if (!message) return;
    const sequence = Number(
      (JSON.parse(message.content.toString('utf8')) as { sequence: string }).sequence,
    );
    if (sequence <= last) again += 1;
    else {
      if (last > 0 && sequence !== last + 1) gaps += 1;
      received += 1;
      last = sequence;
    }
    channel.ack(message);
  });
  while (performance.now() - began < DRAIN_SECONDS * 1_000) {
    await pause(5_000);
    for (const [name, megabytes] of Object.entries(residentMegabytes(process.pid)))
      largest[name] = Math.max(largest[name] ?? 0, megabytes);
  }
  const seconds = (performance.now() - began) / 1_000;
  await connection.close();
  return {
    received,
    perSecond: Math.round(received / seconds),
    receivedAgain: again,
    gaps,
    largestMegabytes: largest,
  };
}

const FILL = `
  INSERT INTO delivery (authority, sequence, message_id, type, about, envelope)
  SELECT d.authority, d.sequence + n, m.id, d.type, d.about, jsonb_set(d.envelope, '{id}', to_jsonb(m.id::text))
  FROM (SELECT * FROM delivery WHERE authority = $1 ORDER BY sequence DESC LIMIT 1) d, generate_series(1, $2::integer) n, LATERAL (SELECT gen_random_uuid() AS id, n AS place) m`;
