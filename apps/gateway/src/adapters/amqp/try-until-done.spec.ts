import { describe, expect, it } from '@jest/globals';
import { ServiceUnavailableError } from '@hub/messaging';
import { tryUntilDone } from './try-until-done.js';

/** Fails with each of these in turn, and then does not. */
function failingWith(...errors: readonly Error[]): {
  work: () => Promise<void>;
  attempts: () => number;
} {
  let attempts = 0;
  const work = (): Promise<void> => {
    const error = errors[attempts];
    attempts += 1;
    return error ? Promise.reject(error) : Promise.resolve();
  };
  return { work, attempts: () => attempts };
}

const quiet = (): void => undefined;
const pause = (): Promise<void> => Promise.resolve();

describe('tryUntilDone', () => {
  it('waits outages out, however many', async () => {
    const { work, attempts } = failingWith(
      new ServiceUnavailableError('x'),
      Object.assign(new Error('x'), { code: '57P01' }),
      new ServiceUnavailableError('x'),
    );
    expect(await tryUntilDone(work, { mostDefects: 1, onFailure: quiet, pause })).toBe(true);
    expect(attempts()).toBe(4);
  });

  it('gives up after so many defects, outages in between not counted', async () => {
    const { work, attempts } = failingWith(
      new TypeError('x'),
      new ServiceUnavailableError('x'),
      new TypeError('x'),
      new TypeError('x'),
    );
    expect(await tryUntilDone(work, { mostDefects: 2, onFailure: quiet, pause })).toBe(false);
    expect(attempts()).toBe(3);
  });

  it('ends where it is told to', async () => {
    const stop = (): void => {
      throw new Error('stopped');
    };
    await expect(
      tryUntilDone(failingWith(new ServiceUnavailableError('x')).work, {
        mostDefects: 2,
        onFailure: stop,
        pause,
      }),
    ).rejects.toThrow('stopped');
  });
});
