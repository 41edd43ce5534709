import type { EntityManager } from 'typeorm';
import type { FoundEpisode } from '@hub/contracts/lookup';
import type { EncryptionKey } from '@hub/contracts/shape';
import type { Sealer } from '@hub/security';
import type {
  EnquiryFault,
  EnquiryFigures,
  EnquiryStore,
  FederatedAuthority,
} from '../../application/lookups/lookup-ports.js';
import type { Enquiry } from '../../domain/lookups/enquiry.js';

interface EnquiryRow {
  readonly id: string;
  readonly lookup_id: string;
  readonly authority: string;
  readonly asked_at: Date;
  readonly answer_by: Date;
  readonly awaited_until: Date;
  readonly attempt: 1 | 2;
  readonly outcome: NonNullable<Enquiry['answer']>['outcome'] | null;
  readonly episodes: Buffer | null;
  readonly answered_at: Date | null;
}

/**
 * What federated authorities are asked and answer; whom they found is sealed. Hot path, so plain
 * SQL.
 */
export class SqlEnquiryStore implements EnquiryStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly sealer: Sealer,
  ) {}

  async join(authority: string, key: EncryptionKey, at: string): Promise<void> {
    await this.manager.query(
      `INSERT INTO federated_authority (authority, key, since) VALUES ($1, $2, $3)
         ON CONFLICT (authority) DO UPDATE SET key = EXCLUDED.key`,
      [authority, JSON.stringify(key), at],
    );
  }

  async leave(authority: string): Promise<void> {
    await this.manager.query('DELETE FROM federated_authority WHERE authority = $1', [authority]);
  }

  async isFederated(authority: string): Promise<boolean> {
    return (
      (
        await this.manager.query<unknown[]>(
          'SELECT 1 FROM federated_authority WHERE authority = $1',
          [authority],
        )
      ).length > 0
    );
  }

  async federated(at: string, recent: number): Promise<FederatedAuthority[]> {
    const rows = await this.manager.query<
      {
        authority: string;
        key: EncryptionKey;
        in_flight: number;
        last_asked_at: Date | null;
        recent: boolean[] | null;
      }[]
    >(
      `SELECT f.authority, f.key,
         (SELECT count(*)::integer FROM lookup_enquiry e
           WHERE e.authority = f.authority AND e.answered_at IS NULL
           AND e.answer_by > $1) AS in_flight,
         (SELECT max(asked_at) FROM lookup_enquiry e
           WHERE e.authority = f.authority) AS last_asked_at,
         (SELECT json_agg(in_time)
           FROM (SELECT coalesce(answered_at < answer_by, false) AS in_time FROM lookup_enquiry e
            WHERE e.authority = f.authority AND (e.answered_at IS NOT NULL OR e.answer_by <= $1)
              ORDER BY asked_at DESC LIMIT $2) newest) AS recent
       FROM federated_authority f ORDER BY f.authority`,
      [at, recent],
    );
    return rows.map(
      ({ authority, key, in_flight: inFlight, last_asked_at: last, recent: answers }) => ({
        authority,
        key,
        standing: { inFlight, lastAskedAt: last?.toISOString(), recent: answers ?? [] },
      }),
    );
  }

  async add(enquiries: readonly Enquiry[]): Promise<void> {
    if (enquiries.length === 0) return;
    await this.manager.query(
      `INSERT INTO lookup_enquiry (id, lookup_id, authority, asked_at, answer_by, awaited_until,
         attempt)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[],
         $5::timestamptz[], $6::timestamptz[], $7::smallint[])`,
      (
        ['id', 'lookupId', 'authority', 'askedAt', 'answerBy', 'awaitedUntil', 'attempt'] as const
      ).map((column) => enquiries.map((enquiry) => enquiry[column])),
    );
  }

  async renew(enquiry: Enquiry): Promise<Enquiry> {
    const { id, lookupId, authority, askedAt, answerBy, awaitedUntil } = enquiry;
    await this.manager.query(
      `INSERT INTO lookup_enquiry (id, lookup_id, authority, asked_at, answer_by, awaited_until, attempt)
       VALUES ($1, $2, $3, $4, $5, $6, 2) ON CONFLICT (lookup_id, authority) DO UPDATE
         SET asked_at = EXCLUDED.asked_at, answer_by = EXCLUDED.answer_by,
           awaited_until = EXCLUDED.awaited_until, attempt = 2
         WHERE lookup_enquiry.answered_at IS NULL`,
      [id, lookupId, authority, askedAt, answerBy, awaitedUntil],
    );
    const stands = (await this.ofLookup(lookupId)).find((one) => one.authority === authority);
    if (!stands) throw new Error(`${authority} was not asked after ${lookupId}`);
    return stands;
  }

  async lock(id: string, authority: string): Promise<Enquiry | undefined> {
    const [row] = await this.manager.query<EnquiryRow[]>(
      'SELECT * FROM lookup_enquiry WHERE id = $1 AND authority = $2 FOR UPDATE',
      [id, authority],
    );
    return row && this.read(row);
  }

  ofLookup(lookupId: string): Promise<Enquiry[]> {
    return this.ofLookups([lookupId]);
  }

  async ofLookups(lookupIds: readonly string[]): Promise<Enquiry[]> {
    if (lookupIds.length === 0) return [];
    const rows = await this.manager.query<EnquiryRow[]>(
      'SELECT * FROM lookup_enquiry WHERE lookup_id = ANY($1::uuid[]) ORDER BY authority',
      [lookupIds],
    );
    return rows.map((row) => this.read(row));
  }

  async askAgain(lookupId: string, at: string): Promise<Enquiry[]> {
    const [rows] = await this.manager.query<[EnquiryRow[], number]>(
      `UPDATE lookup_enquiry SET attempt = 2 WHERE lookup_id = $1 AND attempt = 1
         AND answered_at IS NULL AND answer_by > $2 RETURNING *`,
      [lookupId, at],
    );
    return rows.map((row) => this.read(row));
  }

  async answer({ id, answer, answeredAt }: Enquiry): Promise<void> {
    const episodes =
      answer?.outcome === 'found'
        ? this.sealer.seal(JSON.stringify(answer.episodes), `enquiry ${id}`)
        : null;
    await this.manager.query(
      'UPDATE lookup_enquiry SET outcome = $2, episodes = $3, answered_at = $4 WHERE id = $1',
      [id, answer?.outcome, episodes, answeredAt],
    );
  }

  async addFault({ id, authority, enquiryId, kind, at }: EnquiryFault): Promise<void> {
    await this.manager.query(
      'INSERT INTO enquiry_fault (id, authority, enquiry_id, kind, at) VALUES ($1, $2, $3, $4, $5)',
      [id, authority, enquiryId, kind, at],
    );
  }

  figures(since: string): Promise<EnquiryFigures[]> {
    return this.manager.query<EnquiryFigures[]>(
      `SELECT f.authority, count(e.id)::integer AS asked,
         count(*) FILTER (WHERE e.answered_at < e.answer_by)::integer AS "inTime",
         count(*) FILTER (WHERE e.answered_at >= e.answer_by)::integer AS late,
         (SELECT count(*)::integer FROM enquiry_fault t WHERE t.authority = f.authority
           AND t.at >= $1) AS faults
       FROM federated_authority f LEFT JOIN lookup_enquiry e ON e.authority = f.authority
         AND e.asked_at >= $1
       GROUP BY f.authority ORDER BY f.authority`,
      [since],
    );
  }

  private read(row: EnquiryRow): Enquiry {
    const {
      id,
      lookup_id: lookupId,
      authority,
      attempt,
      outcome,
      episodes,
      answered_at: answeredAt,
    } = row;
    const times = {
      askedAt: row.asked_at.toISOString(),
      answerBy: row.answer_by.toISOString(),
      awaitedUntil: row.awaited_until.toISOString(),
    };
    const enquiry = { id, lookupId, authority, ...times, attempt };
    if (!outcome || !answeredAt) return enquiry;
    const found = episodes
      ? (JSON.parse(this.sealer.open(episodes, `enquiry ${id}`).toString('utf8')) as FoundEpisode[])
      : [];
    return {
      ...enquiry,
      answer: { outcome, episodes: found },
      answeredAt: answeredAt.toISOString(),
    };
  }
}
