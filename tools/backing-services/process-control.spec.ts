import { describe, expect, it } from '@jest/globals';
import { freePort } from './process-control.js';

describe('a port for a process that starts later', () => {
  it('is given once and lies below the ports of outgoing connections', async () => {
    const ports = await Promise.all(Array.from({ length: 600 }, () => freePort()));

    expect(new Set(ports).size).toBe(ports.length);
    expect(Math.min(...ports)).toBeGreaterThanOrEqual(10_000);
    expect(Math.max(...ports)).toBeLessThan(16_000);
  });
});
