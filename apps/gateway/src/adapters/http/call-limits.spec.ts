import { describe, expect, it } from '@jest/globals';
import type { Response } from 'express';
import { CallLimit } from './call-limits.js';
import { RefusalError } from './refusal-error.js';

describe('a limit of calls', () => {
  it('tells each caller where it stands, and refuses the one that is over, for as long as it says', async () => {
    const headers = new Map<string, string>();
    const reply = {
      set: (name: string, value: string) => headers.set(name, value),
    } as unknown as Response;
    const limit = new CallLimit('caller', 2);
    await limit.count('ada', reply);
    expect(headers.get('RateLimit-Policy')).toBe('"caller";q=2;w=60');
    expect(headers.get('RateLimit')).toBe('"caller";r=1;t=60');
    await limit.count('ada', reply);
    await expect(limit.count('ada', reply)).rejects.toMatchObject({
      refusal: { refused: 'too_many_requests' },
    });
    await expect(limit.count('ada', reply)).rejects.toBeInstanceOf(RefusalError);
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0);
    await expect(limit.count('ben', reply)).resolves.toBeUndefined();
  });
});
