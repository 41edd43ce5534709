import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { JWK } from 'jose';
import { namedBy } from '../../domain/sign-in/provider-terms.js';
import { Borough, BOROUGH_CLIENT, Browser, signingKey } from '../../testing/borough-provider.js';
import { OpenIdProvider } from './authority-provider.js';

const REDIRECT = 'https://hub.example/sign-in/returned';
const browse = async (url: string): Promise<URL> => (await new Browser().follow(url, REDIRECT)).at;

describe('a borough’s own identity provider', () => {
  const folder = mkdtempSync(join(tmpdir(), 'provider-'));
  const secretFile = join(folder, 'secret');
  let borough: Borough;
  let first: JWK;
  beforeAll(async () => {
    writeFileSync(secretFile, `${BOROUGH_CLIENT.secret}\n`);
    first = await signingKey('first');
    borough = new Borough(REDIRECT, [first]);
    await borough.restart();
  });
  afterEach(() => {
    borough.amr = ['pwd', 'mfa'];
    borough.forge = undefined;
  });
  afterAll(async () => {
    await borough.stop();
    rmSync(folder, { recursive: true });
  });

  const terms = () => ({
    authority: 'E09000023',
    issuer: borough.issuer,
    clientId: BOROUGH_CLIENT.id,
    claim: 'email',
    names: 'username' as const,
    methods: ['mfa'],
    secretFile,
  });
  /** Whom it names in the end, or why nobody. */
  async function signIn(between?: () => Promise<void>): Promise<unknown> {
    const provider = new OpenIdProvider(terms(), REDIRECT);
    const { url, state, nonce, verifier } = await provider.begin();
    const back = await browse(url);
    await between?.();
    const errand = { uid: 'u', authority: 'E09000023', nonce, verifier };
    const claims = await provider.finish(back, state, errand);
    return typeof claims === 'string' ? claims : namedBy(terms(), claims);
  }

  it('names a person who proved two factors', async () => {
    expect(await signIn()).toEqual({ username: 'ada@lewisham.example' });
    borough.amr = ['pwd'];
    expect(await signIn()).toBe('one_factor');
  });

  it('may change its keys at any time', async () => {
    borough.keys = [await signingKey('second'), first];
    await borough.restart();
    expect(await signIn()).toEqual({ username: 'ada@lewisham.example' });
    borough.keys = [await signingKey('third')];
    await borough.restart();
    expect(await signIn()).toEqual({ username: 'ada@lewisham.example' });
  });

  it.each([
    ['is for somebody else', { aud: 'another' }],
    ['has expired', { exp: 1_700_000_000 }],
    ['is of another provider', { iss: 'https://elsewhere.example' }],
    ['is of another sign-in', { nonce: 'x' }],
  ])('confirms nobody by a token that %s', async (_what, change) => {
    borough.forge = change;
    expect(await signIn()).toBe('unconfirmed');
  });

  it('confirms nobody by a token that another key signed', async () => {
    const { keys } = borough;
    borough.forge = {};
    const [mine] = keys;
    const strange = { ...(await signingKey('x')), kid: mine?.kid ?? 'none' };
    expect(
      await signIn(() => {
        borough.keys = [strange];
        return Promise.resolve();
      }),
    ).toBe('unconfirmed');
    borough.keys = keys;
  });

  it('confirms nobody by an answer of another sign-in, or by a refusal', async () => {
    const provider = new OpenIdProvider(terms(), REDIRECT);
    const { url, state, nonce, verifier } = await provider.begin();
    const errand = { uid: 'u', authority: 'E09000023', nonce, verifier };
    const back = await browse(url);
    expect(await provider.finish(back, 'another', errand)).toBe('unconfirmed');
    const refusal = new URL(`${REDIRECT}?error=access_denied&state=${state}`);
    expect(await provider.finish(refusal, state, errand)).toBe('unconfirmed');
  });

  it('that is away is said to be', async () => {
    expect(await signIn(() => borough.stop())).toBe('away');
    await expect(new OpenIdProvider(terms(), REDIRECT).begin()).rejects.toThrow();
    await borough.restart();
  });
});
