import { type Refusal, refuse } from '@hub/contracts';
import type { PersonView, SignIns } from '@hub/internal-messages';
import type { Clock } from '@hub/use-case';
import { afterFailure, isLocked } from '../../domain/sign-in/sign-in-lock.js';
import type { Account, AccountStore, OneTimeCodes, Passwords } from '../ports.js';

/** Both factors of a person's sign-in. Every failure answers alike. */
export class SignIn {
  constructor(
    private readonly accounts: AccountStore,
    private readonly passwords: Passwords,
    private readonly codes: OneTimeCodes,
    private readonly clock: Clock,
  ) {}

  async checkPassword({
    username,
    password,
  }: SignIns.CheckPasswordPayload): Promise<PersonView | Refusal> {
    const account = await this.accounts.byUsername(username);
    if (!account || isLocked(account.lock, this.clock.now())) {
      await this.passwords.pretend();
      return refuse('unauthenticated');
    }
    const right = await this.passwords.matches(password, account.passwordHash);
    return right ? account.person : this.fail(account);
  }

  async checkCode({
    personId,
    code,
  }: SignIns.CheckOneTimeCodePayload): Promise<PersonView | Refusal> {
    const account = await this.accounts.byId(personId);
    if (!account || isLocked(account.lock, this.clock.now())) return refuse('unauthenticated');
    const step = this.codes.stepOf(account.codeSecret, code);
    if (step === undefined) return this.fail(account);
    if (!(await this.accounts.useCodeStep(account.id, step))) return refuse('unauthenticated');
    await this.accounts.saveLock(account.id, { failures: 0 });
    return account.person;
  }

  private async fail({ id, lock }: Account): Promise<Refusal> {
    await this.accounts.saveLock(id, afterFailure(lock, this.clock.now()));
    return refuse('unauthenticated');
  }
}
