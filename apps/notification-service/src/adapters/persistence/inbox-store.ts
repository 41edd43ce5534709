import type { EntityManager } from 'typeorm';
import { CLIMB_ROLES } from '@hub/contracts';
import type {
  DueSpan,
  InboxCount,
  InboxItem,
  InboxOrder,
  OverdueFigures,
} from '@hub/contracts/notification';
import type {
  ClimbedByNow,
  InboxChoice,
  InboxOwner,
  InboxStore,
  Looking,
  WaitingItem,
} from '../../application/ports.js';
import { NO_CLOCK } from '../../application/read-inbox.js';
import type { Climbing } from '../../domain/climbing.js';
import type { Waits } from '../../domain/inbox.js';

interface Row {
  readonly workflow: InboxItem['workflow'];
  readonly subject: string;
  readonly episodeId: string | null;
  readonly step: InboxItem['step'];
  readonly authority: string;
  readonly role: NonNullable<InboxItem['role']> | null;
  readonly personId: string | null;
  readonly since: Date;
  readonly dueAt: Date | null;
  readonly climbed: boolean;
  readonly place: number;
}

type OverdueRow = Omit<OverdueFigures, 'oldestDueAt'> & { readonly oldestDueAt: Date | null };

/** A count comes as text. */
type CountRow = Readonly<Record<Exclude<keyof InboxCount, 'workflow'>, string>> &
  Pick<InboxCount, 'workflow'>;

const COLUMNS =
  'workflow, subject, episode_id AS "episodeId", step, authority, role, person_id AS "personId", since, due_at AS "dueAt", sorted_at, place';
/** What tells rows of one instant apart: their key. */
const ROW = 'subject, workflow, place';
const SORTED = { due: 'sorted_at', waiting: 'since' } as const;

export class SqlInboxStore implements InboxStore {
  constructor(private readonly manager: EntityManager) {}

  async replace({ workflow, subject, episodeId, at, waits, told }: Waits): Promise<void> {
    const [before] = await this.manager.query<
      [{ step: string; authority: string; since: Date }[], number]
    >('DELETE FROM waiting WHERE subject = $1 AND workflow = $2 RETURNING step, authority, since', [
      subject,
      workflow,
    ]);
    if (waits.length === 0) return;
    const sinceOf = (step: string, authority: string): string =>
      before.find((one) => one.step === step && one.authority === authority)?.since.toISOString() ??
      at;
    const rows = waits.map((one, place) => ({
      ...one,
      place,
      since: sinceOf(one.step, one.authority),
    }));
    await this.manager.query(
      `INSERT INTO waiting (subject, place, workflow, episode_id, step, authority, role, person_id,
         since, due_at, sorted_at, told)
       SELECT $1, place, $2, $3, step, authority, role, "personId", since, "dueAt",
         coalesce("dueAt", $5), $6
       FROM jsonb_to_recordset($4::jsonb) AS w(place integer, step text, authority text, role text,
         "personId" uuid, since timestamptz, "dueAt" timestamptz)`,
      [subject, workflow, episodeId ?? null, JSON.stringify(rows), NO_CLOCK, told],
    );
  }

  of(owner: InboxOwner, choice: InboxChoice): Promise<WaitingItem[]> {
    const { authority, personId = null, roles } = owner;
    const { mine = false, whose } = choice;
    if (!mine && whose === 'borough')
      return this.read(of(`authority = $8 AND ${SHOWN}`), [authority, personId], choice);
    if (!mine && whose !== undefined)
      return this.read(of(BY_NAMES), [authority, personId, whose], choice);
    if (roles === undefined)
      return mine ? Promise.resolve([]) : this.read(of('authority = $8'), [authority], choice);
    return mine
      ? this.read(of(BY_NAME), [authority, personId], choice)
      : this.read(FOR_A_PERSON, [authority, personId, roles, ...climbs(owner.climbing)], choice);
  }

  awaitedBy({ authority, personId }: Looking, choice: InboxChoice): Promise<WaitingItem[]> {
    const owed = of(`told @> ARRAY[$8::text] AND authority <> $8 AND ${SHOWN}`);
    return this.read(owed, [authority, personId ?? null], choice);
  }

  async counts(
    owner: InboxOwner,
    { overdue, today, week }: Readonly<Record<DueSpan, string>>,
    { whose }: Pick<InboxChoice, 'whose'> = {},
  ): Promise<InboxCount[]> {
    const { authority, personId = null, roles = null } = owner;
    const [condition, given] = countedOf(whose, [roles, ...climbs(owner.climbing)]);
    const rows = await this.manager.query<CountRow[]>(
      `SELECT workflow, count(*) AS total, count(*) FILTER (WHERE person_id = $5) AS mine,
         count(*) FILTER (WHERE due_at < $1) AS overdue,
         count(*) FILTER (WHERE due_at < $2) AS today, count(*) FILTER (WHERE due_at < $3) AS week
       FROM waiting WHERE authority = $4 AND (${condition}) AND ${shownTo('$5')}
       GROUP BY workflow ORDER BY workflow`,
      [overdue, today, week, authority, personId, ...given],
    );
    return rows.map((row) => ({
      workflow: row.workflow,
      total: Number(row.total),
      mine: Number(row.mine),
      overdue: Number(row.overdue),
      today: Number(row.today),
      week: Number(row.week),
    }));
  }

  async overdue(
    authority: string | undefined,
    { now, managers, heads }: ClimbedByNow,
  ): Promise<OverdueFigures[]> {
    const rows = await this.manager.query<OverdueRow[]>(
      `SELECT authority, workflow, count(*)::integer AS waiting,
         count(*) FILTER (WHERE due_at < $2)::integer AS overdue,
         count(*) FILTER (WHERE ${climbedBy(3)})::integer AS "atManagers",
         count(*) FILTER (WHERE ${climbedBy(5)})::integer AS "atHeads",
         min(due_at) FILTER (WHERE due_at < $2) AS "oldestDueAt"
       FROM waiting WHERE $1::text IS NULL OR authority = $1
       GROUP BY authority, workflow ORDER BY authority, workflow`,
      [authority ?? null, now, ...climbs(managers), ...climbs(heads)],
    );
    return rows.map(({ oldestDueAt, ...row }) =>
      oldestDueAt === null ? row : { ...row, oldestDueAt: oldestDueAt.toISOString() },
    );
  }

  private async read(
    query: Selection,
    given: readonly unknown[],
    { workflow, dueBefore, order = 'due', limit, after }: InboxChoice,
  ): Promise<WaitingItem[]> {
    const rows = await this.manager.query<Row[]>(query(SORTED[order]), [
      ...[workflow ?? null, dueBefore ?? null, limit, after?.at ?? null, after?.id ?? null],
      ...(after?.row ?? ['', 0]),
      ...given,
    ]);
    return rows.map(toItem);
  }
}

/** SQL for what waits, in the order of a column. */
type Selection = (sorted: (typeof SORTED)[InboxOrder]) => string;

/** What waits for whoever the condition names, as a choice wants it. */
function of(whose: string, climbed = false): Selection {
  return (sorted) => `SELECT ${COLUMNS}, ${String(climbed)} AS climbed FROM waiting WHERE ${whose}
    AND ($1::text IS NULL OR workflow = $1)
    AND ($2::timestamptz IS NULL OR due_at < $2)
    AND ($4::timestamptz IS NULL OR (${sorted}, ${ROW}) > ($4, $5::uuid, $6, $7::integer))
    ORDER BY ${sorted}, ${ROW} LIMIT $3`;
}

/**
 * What is counted of an authority's, with the parameters from the sixth on that it names.
 *
 * @param ofOwn what a choice of one's own needs: roles, and what `climbs` gives
 */
function countedOf(
  whose: InboxChoice['whose'],
  ofOwn: readonly unknown[],
): readonly [condition: string, given: readonly unknown[]] {
  if (whose === 'borough') return ['true', []];
  if (whose !== undefined) return ['person_id = ANY($6::uuid[])', [whose]];
  const own = `$6::text[] IS NULL OR person_id = $5
    OR person_id IS NULL AND role = ANY($6) OR ${climbed(4)}`;
  return [own, ofOwn];
}

/** Leaves out what is about an episode that is hidden from who looks. */
function shownTo(person: string): string {
  return `NOT EXISTS (SELECT FROM episode_shield s
    WHERE s.episode_id = waiting.episode_id AND ${person}::uuid = ANY(s.hidden_people))`;
}

const SHOWN = shownTo('$9');
const BY_NAME = `person_id = $9 AND authority = $8 AND ${SHOWN}`;
const BY_NAMES = `person_id = ANY($10::uuid[]) AND authority = $8 AND ${SHOWN}`;
const BY_ROLE = `person_id IS NULL AND authority = $8 AND waiting.role = asked.role AND ${SHOWN}`;

const RUNG = `CASE waiting.role ${CLIMB_ROLES.map((role, place) => `WHEN '${role}' THEN ${String(place + 1)}`).join(' ')} ELSE 0 END`;

/**
 * What has climbed to a person, where the same does not wait for them anyway. The outermost due
 * date leads into the index, and whatever is not overdue is not looked at; what waits for them
 * anyway is looked up for each one (`OFFSET 0`), and not read whole.
 *
 * @param first which parameter is the authority; person, roles and what `climbs` gives follow
 */
function climbed(first: number): string {
  const [authority, person, roles, dueBefore] = [0, 1, 2, 3].map(
    (place) => `$${String(first + place)}`,
  ) as [string, string, string, string];
  return `sorted_at < (SELECT max(due_before) FROM unnest(${dueBefore}::timestamptz[]) AS due_before)
    AND ${climbedBy(first + 3)}
    AND NOT EXISTS (SELECT FROM waiting own WHERE own.subject = waiting.subject
      AND own.workflow = waiting.workflow AND own.step = waiting.step AND own.authority = ${authority}
      AND (own.person_id = ${person} OR own.person_id IS NULL AND own.role = ANY(${roles})) OFFSET 0)`;
}

/** @param first which parameter is the first of what `climbs` gives */
function climbedBy(first: number): string {
  return `EXISTS (SELECT FROM unnest($${String(first)}::timestamptz[], $${String(first + 1)}::integer[])
    AS climbing(due_before, above) WHERE due_at < climbing.due_before AND ${RUNG} < climbing.above)`;
}

function climbs(climbing: readonly Climbing[]): [string[], number[]] {
  return [climbing.map(({ dueBefore }) => dueBefore), climbing.map(({ above }) => above)];
}

/**
 * Each role by its own index in order, and the first of them all: long inboxes are not read whole.
 */
const FOR_A_PERSON: Selection = (sorted) => `
  SELECT * FROM (
    (${of(BY_NAME)(sorted)})
    UNION ALL
    SELECT mine.* FROM unnest($10::text[]) AS asked(role) CROSS JOIN LATERAL
      (${of(BY_ROLE)(sorted)}) mine
    UNION ALL
    (${of(`authority = $8 AND ${climbed(8)} AND ${SHOWN}`, true)(sorted)})
  ) all_kinds ORDER BY ${sorted}, ${ROW} LIMIT $3`;

function toItem({
  workflow,
  subject,
  episodeId,
  step,
  authority,
  role,
  personId,
  since,
  dueAt,
  climbed,
  place,
}: Row): WaitingItem {
  return {
    workflow,
    subject,
    step,
    authority,
    place,
    ...(episodeId === null ? {} : { episodeId }),
    ...(role === null ? {} : { role }),
    ...(personId === null ? {} : { personId }),
    since: since.toISOString(),
    ...(dueAt === null ? {} : { dueAt: dueAt.toISOString() }),
    ...(climbed ? { climbed } : {}),
  };
}
