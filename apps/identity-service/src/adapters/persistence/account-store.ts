import { type EntityManager, IsNull } from 'typeorm';
import type { ArbitratorEntry, PersonView } from '@hub/internal-messages';
import type { Sealer } from '@hub/security';
import type { Account, AccountStore } from '../../application/ports.js';
import type { SignInLock } from '../../domain/sign-in/sign-in-lock.js';
import { type PersonRow, personTable } from './tables.js';

export class TypeormAccountStore implements AccountStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly sealer: Sealer,
  ) {}

  async arbitrators(): Promise<ArbitratorEntry[]> {
    return this.manager.query<ArbitratorEntry[]>(
      `SELECT id AS "personId", authority FROM person WHERE 'arbitrator' = ANY(roles) AND ended_at IS NULL
         ORDER BY authority, id`,
    );
  }

  async byUsername(username: string): Promise<Account | undefined> {
    return this.toAccount(
      await this.manager.findOneBy(personTable, { username, endedAt: IsNull() }),
    );
  }

  async byId(id: string): Promise<Account | undefined> {
    return this.toAccount(await this.manager.findOneBy(personTable, { id, endedAt: IsNull() }));
  }

  async saveLock(personId: string, { failures, lockedUntil }: SignInLock): Promise<void> {
    const until = lockedUntil === undefined ? null : new Date(lockedUntil);
    await this.manager.update(personTable, { id: personId }, { failures, lockedUntil: until });
  }

  async useCodeStep(personId: string, step: number): Promise<boolean> {
    const result = await this.manager
      .createQueryBuilder()
      .update(personTable)
      .set({ lastCodeStep: String(step) })
      .where('id = :personId AND last_code_step < :step', { personId, step })
      .execute();
    return result.affected === 1;
  }

  private toAccount(row: PersonRow | null): Account | undefined {
    if (!row) return undefined;
    const { failures, lockedUntil } = row;
    return {
      person: toPerson(row),
      passwordHash: row.passwordHash,
      codeSecret: this.sealer.open(row.codeSecret, codeSecretBinding(row.id)).toString('utf8'),
      lock:
        lockedUntil === null ? { failures } : { failures, lockedUntil: lockedUntil.toISOString() },
    };
  }
}

/** What the sealed secret of a person's one-time codes is bound to. */
export function codeSecretBinding(personId: string): string {
  return `code-secret ${personId}`;
}

function toPerson({ id, authority, contact, roles, verified }: PersonRow): PersonView {
  return { id, authority, contact, roles, verified };
}
