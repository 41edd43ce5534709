import type { EntityManager } from 'typeorm';
import type { PolicyVersion, PolicyVersions } from '@hub/internal-messages';

/** What a service has heard of versions of the policies, so that it knows them once restarted. */
export class SqlPolicyVersions {
  constructor(private readonly manager: EntityManager) {}

  /** Undefined where nothing was heard yet. */
  async heard(): Promise<PolicyVersions | undefined> {
    const [row] = await this.manager.query<{ until: Date }[]>(
      'SELECT certain_until AS until FROM policies_heard',
    );
    if (!row) return undefined;
    const rows = await this.manager.query<(Omit<PolicyVersion, 'from'> & { from_at: Date })[]>(
      'SELECT version, text, from_at FROM policy_version ORDER BY version',
    );
    return {
      versions: rows.map(({ from_at: from, ...one }) => ({ ...one, from: from.toISOString() })),
      certainUntil: row.until.toISOString(),
    };
  }

  async note({ versions, certainUntil }: PolicyVersions): Promise<void> {
    await this.manager.query(
      `WITH versions AS (
         INSERT INTO policy_version (version, text, from_at)
         SELECT * FROM unnest($1::integer[], $2::text[], $3::timestamptz[]) ON CONFLICT DO NOTHING
       )
       INSERT INTO policies_heard (certain_until) VALUES ($4)
       ON CONFLICT (one) DO UPDATE SET certain_until = EXCLUDED.certain_until`,
      [
        versions.map(({ version }) => version),
        versions.map(({ text }) => text),
        versions.map(({ from }) => from),
        certainUntil,
      ],
    );
  }
}
