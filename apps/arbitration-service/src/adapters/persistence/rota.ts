import type { EntityManager } from 'typeorm';
import type { Rota } from '../../application/ports.js';
import type { Candidate } from '../../domain/draw-arbitrator.js';

export class SqlRota implements Rota {
  constructor(private readonly manager: EntityManager) {}

  async count(
    arbitrators: readonly { personId: string; authority: string }[],
  ): Promise<Candidate[]> {
    // Two draws at once would both see the same fewest.
    await this.manager.query("SELECT pg_advisory_xact_lock(hashtext('arbitrator rota'))");
    return this.manager.query<Candidate[]>(
      `SELECT c."personId", c.authority,
         (SELECT count(*)::integer FROM appointment a
           WHERE a.authority = c.authority) AS "appointmentsOfAuthority",
         (SELECT count(*)::integer FROM appointment a WHERE a.authority = c.authority
           AND a.person_id = c."personId") AS appointments
       FROM jsonb_to_recordset($1::jsonb) AS c("personId" uuid, authority text) ORDER BY 1`,
      [JSON.stringify(arbitrators)],
    );
  }

  async note(disputeId: string, { personId, authority }: Candidate, at: string): Promise<void> {
    await this.manager.query(
      'INSERT INTO appointment (dispute_id, person_id, authority, at) VALUES ($1, $2, $3, $4)',
      [disputeId, personId, authority, at],
    );
  }
}
