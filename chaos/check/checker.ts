import { setTimeout as pause } from 'node:timers/promises';
import { EpisodeWithdrawn } from '@hub/contracts/episode';
import { ConsentRefused } from '@hub/internal-messages';
import type { Operator } from '../rig/operator.js';
import type { Load } from '../rig/load.js';
import type { Rig } from '../rig/rig.js';
import { MONITOR, READER, WRITER } from '../rig/roles.js';
import { QUIET_WITHIN_MS } from './until-quiet.js';

export interface Violation {
  /** As in the list of invariants. */
  readonly invariant: string;
  readonly what: string;
  readonly count: number;
}

export interface Findings {
  readonly violations: readonly Violation[];
  readonly figures: {
    readonly operations: number;
    readonly messages: number;
    readonly lost: number;
    readonly doubled: number;
    readonly outOfOrder: number;
    readonly duplicatesDropped: number;
    readonly replayed: number;
  };
}

const MOST_ATTEMPTS = 4;

/**
 * Compares what clients were told, what the services hold and what operations see. Ids decide,
 * times never.
 */
export async function check(
  rig: Rig,
  load: Load,
  operator: Operator,
  left: readonly string[],
): Promise<Findings> {
  // Where not all is quiet, nothing may move between one look and the next.
  await Promise.all([rig.process(WRITER).kill(), rig.process(READER).kill()]);
  const operations = await rig.rows<{ id: string; account: string; facts: number }>(
    WRITER,
    'SELECT id, account, facts FROM operation',
  );
  const effects = new Map<string, Effect[]>();
  for (const role of [READER, WRITER] as const) {
    effects.set(
      role,
      await rig.rows<Effect>(
        role,
        'SELECT message_id, sequence::integer, operation, account FROM effect ORDER BY place',
      ),
    );
  }
  const [changed, seen] = [
    await changedByRebuild(rig, operator),
    await rig.rows<SeenMessage>(MONITOR, SEEN),
  ];
  const all = [...effects.values()].flat();
  const counts = (list: readonly Effect[]): Map<string, number> =>
    tally(list.map((effect) => effect.operation));
  const known = new Set(operations.map((operation) => operation.id));
  let lost = [...load.acknowledged].filter((id) => !known.has(id)).length;
  let doubled = operations.length - known.size;
  for (const list of effects.values()) {
    const per = counts(list);
    for (const { id, facts } of operations) {
      lost += Math.max(0, facts - (per.get(id) ?? 0));
      doubled += Math.max(0, (per.get(id) ?? 0) - facts);
    }
  }
  const ghosts = all.filter((effect) => !known.has(effect.operation)).length;
  const outOfOrder = [...effects.values()].reduce((sum, list) => sum + disorder(list), 0);
  const tallies = (
    await Promise.all(
      [READER, WRITER].map((role) =>
        rig.rows<{ account: string; count: string }>(
          role as typeof READER,
          'SELECT account, count FROM tally',
        ),
      ),
    )
  ).map((rows, place) => {
    const per = tally([...effects.values()][place]?.map((effect) => effect.account) ?? []);
    return rows.filter(({ account, count }) => per.get(account) !== Number(count)).length;
  });
  const facts = operations.reduce((sum, operation) => sum + operation.facts, 0);
  const expectedEvents = {
    requested: operations.length,
    enqueued: 2 * facts,
    published: 2 * facts,
    processed: 2 * facts,
  };
  const journal = Object.fromEntries(
    (await rig.rows<{ kind: string; count: number }>(MONITOR, JOURNAL_COUNTS)).map(
      ({ kind, count }) => [kind, count],
    ),
  );
  const unequal = Object.entries(expectedEvents).filter(
    ([kind, count]) => (journal[kind] ?? 0) !== count,
  );
  const shown = new Set(seen.filter(({ processed }) => processed).map(({ id }) => id));
  const unseen = [...new Set(all.map((effect) => effect.message_id))].filter(
    (id) => !shown.has(id),
  ).length;
  const [graph] = await rig.rows<{ count: number }>(MONITOR, ORPHANS);
  const [attempts] = await rig.rows<{ count: number }>(
    MONITOR,
    `SELECT count(*)::integer AS count FROM handling WHERE attempts > ${String(MOST_ATTEMPTS)}`,
  );
  const [items] = await rig.rows<{ open: number; total: number }>(MONITOR, ITEMS);
  const [hollow] = await rig.rows<{ count: number }>(MONITOR, HOLLOW);
  const [unfinished] = await rig.rows<{ count: number }>(
    MONITOR,
    `SELECT count(*)::integer AS count FROM dead_letter WHERE state NOT IN ('resolved', 'discarded')`,
  );
  const [astray] = await rig.rows<{ count: number }>(MONITOR, ASTRAY);
  const found = (invariant: string, what: string, count: number): Violation[] =>
    count > 0 ? [{ invariant, what, count }] : [];
  const violations = [
    ...found('I1', 'effects are missing', lost),
    ...found('I2', 'effects without an operation', ghosts),
    ...found('I3', 'effects more than once', doubled),
    ...found(
      'I3',
      'tallies that are not the sum of their effects',
      tallies.reduce((sum, count) => sum + count, 0),
    ),
    ...found('I4', 'places out of order or left out', outOfOrder),
    ...found(
      'I5',
      `the journal does not agree with what was committed: ${unequal.map(([kind, count]) => `${kind} ${String(journal[kind] ?? 0)} instead of ${String(count)}`).join(', ')}`,
      unequal.length,
    ),
    ...found('I10', 'messages whose cause is not in their conversation', graph?.count ?? 0),
    // Where not all is quiet, I13 says so already.
    ...found(
      'I11',
      'replayed messages without an outcome',
      left.length === 0 ? (items?.open ?? 0) : 0,
    ),
    ...found('I11', 'dead letters not settled', left.length === 0 ? (unfinished?.count ?? 0) : 0),
    ...found('I11', 'replayed messages called resolved without an effect', hollow?.count ?? 0),
    ...found('I12', 'dead letters whose history ends elsewhere', astray?.count ?? 0),
    ...found('I12', `projections made anew differ: ${changed.join(', ')}`, changed.length),
    ...found('I13', `not quiet: ${left.join(', ')}`, left.length),
    ...found('I13', 'messages with more attempts than allowed', attempts?.count ?? 0),
    ...found('I14', 'messages that operations see in a wrong state', unseen),
    ...found('I14', 'messages that operations do not see', Math.abs(2 * facts - seen.length)),
  ];
  const figures = {
    operations: operations.length,
    messages: 2 * facts,
    lost,
    doubled,
    outOfOrder,
    duplicatesDropped: journal['duplicate'] ?? 0,
    replayed: items?.total ?? 0,
  };
  return { violations, figures };
}

interface Effect {
  readonly message_id: string;
  readonly sequence: number;
  readonly operation: string;
  readonly account: string;
}

interface SeenMessage {
  readonly id: string;
  readonly processed: boolean;
}

/** The other services that take these facts do not run here. */
const SEEN = `
  SELECT id, EXISTS (SELECT 1 FROM handling h WHERE h.message_id = m.id AND h.last = 'processed' AND h.consumer IN ('${WRITER}', '${READER}')) AS processed
  FROM message m WHERE type IN ('${ConsentRefused.type}', '${EpisodeWithdrawn.type}')`;

const OWN_TYPES = `('${ConsentRefused.type}', '${EpisodeWithdrawn.type}', 'rig.operate.v1')`;

const JOURNAL_COUNTS = `
  SELECT kind, count(*)::integer AS count FROM journal_entry
  WHERE kind = 'duplicate' OR detail->>'type' IN ${OWN_TYPES}
    OR (kind = 'published' AND message_id IN (SELECT id FROM message WHERE type IN ${OWN_TYPES})) GROUP BY kind`;

const ORPHANS = `
  SELECT count(*)::integer AS count FROM message m WHERE m.type IN ('${ConsentRefused.type}', '${EpisodeWithdrawn.type}')
    AND NOT EXISTS (SELECT 1 FROM message c WHERE c.id = m.causation AND c.conversation = m.conversation)`;

const ITEMS = `SELECT count(*) FILTER (WHERE state IN ('waiting', 'sent'))::integer AS open, count(*)::integer AS total FROM replay_item`;

const HOLLOW = `
  SELECT count(*)::integer AS count FROM replay_item i WHERE state = 'resolved'
    AND NOT EXISTS (SELECT 1 FROM journal_entry e WHERE e.kind = 'processed' AND e.detail->>'replayItem' = i.id::text)`;

const ASTRAY = `
  SELECT count(*)::integer AS count FROM dead_letter d
  WHERE d.state IS DISTINCT FROM (SELECT outcome FROM history h WHERE h.subject = d.id::text ORDER BY number DESC LIMIT 1)`;

function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** How often an effect does not have the next place of its account. */
function disorder(effects: readonly Effect[]): number {
  const last = new Map<string, number>();
  let faults = 0;
  for (const { account, sequence } of effects) {
    if (sequence !== (last.get(account) ?? 0) + 1) faults += 1;
    last.set(account, sequence);
  }
  return faults;
}

/**
 * What operations' own doing adds, as the order to make all anew, is left out: it goes on while
 * this looks.
 */
const PROJECTED = {
  message: "producer <> 'monitor-service'",
  handling: 'true',
  endpoint_minute: "service <> 'monitor-service'",
  failure_group: 'true',
  saga: 'true',
} as const;

/** Projections that are not the same when they are made anew. */
async function changedByRebuild(rig: Rig, operator: Operator): Promise<string[]> {
  const digests = async (): Promise<(string | null | undefined)[]> => {
    const sums = await Promise.all(
      Object.entries(PROJECTED).map(([table, where]) =>
        rig.rows<{ sum: string | null }>(
          MONITOR,
          `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS sum FROM ${table} t WHERE ${where}`,
        ),
      ),
    );
    return sums.map(([row]) => row?.sum);
  };
  const before = await digests();
  if (!(await operator.rebuild())) return ['none: they were not made anew'];
  const deadline = performance.now() + QUIET_WITHIN_MS;
  while (performance.now() < deadline) {
    const [mark] = await rig.rows<{ done: boolean }>(
      MONITOR,
      'SELECT NOT rebuilding AND projected_to >= coalesce((SELECT max(id) FROM journal_entry), 0) AS done FROM projection',
    );
    if (mark?.done) break;
    await pause(100);
  }
  const anew = await digests();
  return Object.keys(PROJECTED).filter((_, place) => anew[place] !== before[place]);
}
