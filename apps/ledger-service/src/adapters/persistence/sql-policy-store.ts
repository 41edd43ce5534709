import type { EntityManager } from 'typeorm';
import type { ApprovedVersion, PolicyStore } from '../../application/policies/policy-ports.js';
import type { Approval, PolicyDraft } from '../../domain/policy-draft.js';

interface DraftRow {
  readonly id: string;
  readonly version: number;
  readonly text: string;
  readonly reason: string;
  readonly authority: string;
  readonly person_id: string | null;
  readonly drafted_at: Date;
  readonly not_before: Date | null;
  readonly state: PolicyDraft['state'];
  readonly approvals: Approval[];
  readonly from_at: Date | null;
}

/** How a draft stands: what decides is the highest version whose time has come. */
const STANDING = `CASE WHEN state <> 'approved' OR from_at > $1 THEN state
  WHEN version = (SELECT max(version) FROM policy_draft WHERE state = 'approved' AND from_at <= $1)
  THEN 'in_force' ELSE 'replaced' END`;

export class SqlPolicyStore implements PolicyStore {
  constructor(private readonly manager: EntityManager) {}

  async add(draft: PolicyDraft): Promise<void> {
    await this.manager.query(
      `INSERT INTO policy_draft (id, version, text, reason, authority, person_id, drafted_at,
         not_before, state, approvals) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        draft.id,
        draft.version,
        draft.text,
        draft.reason,
        draft.authority,
        draft.personId ?? null,
        draft.draftedAt,
        draft.notBefore ?? null,
        draft.state,
        JSON.stringify(draft.approvals),
      ],
    );
  }

  async find(id: string): Promise<PolicyDraft | undefined> {
    return this.one('SELECT * FROM policy_draft WHERE id = $1', id);
  }

  async lock(id: string): Promise<PolicyDraft | undefined> {
    return this.one('SELECT * FROM policy_draft WHERE id = $1 FOR UPDATE', id);
  }

  async save(draft: PolicyDraft): Promise<void> {
    await this.manager.query(
      'UPDATE policy_draft SET state = $2, approvals = $3, from_at = $4 WHERE id = $1',
      [
        draft.id,
        draft.state,
        JSON.stringify(draft.approvals),
        draft.state === 'approved' ? draft.from : null,
      ],
    );
  }

  async list({
    state,
    before,
    limit,
    now,
  }: Parameters<PolicyStore['list']>[0]): Promise<PolicyDraft[]> {
    const rows = await this.manager.query<DraftRow[]>(
      `SELECT * FROM policy_draft WHERE ($2::text IS NULL OR ${STANDING} = $2)
         AND ($3::uuid IS NULL OR id < $3)
       ORDER BY id DESC LIMIT $4`,
      [now, state ?? null, before ?? null, limit],
    );
    return rows.map(toDraft);
  }

  async approved(after = 0): Promise<ApprovedVersion[]> {
    const rows = await this.manager.query<{ version: number; text: string; from_at: Date }[]>(
      `SELECT version, text, from_at FROM policy_draft WHERE state = 'approved' AND version > $1
       ORDER BY version`,
      [after],
    );
    return rows.map(({ version, text, from_at: from }) => ({
      version,
      text,
      from: from.toISOString(),
    }));
  }

  timeAlone(): Promise<string> {
    return this.timeBehind('FOR UPDATE');
  }

  timeTogether(): Promise<string> {
    return this.timeBehind('FOR SHARE');
  }

  /** The time is asked for once the lock is held. */
  private async timeBehind(lock: 'FOR UPDATE' | 'FOR SHARE'): Promise<string> {
    await this.manager.query(`SELECT 1 FROM policy_clock ${lock}`);
    const [row] = await this.manager.query<{ now: Date }[]>('SELECT clock_timestamp() AS now');
    return (row?.now ?? new Date()).toISOString();
  }

  private async one(statement: string, id: string): Promise<PolicyDraft | undefined> {
    const [row] = await this.manager.query<DraftRow[]>(statement, [id]);
    return row && toDraft(row);
  }
}

function toDraft(row: DraftRow): PolicyDraft {
  const { id, version, text, reason, authority, state, approvals, from_at: from } = row;
  const proposal = {
    id,
    version,
    text,
    reason,
    authority,
    personId: row.person_id ?? undefined,
    draftedAt: row.drafted_at.toISOString(),
    ...(row.not_before ? { notBefore: row.not_before.toISOString() } : {}),
  };
  const [first, second] = approvals;
  if (state !== 'approved') return { ...proposal, state, approvals: first ? [first] : [] };
  // The table holds it: what is approved has both, and its time.
  if (!first || !second || !from) throw new Error(`Draft ${id} is approved by fewer than two`);
  return { ...proposal, state, approvals: [first, second], from: from.toISOString() };
}
