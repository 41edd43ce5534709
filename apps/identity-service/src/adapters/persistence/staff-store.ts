import type { EntityManager } from 'typeorm';
import { instantSql } from '@hub/persistence';
import type { Sealer } from '@hub/security';
import type { KeptMeans, StaffQuery, StaffStore } from '../../application/people/staff-ports.js';
import type { Staff } from '../../domain/people/staff.js';
import { accountOf } from '../../domain/people/posts.js';
import { codeSecretBinding } from './account-store.js';

/** What is not said is absent. */
const STAFF = `SELECT jsonb_strip_nulls(jsonb_build_object('id', p.id, 'authority', p.authority,
    'username', p.username, 'contact', p.contact, 'roles', p.roles, 'verified', p.verified,
    'organisationId', p.organisation_id, 'managerId', p.manager_id, 'checkedUntil', p.checked_until,
    'trainedUntil', p.trained_until, 'enrolledBy', p.enrolled_by, 'externalId', p.external_id, 'version', p.version,
    'accountId', p.account_id, 'held', p.held, 'offer', CASE WHEN p.offered_to IS NOT NULL THEN
      jsonb_build_object('to', p.offered_to, 'by', p.offered_by,
        'at', ${instantSql('p.offered_at')},
        'until', ${instantSql('p.offered_until')}) END,
    'signInsFrom', ${instantSql('p.sign_ins_from')},
    'ended', CASE WHEN p.ended_at IS NOT NULL THEN jsonb_build_object('because', p.ended_because,
      'at', ${instantSql('p.ended_at')}) END)) AS staff
  FROM person p`;

/** What is kept of somebody in columns of their own, in the order of `valuesOf`. */
const TERMS = `contact = $2, roles = $3, verified = $4, organisation_id = $5, manager_id = $6,
  checked_until = $7, trained_until = $8, enrolled_by = $9, ended_at = $10, ended_because = $11, version = $12,
  username = $13, external_id = $14, account_id = $15, held = $16, offered_to = $17, offered_by = $18,
  sign_ins_from = $19, offered_at = $20, offered_until = $21`;

interface Row {
  readonly staff: Staff;
}

/** @param which what follows FROM, with `p` for the person */
export async function readStaff(
  manager: EntityManager,
  which: string,
  values: readonly unknown[],
): Promise<Staff[]> {
  const rows = await manager.query<Row[]>(`${STAFF} ${which}`, [...values]);
  return rows.map(({ staff }) => staff);
}

export class SqlStaffStore implements StaffStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly sealer: Sealer,
  ) {}

  async find(id: string): Promise<Staff | undefined> {
    const [found] = await readStaff(this.manager, 'WHERE p.id = $1', [id]);
    return found;
  }

  async lock(id: string): Promise<Staff | undefined> {
    const [found] = await readStaff(this.manager, 'WHERE p.id = $1 FOR UPDATE', [id]);
    return found;
  }

  list({ authority, ended, offered, after, limit }: StaffQuery): Promise<Staff[]> {
    return readStaff(
      this.manager,
      `WHERE p.authority = $1 AND (p.ended_at IS NOT NULL) = $2
         AND ($3::uuid IS NULL OR (lower(p.contact->>'name'), p.id) >
           (SELECT lower(l.contact->>'name'), l.id FROM person l WHERE l.id = $3))
         AND ($5::boolean IS NULL OR p.offered_to IS NOT NULL)
       ORDER BY lower(p.contact->>'name'), p.id LIMIT $4`,
      [authority, ended, after ?? null, limit, offered ?? null],
    );
  }

  async add(staff: Staff, { passwordHash, codeSecret }: KeptMeans): Promise<boolean> {
    const { id, authority, username } = staff;
    const added = await this.manager.query<object[]>(
      `INSERT INTO person (id, authority, username, password_hash, code_secret, contact, roles, verified)
       VALUES ($1, $2, $3, $4, $5, $6, $7, false) ON CONFLICT (username) DO NOTHING RETURNING id`,
      [
        id,
        authority,
        username,
        passwordHash,
        this.sealed(id, codeSecret),
        staff.contact,
        staff.roles,
      ],
    );
    if (added.length > 0) await this.save(staff);
    return added.length > 0;
  }

  async usernameTaken({ id, authority, username }: Staff): Promise<boolean> {
    await this.manager.query(
      `UPDATE person SET username = 'left-' || id
       WHERE username = $1 AND authority = $2 AND id <> $3 AND ended_at IS NOT NULL`,
      [username, authority, id],
    );
    const taken = await this.manager.query<object[]>(
      'SELECT FROM person WHERE username = $1 AND id <> $2',
      [username, id],
    );
    return taken.length > 0;
  }

  async save(staff: Staff, means?: KeptMeans): Promise<void> {
    await this.manager.query(`UPDATE person SET ${TERMS} WHERE id = $1`, valuesOf(staff));
    const account = accountOf(staff);
    if (means)
      await this.manager.query(
        `UPDATE person SET password_hash = $2, code_secret = $3, failures = 0, locked_until = NULL,
           last_code_step = 0 WHERE id = $1`,
        [account, means.passwordHash, this.sealed(account, means.codeSecret)],
      );
  }

  posts(personId: string): Promise<Staff[]> {
    return readStaff(
      this.manager,
      `WHERE p.ended_at IS NULL AND (p.id = $1 OR coalesce(p.account_id, p.id) =
         (SELECT coalesce(one.account_id, one.id) FROM person one WHERE one.id = $1)) ORDER BY p.id`,
      [personId],
    );
  }

  offeredTo(personIds: readonly string[], now: string): Promise<Staff[]> {
    return readStaff(
      this.manager,
      `WHERE p.offered_to = ANY($1::uuid[]) AND p.ended_at IS NULL AND p.offered_until > $2
       ORDER BY p.id`,
      [personIds, now],
    );
  }

  async handOver(id: string): Promise<void> {
    const [heir] = await this.manager.query<{ id: string; sealed: Buffer }[]>(
      `SELECT heir.id, own.code_secret AS sealed FROM person heir JOIN person own ON own.id = $1
       WHERE heir.account_id = $1 ORDER BY heir.ended_at DESC NULLS FIRST, heir.id LIMIT 1`,
      [id],
    );
    if (!heir) return;
    const secret = this.sealer.open(heir.sealed, codeSecretBinding(id));
    await this.manager.query(
      `UPDATE person heir SET account_id = NULL, code_secret = $3, password_hash = own.password_hash,
         failures = own.failures, locked_until = own.locked_until, last_code_step = own.last_code_step
       FROM person own WHERE heir.id = $2 AND own.id = $1`,
      [id, heir.id, this.sealer.seal(secret, codeSecretBinding(heir.id))],
    );
    await this.manager.query('UPDATE person SET account_id = $2 WHERE account_id = $1', [
      id,
      heir.id,
    ]);
  }

  async hasVerifiedKeeper(authority: string, leads: readonly string[]): Promise<boolean> {
    const found = await this.manager.query<object[]>(
      `SELECT FROM person WHERE authority = $1 AND ended_at IS NULL AND verified AND NOT held
         AND (id = ANY($2::uuid[]) OR roles && ARRAY['service_manager', 'head_of_service']) LIMIT 1`,
      [authority, leads],
    );
    return found.length > 0;
  }

  async hasOrganisation(authority: string, organisationId: string): Promise<boolean> {
    const found = await this.manager.query<object[]>(
      'SELECT FROM organisation WHERE id = $1 AND authority = $2',
      [organisationId, authority],
    );
    return found.length > 0;
  }

  private sealed(personId: string, codeSecret: string): Buffer {
    return this.sealer.seal(codeSecret, codeSecretBinding(personId));
  }
}

function valuesOf(staff: Staff): unknown[] {
  const { organisationId, managerId, checkedUntil, trainedUntil, enrolledBy, externalId, ended } =
    staff;
  return [
    staff.id,
    JSON.stringify(staff.contact),
    staff.roles,
    staff.verified,
    organisationId ?? null,
    managerId ?? null,
    checkedUntil ?? null,
    trainedUntil ?? null,
    enrolledBy ?? null,
    ended?.at ?? null,
    ended?.because ?? null,
    staff.version,
    staff.username,
    externalId ?? null,
    staff.accountId ?? null,
    staff.held,
    staff.offer?.to ?? null,
    staff.offer?.by ?? null,
    staff.signInsFrom ?? null,
    staff.offer?.at ?? null,
    staff.offer?.until ?? null,
  ];
}
