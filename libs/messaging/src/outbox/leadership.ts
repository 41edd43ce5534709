import type { DataSource, QueryRunner } from 'typeorm';
import type { Sql } from '../tables/sql.js';

const LEADER_LOCK = 7_310_115;

/**
 * One instance of a service leads: it holds an advisory lock on a session of its own, which the
 * database gives up with the session. A leader that was paused may go on for a moment beside the
 * next one; receivers drop the repeats.
 */
export class Leadership {
  private session: QueryRunner | undefined;

  constructor(private readonly database: DataSource) {}

  /** The leader's session, or undefined while another instance leads. */
  async take(): Promise<Sql | undefined> {
    if (this.session) return this.session;
    const session = this.database.createQueryRunner();
    try {
      const [row] = (await session.query(
        'SELECT pg_try_advisory_lock($1, hashtext(current_schema())) AS got',
        [LEADER_LOCK],
      )) as { got: boolean }[];
      if (row?.got) {
        this.session = session;
        return session;
      }
    } catch (error) {
      await session.release().catch(() => undefined);
      throw error;
    }
    await session.release();
    return undefined;
  }

  async giveUp(): Promise<void> {
    const session = this.session;
    this.session = undefined;
    await session?.query('SELECT pg_advisory_unlock_all()').catch(() => undefined);
    await session?.release().catch(() => undefined);
  }
}
