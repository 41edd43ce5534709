import type { EntityManager } from 'typeorm';
import type { AlikeDecisions } from '@hub/policy';
import type { DecisionStore } from '../../application/policies/policy-ports.js';
import type { LoggedDecision } from '../../domain/logged-decision.js';

export class SqlDecisionStore implements DecisionStore {
  constructor(private readonly manager: EntityManager) {}

  async append(decisions: readonly LoggedDecision[]): Promise<void> {
    if (decisions.length === 0) return;
    const given = [
      decisions.map(({ action }) => action),
      decisions.map(({ facts }) => facts),
      decisions.map(({ permitted }) => permitted),
    ];
    await this.manager.query(
      `INSERT INTO decision_facts (action, facts, permitted)
       SELECT DISTINCT * FROM unnest($1::text[], $2::text[], $3::boolean[]) ON CONFLICT DO NOTHING`,
      given,
    );
    await this.manager.query(
      `INSERT INTO decision (index, at, facts)
       SELECT given.index, given.at, f.id
       FROM unnest($1::text[], $2::text[], $3::boolean[], $4::bigint[], $5::timestamptz[])
         AS given(action, facts, permitted, index, at)
       JOIN decision_facts f USING (action, facts, permitted)`,
      [...given, decisions.map(({ index }) => index), decisions.map(({ at }) => at)],
    );
  }

  async alike(since: string): Promise<AlikeDecisions[]> {
    const rows = await this.manager.query<(Omit<AlikeDecisions, 'count'> & { count: string })[]>(
      `SELECT action, f.facts, permitted, d.count FROM (
         SELECT facts, count(*) FROM decision WHERE at >= $1 GROUP BY facts
       ) d JOIN decision_facts f ON f.id = d.facts`,
      [since],
    );
    return rows.map(({ count, ...kind }) => ({ ...kind, count: Number(count) }));
  }
}
