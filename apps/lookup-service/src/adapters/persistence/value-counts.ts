import type { EntityManager } from 'typeorm';
import { siblingsIn } from '@hub/matching';
import type { IndexCensus } from '../../application/pointers/pointer-ports.js';

interface Values {
  readonly values: readonly bigint[];
  readonly household: bigint | undefined;
}

/**
 * How many records of the index have a value, and how many share a household. Counted for each
 * authority apart, so that authorities do not wait for each other; summed when read.
 */
export class ValueCounts {
  constructor(private readonly manager: EntityManager) {}

  async census(values: readonly bigint[]): Promise<IndexCensus> {
    const [row] = await this.manager.query<
      {
        records: number;
        together: number;
        inHouseholds: number;
        counts: Record<string, number> | null;
      }[]
    >(
      `SELECT coalesce(sum(records), 0)::integer AS records,
         coalesce(sum(together), 0)::double precision AS together,
         coalesce(sum(in_households), 0)::double precision AS "inHouseholds",
         (SELECT json_object_agg(token, count) FROM (
           SELECT token, sum(count) AS count FROM value_count WHERE token = ANY($1::bigint[])
             GROUP BY token) counted) AS counts
       FROM index_size`,
      [values.map(String)],
    );
    const { records = 0, together = 0, inHouseholds = 0, counts } = row ?? {};
    return {
      records,
      siblings: siblingsIn({ together, inHouseholds }),
      counts: new Map(Object.entries(counts ?? {}).map(([token, count]) => [BigInt(token), count])),
    };
  }

  async change(
    authority: string,
    added: readonly Values[],
    removed: readonly Values[],
  ): Promise<void> {
    const changes = new Map<bigint, { household: boolean; count: number }>();
    const count = (token: bigint, household: boolean, by: number): void => {
      changes.set(token, { household, count: (changes.get(token)?.count ?? 0) + by });
    };
    for (const [records, by] of [
      [added, 1],
      [removed, -1],
    ] as const) {
      for (const { values, household } of records) {
        for (const value of values) count(value, false, by);
        if (household !== undefined) count(household, true, by);
      }
    }
    const rows = [...changes]
      .filter(([, change]) => change.count !== 0)
      .sort(([one], [other]) => (one < other ? -1 : 1));
    if (rows.length === 0) return;
    await this.manager.query(
      `INSERT INTO value_count AS v (token, authority, count, household)
       SELECT token, $1::text, count, household
         FROM unnest($2::bigint[], $3::integer[], $4::boolean[]) AS row(token, count, household)
       ON CONFLICT (token, authority) DO UPDATE SET count = v.count + EXCLUDED.count`,
      [
        authority,
        rows.map(([token]) => String(token)),
        rows.map(([, change]) => change.count),
        rows.map(([, change]) => change.household),
      ],
    );
  }

  async addRecords(authority: string, added: number): Promise<void> {
    await this.manager.query(
      `INSERT INTO index_size AS s (authority, records, in_households, together)
         VALUES ($1, $2, 0, 0)
       ON CONFLICT (authority) DO UPDATE SET records = s.records + EXCLUDED.records`,
      [authority, added],
    );
  }

  /**
   * Notes how many records of an authority there are, and how many stand in a household with how
   * many others.
   */
  async measure(authority: string): Promise<void> {
    await this.manager.query('DELETE FROM value_count WHERE authority = $1 AND count = 0', [
      authority,
    ]);
    await this.manager.query(
      `INSERT INTO index_size (authority, records, in_households, together)
       SELECT $1::text, (SELECT count(*) FROM pointer WHERE authority = $1),
         coalesce(sum(count), 0), coalesce(sum(count::bigint * (count - 1)), 0)
       FROM value_count WHERE authority = $1 AND household
       ON CONFLICT (authority) DO UPDATE
         SET records = EXCLUDED.records, in_households = EXCLUDED.in_households,
           together = EXCLUDED.together`,
      [authority],
    );
  }
}
