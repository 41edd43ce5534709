import { beforeEach, describe, expect, it } from '@jest/globals';
import { testId } from '@hub/testing';
import type { NamedBy, NotSignedIn } from '../../domain/sign-in/provider-terms.js';
import type { AuthorityProvider, Errand } from './sign-in-ports.js';
import { SignInWithAuthority } from './sign-in-with-authority.js';

const LEWISHAM = 'E09000023';
const TERMS = {
  authority: LEWISHAM,
  issuer: 'https://id.lewisham.example',
  clientId: 'hub',
  secretFile: 'x',
  claim: 'oid',
  names: 'externalId' as const,
  methods: ['mfa'],
};
const BACK = new URL('https://hub.example/sign-in/returned?state=s1&code=c');

describe('signing in with an authority', () => {
  const kept = new Map<string, Errand>();
  let claims: Record<string, unknown> | NotSignedIn;
  let isAway: boolean;
  let sought: [string, NamedBy][];
  let signIn: SignInWithAuthority;
  beforeEach(() => {
    kept.clear();
    claims = { oid: 'ada', amr: ['mfa'] };
    isAway = false;
    sought = [];
    const provider: AuthorityProvider = {
      begin: () =>
        isAway
          ? Promise.reject(new Error('away'))
          : Promise.resolve({ url: 'https://id/auth', state: 's1', nonce: 'n', verifier: 'v' }),
      finish: () => Promise.resolve(claims),
    };
    const errands = {
      keep: (state: string, errand: Errand) => {
        kept.set(state, errand);
        return Promise.resolve();
      },
      find: (state: string) => Promise.resolve(kept.get(state)),
      take: (state: string) => {
        const errand = kept.get(state);
        kept.delete(state);
        return Promise.resolve(errand);
      },
    };
    const people = {
      find: (authority: string, named: NamedBy) => {
        sought.push([authority, named]);
        return Promise.resolve(
          'externalId' in named && named.externalId === 'ada' ? testId(1) : undefined,
        );
      },
    };
    signIn = new SignInWithAuthority([{ terms: TERMS, provider }], errands, people);
  });

  it('leads there and back, once, to the person whom it names', async () => {
    expect(signIn.authorities).toEqual([LEWISHAM]);
    expect(await signIn.begin('u1', LEWISHAM)).toEqual({ url: 'https://id/auth' });
    expect(await signIn.uidOf('s1')).toBe('u1');
    expect(await signIn.uidOf('s2')).toBeUndefined();
    expect(await signIn.finish('u1', BACK)).toEqual({ personId: testId(1) });
    expect(sought).toEqual([[LEWISHAM, { externalId: 'ada' }]]);
    expect(await signIn.finish('u1', BACK)).toEqual({ not: 'begin_again' });
  });

  it('is of the browser that began it', async () => {
    await signIn.begin('u1', LEWISHAM);
    expect(await signIn.finish('u2', BACK)).toEqual({ not: 'begin_again' });
    const stateless = new URL('https://hub.example/sign-in/returned?code=c');
    expect(await signIn.finish('u1', stateless)).toEqual({ not: 'begin_again' });
  });

  it('says why nobody is signed in', async () => {
    expect(await signIn.begin('u1', 'E09000011')).toEqual({ not: 'begin_again' });
    for (const [said, not] of [
      ['unconfirmed', 'unconfirmed'],
      [{ oid: 'ada', amr: ['pwd'] }, 'one_factor'],
      [{ oid: 'ben', amr: ['mfa'] }, 'nobody'],
    ] as const) {
      claims = said;
      await signIn.begin('u1', LEWISHAM);
      expect(await signIn.finish('u1', BACK)).toEqual({ not });
    }
    isAway = true;
    expect(await signIn.begin('u1', LEWISHAM)).toEqual({ not: 'away' });
  });
});
