import type { EntityManager } from 'typeorm';
import type { InboxItem } from '@hub/contracts/notification';
import type { Place } from '@hub/use-case';
import type { InboxOwner, InboxStore } from '../../application/ports.js';
import { NO_CLOCK } from '../../application/read-inbox.js';
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

const COLUMNS =
  'workflow, subject, episode_id AS "episodeId", step, authority, role, person_id AS "personId", since, due_at AS "dueAt", sorted_at';
const FROM_PLACE = '($4::timestamptz IS NULL OR (sorted_at, subject) > ($4, $5::uuid))';
const IN_ORDER = 'ORDER BY sorted_at, subject LIMIT $3';

export class SqlInboxStore implements InboxStore {
  constructor(private readonly manager: EntityManager) {}

  async replace({ workflow, subject, episodeId, at, waits }: Waits): Promise<void> {
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
         since, due_at, sorted_at)
       SELECT $1, place, $2, $3, step, authority, role, "personId", since, "dueAt",
         coalesce("dueAt", $5)
       FROM jsonb_to_recordset($4::jsonb) AS w(place integer, step text, authority text, role text,
         "personId" uuid, since timestamptz, "dueAt" timestamptz)`,
      [subject, workflow, episodeId ?? null, JSON.stringify(rows), NO_CLOCK],
    );
  }

  async of(
    { authority, personId, roles }: InboxOwner,
    limit: number,
    after?: Place,
  ): Promise<Omit<InboxItem, 'why' | 'path'>[]> {
    const place = [limit, after?.at ?? null, after?.id ?? null];
    const rows =
      roles === undefined
        ? await this.manager.query<Row[]>(
            `SELECT ${COLUMNS} FROM waiting WHERE authority = $1 AND $2::text IS NULL
               AND ${FROM_PLACE} ${IN_ORDER}`,
            [authority, null, ...place],
          )
        : await this.manager.query<Row[]>(FOR_A_PERSON, [
            authority,
            roles,
            ...place,
            personId ?? null,
          ]);
    return rows.map(
      ({
        workflow,
        subject,
        episodeId,
        step,
        authority: whose,
        role,
        personId: who,
        since,
        dueAt,
      }) => ({
        workflow,
        subject,
        step,
        authority: whose,
        ...(episodeId === null ? {} : { episodeId }),
        ...(role === null ? {} : { role }),
        ...(who === null ? {} : { personId: who }),
        since: since.toISOString(),
        ...(dueAt === null ? {} : { dueAt: dueAt.toISOString() }),
      }),
    );
  }
}

/**
 * Each role by its own index in order, and the first of them all: long inboxes are not read whole.
 */
const FOR_A_PERSON = `
  SELECT * FROM (
    (SELECT ${COLUMNS} FROM waiting WHERE person_id = $6 AND authority = $1
      AND ${FROM_PLACE} ${IN_ORDER})
    UNION ALL
    SELECT mine.* FROM unnest($2::text[]) AS asked(role) CROSS JOIN LATERAL
      (SELECT ${COLUMNS} FROM waiting WHERE person_id IS NULL AND authority = $1
        AND waiting.role = asked.role AND ${FROM_PLACE} ${IN_ORDER}) mine
  ) both_kinds ${IN_ORDER}`;
