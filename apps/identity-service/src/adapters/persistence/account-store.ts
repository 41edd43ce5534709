import { type EntityManager, type FindOptionsWhere, IsNull } from 'typeorm';
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

  byUsername(username: string): Promise<Account | undefined> {
    return this.account({ username, endedAt: IsNull(), held: false });
  }

  byId(id: string): Promise<Account | undefined> {
    return this.account({ id, endedAt: IsNull(), held: false });
  }

  async saveLock(accountId: string, { failures, lockedUntil }: SignInLock): Promise<void> {
    const until = lockedUntil === undefined ? null : new Date(lockedUntil);
    await this.manager.update(personTable, { id: accountId }, { failures, lockedUntil: until });
  }

  async useCodeStep(accountId: string, step: number): Promise<boolean> {
    const result = await this.manager
      .createQueryBuilder()
      .update(personTable)
      .set({ lastCodeStep: String(step) })
      .where('id = :accountId AND last_code_step < :step', { accountId, step })
      .execute();
    return result.affected === 1;
  }

  /** The post, and the means of the account with which it is signed in to. */
  private async account(of: FindOptionsWhere<PersonRow>): Promise<Account | undefined> {
    const post = await this.manager.findOneBy(personTable, of);
    if (!post) return undefined;
    const { accountId } = post;
    const means =
      accountId === null
        ? post
        : await this.manager.findOneByOrFail(personTable, { id: accountId });
    const { id, passwordHash, failures, lockedUntil } = means;
    return {
      id,
      person: toPerson(post),
      passwordHash,
      codeSecret: this.sealer.open(means.codeSecret, codeSecretBinding(id)).toString('utf8'),
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
