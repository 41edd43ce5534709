import type { EntityManager } from 'typeorm';
import type { DueSpan, InboxCount, InboxItem } from '@hub/contracts/notification';
import type { InboxChoice, InboxOwner, InboxStore, WaitingItem } from '../../application/ports.js';
import { NO_CLOCK, PLACES } from '../../application/read-inbox.js';
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
}

/** A count comes as text. */
type CountRow = Readonly<Record<Exclude<keyof InboxCount, 'workflow'>, string>> &
  Pick<InboxCount, 'workflow'>;

const COLUMNS =
  'workflow, subject, episode_id AS "episodeId", step, authority, role, person_id AS "personId", since, due_at AS "dueAt", sorted_at';
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

  async of(owner: InboxOwner, choice: InboxChoice): Promise<WaitingItem[]> {
    const { authority, personId, roles } = owner;
    const { mine = false } = choice;
    if (roles === undefined) return mine ? [] : this.read('authority = $6', [authority], choice);
    const byName = this.read(
      'person_id = $7 AND authority = $6',
      [authority, personId ?? null],
      choice,
    );
    if (mine) return byName;
    // Each role by its own index in order, and the first of them all: long inboxes are not read
    // whole.
    const rows = await byName;
    for (const role of roles)
      rows.push(
        ...(await this.read(
          'person_id IS NULL AND authority = $6 AND role = $7',
          [authority, role],
          choice,
        )),
      );
    const place = PLACES[choice.order ?? 'due'];
    const key = (item: WaitingItem): string => `${place(item).at} ${place(item).id}`;
    return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1)).slice(0, choice.limit);
  }

  awaitedBy(authority: string, choice: InboxChoice): Promise<WaitingItem[]> {
    return this.read('told @> ARRAY[$6::text] AND authority <> $6', [authority], choice);
  }

  async counts(
    { authority, personId, roles }: InboxOwner,
    { overdue, today, week }: Readonly<Record<DueSpan, string>>,
  ): Promise<InboxCount[]> {
    const rows = await this.manager.query<CountRow[]>(
      `SELECT workflow, count(*) AS total, count(*) FILTER (WHERE person_id = $2) AS mine,
         count(*) FILTER (WHERE due_at < $4) AS overdue,
         count(*) FILTER (WHERE due_at < $5) AS today, count(*) FILTER (WHERE due_at < $6) AS week
       FROM waiting WHERE authority = $1 AND ($3::text[] IS NULL OR person_id = $2
         OR person_id IS NULL AND role = ANY($3))
       GROUP BY workflow ORDER BY workflow`,
      [authority, personId ?? null, roles ?? null, overdue, today, week],
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

  private async read(
    whose: string,
    given: readonly unknown[],
    { workflow, dueBefore, order = 'due', limit, after }: InboxChoice,
  ): Promise<WaitingItem[]> {
    const sorted = SORTED[order];
    const rows = await this.manager.query<Row[]>(
      `SELECT ${COLUMNS} FROM waiting WHERE ${whose}
         AND ($1::text IS NULL OR workflow = $1)
         AND ($2::timestamptz IS NULL OR due_at < $2)
         AND ($4::timestamptz IS NULL OR (${sorted}, subject) > ($4, $5::uuid))
       ORDER BY ${sorted}, subject LIMIT $3`,
      [workflow ?? null, dueBefore ?? null, limit, after?.at ?? null, after?.id ?? null, ...given],
    );
    return rows.map(toItem);
  }
}

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
}: Row): WaitingItem {
  return {
    workflow,
    subject,
    step,
    authority,
    ...(episodeId === null ? {} : { episodeId }),
    ...(role === null ? {} : { role }),
    ...(personId === null ? {} : { personId }),
    since: since.toISOString(),
    ...(dueAt === null ? {} : { dueAt: dueAt.toISOString() }),
  };
}
