import { describe, expect, it } from '@jest/globals';
import { HubAwayError } from '../api/hub-errors.js';
import { TokenKeeper } from './token-keeper.js';

const NOW = 1_000_000;
const TOKENS = { access: 'old', refresh: 'r', expiresAt: NOW + 10 * 60_000 };
const NEW = { access: 'new', refresh: 'r', expiresAt: NOW + 20 * 60_000 };

describe('a token', () => {
  it('is used as long as it lasts', async () => {
    const keeper = new TokenKeeper({ renew: () => Promise.reject(new Error('asked')) });
    expect(await keeper.fresh(TOKENS, NOW)).toBe(TOKENS);
  });

  it('is renewed a minute before it ends', async () => {
    const keeper = new TokenKeeper({ renew: () => Promise.resolve(NEW) });
    expect(await keeper.fresh({ ...TOKENS, expiresAt: NOW + 59_000 }, NOW)).toBe(NEW);
  });

  it('is no end of the session where the identity provider is away', async () => {
    const keeper = new TokenKeeper({ renew: () => Promise.reject(new TypeError('fetch failed')) });
    await expect(keeper.fresh({ ...TOKENS, expiresAt: NOW }, NOW)).rejects.toBeInstanceOf(
      HubAwayError,
    );
  });
});
