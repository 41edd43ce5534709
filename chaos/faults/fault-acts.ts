import { setTimeout as pause } from 'node:timers/promises';
import { ConsentRefused } from '@hub/internal-messages';
import { EVENT_EXCHANGE, eventQueue } from '@hub/messaging';
import { connect } from 'amqplib';
import { v7 as uuidv7 } from 'uuid';
import { management } from '../../tools/backing-services/management.js';
import type { Random } from '@hub/seeded-random';
import { restoreTopology, type Rig } from '../rig/rig.js';
import type { TcpProxy } from '../rig/tcp-proxy.js';
import { READER, type RigProcess, WRITER } from '../rig/roles.js';

export function healing(proxy: TcpProxy): () => Promise<void> {
  return () => {
    proxy.heal();
    return nothing();
  };
}

export async function restart(rig: Rig, name: RigProcess): Promise<void> {
  rig.process(name).start();
  await rig.process(name).untilReady();
}

interface Connection {
  readonly name: string;
  readonly vhost: string;
}

export interface Binding {
  readonly destination: string;
  readonly routing_key: string;
}

export function isReaders({ destination }: Binding): boolean {
  return destination.endsWith(eventQueue(READER));
}

export async function closeConnections(rig: Rig, most: number): Promise<void> {
  const { managementUrl } = rig.settings.backing;
  const all = await management<Connection[]>(
    managementUrl,
    'GET',
    '/api/connections?columns=name,vhost',
  ).catch(() => []);
  const own = all.filter((connection) => connection.vhost === rig.vhost).slice(0, most);
  await Promise.all(
    own.map(({ name }) =>
      management(managementUrl, 'DELETE', `/api/connections/${encodeURIComponent(name)}`).catch(
        () => undefined,
      ),
    ),
  );
}

export async function poison(rig: Rig, random: Random): Promise<void> {
  const connection = await connect(`${rig.settings.backing.amqpUrl}/${rig.vhost}`);
  connection.on('error', () => undefined);
  const channel = await connection.createConfirmChannel();
  const bodies = [
    Buffer.from('{"broken'),
    Buffer.from('null'),
    Buffer.from('{}'),
    Buffer.alloc(300_000, 'x'),
  ];
  for (let left = random.between(1, 5); left > 0; left -= 1) {
    const headers = random.next() < 0.3 ? { padding: 'x'.repeat(60_000) } : {};
    channel.publish('', eventQueue(random.pick([READER, WRITER])), random.pick(bodies), {
      messageId: uuidv7(),
      deliveryMode: 2,
      headers,
    });
  }
  await channel.waitForConfirms();
  await connection.close();
}

export async function restoreBinding(rig: Rig, queue: string): Promise<void> {
  const { managementUrl } = rig.settings.backing;
  for (let tries = 0; tries < 30; tries += 1) {
    try {
      await management(
        managementUrl,
        'POST',
        `/api/bindings/${rig.vhost}/e/${EVENT_EXCHANGE}/q/${queue}`,
        { routing_key: ConsentRefused.type },
      );
      return;
    } catch {
      await pause(500);
    }
  }
  await restoreTopology(rig);
}

export const nothing = (): Promise<void> => Promise.resolve();
