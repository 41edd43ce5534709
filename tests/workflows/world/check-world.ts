import {
  ARBITRATION,
  dueOn,
  limitOn,
} from '../../../apps/arbitration-service/src/domain/ladder.js';
import { isParty, partiesOf } from '../../../apps/arbitration-service/src/domain/dispute.js';
import { hasEnded } from '../../../apps/arbitration-service/src/domain/dispute-state.js';
import {
  LONDON_TIME,
  USUAL_TRANSFER_POLICY,
} from '../../../apps/episode-service/src/domain/transfers/transfer-policy.js';
import { LADDER } from './sides.js';
import type { World } from './world.js';

/**
 * How long after its instant an alarm may be heeded, by the simulated clock: it runs on while
 * others are woken.
 */
const LATE_MS = 120_000;

/**
 * Everything that must hold at any cut, over all that is on record.
 *
 * @param expected punctual: alarms were heeded as they became due, so that none may have been late
 * @returns what is wrong, in words
 */
export async function checkWorld(
  world: World,
  { punctual }: { punctual: boolean },
): Promise<string[]> {
  return [
    ...(await checkLeads(world)),
    ...(await checkTransfers(world, punctual)),
    ...(await checkDisputes(world, punctual)),
  ];
}

/**
 * Exactly one Lead Professional at every instant: terms count up, each begins when the last one
 * ended, one is open.
 */
async function checkLeads({ episodeSchema: { database } }: World): Promise<string[]> {
  const gaps = await database.query<{ episode_id: string; term: number }[]>(`
    SELECT l.episode_id, l.term FROM lead_term l LEFT JOIN lead_term next ON next.episode_id = l.episode_id AND next.term = l.term + 1
    WHERE l.ended_at IS DISTINCT FROM next.since`);
  const open = await database.query<{ id: string }[]>(`
    SELECT e.id FROM episode e WHERE 1 <> (SELECT count(*) FROM lead_term l WHERE l.episode_id = e.id AND l.ended_at IS NULL)
      OR (SELECT max(term) <> count(*) OR min(term) <> 1 FROM lead_term l WHERE l.episode_id = e.id)`);
  const switches = await database.query<{ episode_id: string }[]>(`
    SELECT e.id AS episode_id FROM episode e
    WHERE (SELECT count(*) FROM lead_term l WHERE l.episode_id = e.id AND l.term > 1) <> (SELECT count(*) FROM transfer t WHERE t.episode_id = e.id AND t.state = 'completed')`);
  return [
    ...gaps.map(
      ({ episode_id, term }) =>
        `term ${String(term)} of ${episode_id} does not end where the next begins`,
    ),
    ...open.map(({ id }) => `${id} has not exactly one Lead Professional, or terms out of count`),
    ...switches.map(
      ({ episode_id }) =>
        `${episode_id} has another number of switches than of completed transfers`,
    ),
  ];
}

/**
 * Each has ended, or waits with a live alarm; none was let run out early, late, or outside working
 * time.
 */
async function checkTransfers(
  { episodeSchema: { database } }: World,
  punctual: boolean,
): Promise<string[]> {
  const dead = await database.query<{ id: string; state: string }[]>(`
    SELECT t.id, t.state FROM transfer t LEFT JOIN timer a ON a.kind = 'transfer' AND a.subject = t.id
    WHERE (t.ended_at IS NOT NULL AND a.subject IS NOT NULL)
       OR (t.state IN ('awaiting_family', 'proposed', 'nominated', 'accepted') AND a.subject IS NULL AND t.hours_left IS NULL)
       OR (t.state = 'queued' AND NOT EXISTS (SELECT 1 FROM transfer o WHERE o.episode_id = t.episode_id AND o.ended_at IS NULL AND o.state <> 'queued'))
       OR (t.hours_left IS NOT NULL AND t.ended_at IS NULL AND NOT EXISTS (SELECT 1 FROM episode e WHERE e.id = t.episode_id AND cardinality(e.disputes) > 0))`);
  const silent = await database.query<{ id: string; proposed_at: Date; ended_at: Date }[]>(
    "SELECT id, proposed_at, ended_at FROM transfer WHERE state IN ('disputed', 'expired')",
  );
  const early = silent.filter(
    ({ proposed_at, ended_at }) =>
      ended_at.toISOString() <
      LONDON_TIME.addDays(proposed_at.toISOString(), USUAL_TRANSFER_POLICY.answerDays),
  );
  const atOddHours = silent.filter(
    ({ ended_at }) => punctual && !endsAtClose(ended_at.toISOString()),
  );
  return [
    ...early.map(({ id }) => `transfer ${id} ran out before its time`),
    ...dead.map(
      ({ id, state }) =>
        `transfer ${id} is ${state} with no live alarm, or has an alarm after its end`,
    ),
    ...atOddHours.map(({ id, ended_at }) => `transfer ${id} ran out at ${ended_at.toISOString()}`),
  ];
}

async function checkDisputes(
  { arbitrationSchema: { database }, arbitrationWork }: World,
  punctual: boolean,
): Promise<string[]> {
  const wrong: string[] = [];
  const rows = await database.query<{ id: string; alarm: Date | null; records: string }[]>(`
    SELECT d.id, a.due_at AS alarm, (SELECT count(*) FROM outcome_record o WHERE o.dispute_id = d.id) AS records
    FROM dispute d LEFT JOIN timer a ON a.kind = 'dispute' AND a.subject = d.id`);
  for (const { id, alarm, records } of rows) {
    const dispute = await arbitrationWork.read(({ disputes }) => disputes.find(id));
    if (!dispute) continue;
    if (hasEnded(dispute) === (alarm !== null))
      wrong.push(`dispute ${id} is ${dispute.state}, its alarm ${String(alarm?.toISOString())}`);
    const outcomes = dispute.earlierOutcomes.length + (dispute.outcome ? 1 : 0);
    if (Number(records) !== outcomes * partiesOf(dispute).length)
      wrong.push(`dispute ${id} has ${String(outcomes)} outcomes on ${records} records`);
    if (dispute.earlierOutcomes.length > 1) wrong.push(`dispute ${id} was opened again twice`);
    if (dispute.arbitrators.some(({ authority }) => isParty(dispute, authority)))
      wrong.push(`dispute ${id} was judged by a party`);
    for (const [place, visit] of dispute.rungs.entries()) {
      const before = dispute.rungs[place - 1];
      const climbed =
        before === undefined
          ? visit.rung === 0
          : before.how === 'resolved'
            ? visit.rung === Math.min(before.rung + 1, ARBITRATION)
            : visit.rung === before.rung + 1;
      if (!climbed)
        wrong.push(`dispute ${id} came to rung ${String(visit.rung)} from ${String(before?.rung)}`);
      if (before && before.how !== 'resolved' && before.leftAt !== visit.enteredAt)
        wrong.push(`dispute ${id} was between rungs`);
      if (visit.how !== 'run_out') continue;
      // Counted from its opening, or from when it was opened again.
      const settledBefore = dispute.rungs
        .slice(0, place)
        .findLastIndex(({ how }) => how === 'resolved');
      const openedAt = dispute.rungs[settledBefore + 1]?.enteredAt ?? visit.enteredAt;
      const due = dueOn(LADDER, visit.rung, {
        openedAt,
        enteredAt: visit.enteredAt,
        riskOfHarm: dispute.riskOfHarm,
      });
      const late = Date.parse(visit.leftAt ?? '') - Date.parse(due);
      const onTime =
        !punctual ||
        (late < LATE_MS &&
          ('clockHours' in limitOn(LADDER, visit.rung, dispute.riskOfHarm) ||
            endsAtClose(visit.leftAt ?? '')));
      if (late < 0 || !onTime)
        wrong.push(
          `dispute ${id} left rung ${String(visit.rung)} at ${String(visit.leftAt)}, due ${due}`,
        );
    }
  }
  return wrong;
}

/** Whether an instant is the close of a working day in London, or just after it. */
function endsAtClose(instant: string): boolean {
  const close = LONDON_TIME.addDays(instant, 0);
  const late = Date.parse(instant) - Date.parse(close);
  const [date = ''] = new Date(instant)
    .toLocaleString('sv-SE', { timeZone: 'Europe/London' })
    .split(' ');
  return LONDON_TIME.isWorkingDay(date) && late >= 0 && late < LATE_MS;
}
