import { setTimeout as pause } from 'node:timers/promises';
import { SERVICES } from '@hub/contracts';
import { eventQueue, EVIDENCE_QUEUE, HEARTBEAT_QUEUE, requestQueue } from '@hub/messaging';
import { management } from '../../tools/backing-services/management.js';
import type { Operator } from '../rig/operator.js';
import type { Rig } from '../rig/rig.js';
import { MONITOR, READER, RIG_PROCESSES, type RigProcess, WRITER } from '../rig/roles.js';

/** Since the last effect. */
export const QUIET_WITHIN_MS = 60_000;

const STILL_FOR_MS = 1_500;

/**
 * Operations' own requests are in some whenever one looks; who is not played here reads nothing.
 */
const NOT_LOOKED_AT = new Set([
  HEARTBEAT_QUEUE,
  EVIDENCE_QUEUE,
  requestQueue(MONITOR),
  ...SERVICES.filter((service) => !RIG_PROCESSES.some((played) => played === service)).map(
    eventQueue,
  ),
]);

/**
 * Waits until nothing moves any more, and gives up where no message had its effect for so long.
 *
 * @returns what still stands, in words; nothing where all is quiet
 */
export async function untilQuiet(
  rig: Rig,
  operator: Operator,
  withinMs = QUIET_WITHIN_MS,
): Promise<string[]> {
  let deadline = performance.now() + withinMs;
  let effects = 0;
  for (;;) {
    const before = effects;
    effects = (await countOf(rig, READER, 'effect')) + (await countOf(rig, WRITER, 'effect'));
    if (effects > before) deadline = performance.now() + withinMs;
    const open = await operator.round();
    const left = [...(open > 0 ? [`${String(open)} dead letters`] : []), ...(await standing(rig))];
    // The broker counts its messages now and then only: what it has not counted yet comes in
    // meanwhile.
    const entries = await countOf(rig, MONITOR, 'journal_entry');
    if (left.length === 0) {
      await pause(STILL_FOR_MS);
      if ((await countOf(rig, MONITOR, 'journal_entry')) === entries) return left;
    }
    if (performance.now() > deadline) return left;
    await pause(100);
  }
}

async function countOf(rig: Rig, service: RigProcess, table: string): Promise<number> {
  const [row] = await rig.rows<{ count: number }>(
    service,
    `SELECT count(*)::integer AS count FROM ${table}`,
  );
  return row?.count ?? 0;
}

async function standing(rig: Rig): Promise<string[]> {
  const left: string[] = rig.postmanIdle ? [] : ['messages on their way a second time'];
  for (const service of RIG_PROCESSES) {
    for (const table of ['outbox', 'journal', 'inbox_hold']) {
      const count = await countOf(rig, service, table);
      if (count > 0) left.push(`${String(count)} rows in ${table} of ${service}`);
    }
  }
  const [mark] = await rig.rows<{ behind: number }>(
    MONITOR,
    'SELECT coalesce((SELECT max(id) FROM journal_entry), 0) - projected_to AS behind FROM projection',
  );
  if (Number(mark?.behind) > 0) left.push('projections behind the journal');
  const path = `/api/queues/${rig.vhost}?columns=name,messages,messages_unacknowledged`;
  const queues = await management<
    { name: string; messages?: number; messages_unacknowledged?: number }[]
  >(rig.settings.backing.managementUrl, 'GET', path).catch(() => []);
  for (const { name, messages = 0, messages_unacknowledged: inHand = 0 } of queues)
    if (messages > 0 && !NOT_LOOKED_AT.has(name))
      left.push(`${String(messages)} messages in ${name}, ${String(inHand)} of them in hand`);
  return left;
}
