import type { EntityManager } from 'typeorm';
import type { Pace, TakenChange, TakenOver } from '../../application/feeds/pull-ports.js';
import type { Feed } from '../../domain/feeds/feed.js';
import type { IndexedService } from '../../domain/services/indexed-service.js';
import { changeBetween, isOpen } from '../../domain/services/service-change.js';
import { UNPLACE, placeAnew } from './place-services.js';
import { COUNT, DIFFERENT, REMOVE, UNSTAGED, WRITE } from './take-over-statements.js';

const AT_ONCE = 1_000;
/** Fewer where services are compared and written: a few tens of milliseconds of work. */
const TAKEN_AT_ONCE = 50;

interface Pull {
  readonly id: string;
  readonly feed: Feed;
}

/** A service that is new, or not as it was; nothing before where it is new. */
interface StagedRow {
  readonly sourceId: string;
  readonly id: string;
  readonly removed: boolean | null;
  readonly before: IndexedService | null;
  readonly after: IndexedService;
}

/**
 * Makes what a pull staged the directory's copy of its feed: compares, writes what is different,
 * and takes away what is gone. Runs in the caller's transaction, so that searches see all of it or
 * nothing.
 *
 * @param complete what was not staged is gone; otherwise it stays
 */
export async function takeOver(
  manager: EntityManager,
  pull: Pull,
  complete: boolean,
  pace: Pace,
): Promise<TakenOver> {
  // Staged in bulk a moment ago: without figures the planner would compare each service with each
  // staged one.
  await manager.query('ANALYZE staged_service (pull_id, source_id, digest)');
  const changes: TakenChange[] = [];
  let written = 0;
  let services: StagedRow[];
  let after = '';
  do {
    services = await pace(() => takeSome(manager, pull, after));
    after = lastOf(services, after);
    written += services.length;
    changes.push(...services.flatMap(differenceOf));
  } while (services.length === TAKEN_AT_ONCE);
  if (complete) changes.push(...(await takeAway(manager, pull.feed.id, pull.id)));
  const [counted] = await manager.query<[{ listed: number }]>(COUNT, [pull.id, pull.feed.id]);
  await note(manager, pull.id, changes);
  return { same: counted.listed - written, changes };
}

/** What would be different, without writing any of it. */
export async function previewTakeOver(
  manager: EntityManager,
  { id, feed }: Pull,
  pace: Pace,
): Promise<TakenOver> {
  const changes: TakenChange[] = [];
  let different = 0;
  let services: StagedRow[];
  let after = '';
  do {
    const values = [id, feed.id, after, TAKEN_AT_ONCE];
    services = await pace(() => manager.query<StagedRow[]>(DIFFERENT, values));
    after = lastOf(services, after);
    different += services.filter(({ before }) => before !== null).length;
    changes.push(...services.flatMap(differenceOf));
  } while (services.length === TAKEN_AT_ONCE);
  const removed = await manager.query<{ id: string; name: string }[]>(
    `SELECT id, name FROM service s ${UNSTAGED}`,
    [id, feed.id],
  );
  changes.push(...removed.map(removal));
  const [counted] = await manager.query<[{ listed: number }]>(COUNT, [id, feed.id]);
  return { same: counted.listed - different, changes };
}

const lastOf = (services: readonly StagedRow[], before: string): string =>
  services.at(-1)?.sourceId ?? before;

async function takeSome(
  manager: EntityManager,
  { id: pullId, feed }: Pull,
  after: string,
): Promise<StagedRow[]> {
  const services = await manager.query<StagedRow[]>(DIFFERENT, [
    pullId,
    feed.id,
    after,
    TAKEN_AT_ONCE,
  ]);
  if (services.length === 0) return [];
  await manager.query(WRITE, [
    pullId,
    feed.id,
    feed.authority,
    services.map(({ sourceId }) => sourceId),
  ]);
  const placedAnew = services
    .filter(
      ({ before, after, removed }) =>
        before === null || removed || placing(before) !== placing(after),
    )
    .map(({ id }) => id);
  if (placedAnew.length === 0) return services;
  await placeAnew(manager, placedAnew);
  return services;
}

/** All that its rows among the places are made of. */
function placing({ places, needs, rules, minimumAge, maximumAge, status }: IndexedService): string {
  return JSON.stringify([places, needs, rules, minimumAge, maximumAge, isOpen(status)]);
}

/** Takes away the services of a feed: all of them, or those that a pull did not stage. */
export async function takeAway(
  manager: EntityManager,
  feedId: string,
  unlessStagedBy?: string,
): Promise<TakenChange[]> {
  const [removed] = await manager.query<[{ id: string; name: string }[], number]>(REMOVE, [
    unlessStagedBy ?? null,
    feedId,
  ]);
  await manager.query(UNPLACE, [removed.map(({ id }) => id)]);
  return removed.map(removal);
}

function removal({ id, name }: { id: string; name: string }): TakenChange {
  return { serviceId: id, name, change: 'removed', fields: [] };
}

function differenceOf({ id, removed, before, after }: StagedRow): TakenChange[] {
  const change =
    before === null
      ? { change: 'added' as const, fields: [] }
      : removed
        ? { change: 'reopened' as const, fields: ['status'] }
        : changeBetween(before, after);
  return change
    ? [{ serviceId: id, name: after.name, change: change.change, fields: [...change.fields] }]
    : [];
}

async function note(
  manager: EntityManager,
  pullId: string,
  changes: readonly TakenChange[],
): Promise<void> {
  for (let from = 0; from < changes.length; from += AT_ONCE) {
    await manager.query(
      `INSERT INTO pull_difference (pull_id, service_id, name, change, fields)
       SELECT $1, "serviceId", name, change, ARRAY(SELECT jsonb_array_elements_text(fields))
       FROM jsonb_to_recordset($2::jsonb) AS d("serviceId" uuid, name text, change text,
         fields jsonb)`,
      [pullId, JSON.stringify(changes.slice(from, from + AT_ONCE))],
    );
  }
}
