import { beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock, testId } from '@hub/testing';
import { Secret, TOTP } from 'otpauth';
import { TotpCodes } from '../../adapters/totp-codes.js';
import type { SignInLock } from '../../domain/sign-in/sign-in-lock.js';
import type { Account, AccountStore } from '../ports.js';
import { SignIn } from './sign-in.js';

const codeSecret = new Secret({ size: 20 }).base32;
const person = {
  id: testId(1),
  authority: 'E09000023',
  contact: { name: 'Ada', role: 'x', team: 'y' },
  roles: ['practitioner' as const],
  verified: true,
};

/** Its means are those of another post of the same human being. */
describe('signing in', () => {
  let clock: FixedClock;
  let lock: SignInLock;
  let lastCodeStep: number;
  let pretended: number;
  let signIn: SignIn;

  beforeEach(() => {
    clock = new FixedClock();
    lock = { failures: 0 };
    lastCodeStep = 0;
    pretended = 0;
    const account = (): Account => ({
      id: testId(2),
      person,
      passwordHash: 'right',
      codeSecret,
      lock,
    });
    const accounts: AccountStore = {
      arbitrators: () => Promise.resolve([]),
      byUsername: (name) => Promise.resolve(name === 'ada' ? account() : undefined),
      byId: (id) => Promise.resolve(id === person.id ? account() : undefined),
      saveLock: (id, next) => {
        if (id === testId(2)) lock = next;
        return Promise.resolve();
      },
      useCodeStep: (id, step) => {
        const fresh = id === testId(2) && step > lastCodeStep;
        if (fresh) lastCodeStep = step;
        return Promise.resolve(fresh);
      },
    };
    const passwords = {
      matches: (password: string, hash: string) => Promise.resolve(password === hash),
      pretend: () => {
        pretended += 1;
        return Promise.resolve();
      },
    };
    signIn = new SignIn(accounts, passwords, new TotpCodes(clock), clock);
  });
  const tryPassword = (password: string, username = 'ada') =>
    signIn.checkPassword({ username, password });
  const tryCode = (code: string) => signIn.checkCode({ personId: person.id, code });
  const codeNow = () =>
    new TOTP({ secret: Secret.fromBase32(codeSecret) }).generate({
      timestamp: Date.parse(clock.now()),
    });

  it('takes the right password and the right code, each code once', async () => {
    expect(await tryPassword('right')).toEqual(person);
    expect(await tryCode(codeNow())).toEqual(person);
    expect(await tryCode(codeNow())).toEqual({ refused: 'unauthenticated' });
    clock.advance(30_000);
    expect(await tryCode(codeNow())).toEqual(person);
  });

  it('refuses an old code', async () => {
    const old = codeNow();
    clock.advance(90_000);
    expect(await tryCode(old)).toEqual({ refused: 'unauthenticated' });
  });

  it('answers alike for a wrong password and an unknown name, and takes its time for both', async () => {
    expect(await tryPassword('wrong')).toEqual(await tryPassword('x', 'nobody'));
    expect(pretended).toBe(1);
  });

  it('locks for a quarter of an hour after ten failures of either factor', async () => {
    for (let time = 0; time < 5; time += 1) await tryPassword('wrong');
    for (let time = 0; time < 5; time += 1) await tryCode('000000');
    expect(await tryPassword('right')).toEqual({ refused: 'unauthenticated' });
    expect(await tryCode(codeNow())).toEqual({ refused: 'unauthenticated' });
    clock.advance(15 * 60_000 + 1);
    expect(await tryPassword('right')).toEqual(person);
  });
});
