import type { EntityManager } from 'typeorm';
import type { BouncedPerson, ReminderTimes } from '@hub/contracts/notification';
import type {
  LastReminder,
  ReminderInHand,
  ReminderStore,
} from '../../application/reminders/reminder-ports.js';
import type { Digest } from '../../domain/reminders/digest.js';
import type { Answer } from '../../domain/reminders/mail.js';
import type { Reminder, ReminderKey } from '../../domain/reminders/reminder.js';

interface TimesRow {
  readonly person_id: string;
  readonly times: string[];
  readonly quiet_from: string | null;
  readonly quiet_until: string | null;
  readonly every_day: boolean;
}
interface DigestRow {
  readonly kind: Reminder['kind'];
  readonly person_id: string;
  readonly at: Date;
  readonly authority: string;
  readonly overdue: number;
  readonly today: number;
  readonly attempts: number;
}
const NO_COUNTS = { overdue: 0, today: 0 };
interface RefusedRow {
  readonly person_id: string;
  readonly refused_at: Date;
  readonly refused_code: number;
}

export class SqlReminderStore implements ReminderStore {
  constructor(private readonly manager: EntityManager) {}

  async timesOf(personIds: readonly string[]): Promise<ReadonlyMap<string, ReminderTimes>> {
    const rows = await this.manager.query<TimesRow[]>(
      'SELECT * FROM reminder_times WHERE person_id = ANY($1::uuid[])',
      [personIds],
    );
    return new Map(
      rows.map(({ person_id: personId, times, quiet_from: from, quiet_until: until, ...row }) => [
        personId,
        {
          times,
          ...(from === null ? {} : { quietFrom: from }),
          ...(until === null ? {} : { quietUntil: until }),
          ...(row.every_day ? { everyDay: true } : {}),
        },
      ]),
    );
  }

  async setTimes(
    personId: string,
    { times, quietFrom, quietUntil, everyDay = false }: ReminderTimes,
  ): Promise<void> {
    await this.manager.query(
      `INSERT INTO reminder_times (person_id, times, quiet_from, quiet_until, every_day)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (person_id) DO UPDATE SET times = excluded.times,
         quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until,
         every_day = excluded.every_day`,
      [personId, times, quietFrom ?? null, quietUntil ?? null, everyDay],
    );
  }

  async authoritiesWithDue(before: string): Promise<string[]> {
    const rows = await this.manager.query<{ authority: string }[]>(
      'SELECT DISTINCT authority FROM waiting WHERE due_at < $1 ORDER BY authority',
      [before],
    );
    return rows.map(({ authority }) => authority);
  }

  async decided(digests: readonly Pick<Digest, 'personId' | 'at'>[]): Promise<ReadonlySet<string>> {
    const rows = await this.manager.query<Pick<DigestRow, 'person_id' | 'at'>[]>(
      `SELECT d.person_id, d.at FROM digest d
       JOIN unnest($1::uuid[], $2::timestamptz[]) AS asked(person_id, at)
         ON asked.person_id = d.person_id AND asked.at = d.at
       WHERE d.kind = 'due'`,
      [digests.map(({ personId }) => personId), digests.map(({ at }) => at)],
    );
    return new Set(rows.map(({ person_id: id, at }) => `${id} ${at.toISOString()}`));
  }

  async note(reminder: Reminder): Promise<void> {
    const { personId, at, authority, kind } = reminder;
    const { overdue, today } = kind === 'due' ? reminder : NO_COUNTS;
    await this.manager.query(
      `INSERT INTO digest (person_id, at, authority, overdue, today, kind, send_at)
       VALUES ($1, $2, $3, $4, $5, $6,
         CASE WHEN $6 = 'renewed' OR $4::integer + $5::integer > 0 THEN $2::timestamptz END)
       ON CONFLICT DO NOTHING`,
      [personId, at, authority, overdue, today, kind],
    );
  }

  async take(now: string, until: string): Promise<ReminderInHand | undefined> {
    const [rows] = await this.manager.query<[DigestRow[], number]>(
      `UPDATE digest SET send_at = $2, attempts = attempts + 1
       WHERE (person_id, at, kind) IN (SELECT person_id, at, kind FROM digest WHERE send_at <= $1
         ORDER BY send_at, person_id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING person_id, at, authority, overdue, today, kind, attempts`,
      [now, until],
    );
    const [row] = rows;
    if (!row) return undefined;
    const { person_id: personId, at, authority, kind, overdue, today, attempts } = row;
    const taken = { personId, at: at.toISOString(), authority, attempts };
    return kind === 'due' ? { ...taken, kind, overdue, today } : { ...taken, kind };
  }

  async noteAnswer(
    { personId, at, kind }: ReminderKey,
    answer: Answer,
    now: string,
    again: string | undefined,
  ): Promise<void> {
    await this.manager.query(
      `UPDATE digest SET send_at = $3, sent_at = $4, refused_at = $5, refused_code = $6
       WHERE person_id = $1 AND at = $2 AND kind = $7`,
      [
        ...[personId, at, again ?? null, answer.outcome === 'taken' ? now : null],
        ...(answer.outcome === 'refused' ? [now, answer.code] : [null, null]),
        kind,
      ],
    );
  }

  async lastOf(personId: string): Promise<LastReminder> {
    const [row] = await this.manager.query<
      { sent: Date | null; renewed: Date | null; refused: Date | null; code: number | null }[]
    >(
      `SELECT max(sent_at) AS sent, max(at) FILTER (WHERE kind = 'renewed') AS renewed,
         max(refused_at) AS refused,
         (array_agg(refused_code ORDER BY refused_at DESC) FILTER (WHERE refused_at IS NOT NULL))[1] AS code
       FROM digest WHERE person_id = $1`,
      [personId],
    );
    const { sent = null, renewed = null, refused = null, code = null } = row ?? {};
    const turnedAway = refused !== null && code !== null && (sent === null || sent < refused);
    return {
      ...(sent === null ? {} : { lastSentAt: sent.toISOString() }),
      ...(renewed === null ? {} : { signInRenewedAt: renewed.toISOString() }),
      ...(turnedAway ? { bounced: { at: refused.toISOString(), code } } : {}),
    };
  }

  async bouncesOf(authority: string, limit: number): Promise<BouncedPerson[]> {
    const rows = await this.manager.query<RefusedRow[]>(
      `SELECT person_id, refused_at, refused_code FROM (
         SELECT DISTINCT ON (person_id) person_id, refused_at, refused_code FROM digest d
         WHERE authority = $1 AND refused_at IS NOT NULL AND NOT EXISTS (SELECT FROM digest later
           WHERE later.person_id = d.person_id AND later.sent_at > d.refused_at)
         ORDER BY person_id, refused_at DESC) last
       ORDER BY refused_at DESC, person_id LIMIT $2`,
      [authority, limit],
    );
    return rows.map(({ person_id: personId, refused_at: at, refused_code: code }) => ({
      personId,
      at: at.toISOString(),
      code,
    }));
  }

  async forget(before: string): Promise<void> {
    await this.manager.query('DELETE FROM digest WHERE at < $1', [before]);
  }
}
