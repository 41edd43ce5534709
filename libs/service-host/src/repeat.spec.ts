import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { Logger } from '@hub/observability';
import { repeat } from './repeat.js';

const A_LONG_TIME_MS = 60_000;

describe('a chore that is repeated', () => {
  it('goes on after a round that failed, and the failure is told', async () => {
    const told: unknown[] = [];
    const log = { warn: (_what: unknown, { error }: { error: unknown }) => told.push(error) };
    const fault = new Error('planted');
    let rounds = 0;
    const twice = Promise.withResolvers<undefined>();
    const stop = repeat(
      {
        execute: () => {
          rounds += 1;
          if (rounds === 2) twice.resolve(undefined);
          return rounds === 1 ? Promise.reject(fault) : Promise.resolve();
        },
      },
      0,
      log as unknown as Logger,
    );
    await twice.promise;
    await stop();
    expect(told).toEqual([fault]);
  });

  it('stops when the round in hand is done, and waits for no other', async () => {
    const round = Promise.withResolvers<undefined>();
    let rounds = 0;
    const execute = async (): Promise<void> => {
      rounds += 1;
      await round.promise;
    };
    const stopped = repeat({ execute }, A_LONG_TIME_MS, {} as Logger)().then(() => 'stopped');
    await turn();
    expect(await Promise.race([stopped, turn('goes on')])).toBe('goes on');
    round.resolve(undefined);
    expect(await stopped).toBe('stopped');
    expect(rounds).toBe(1);
  });

  it('stops in its pause at once', async () => {
    const stop = repeat({ execute: () => Promise.resolve() }, A_LONG_TIME_MS, {} as Logger);
    await turn();
    await stop();
  });

  it('rests as many times as long as its round took, where it is to use a part of the time', async () => {
    const rounds = { rested: 0, other: 0 };
    const third = Promise.withResolvers<undefined>();
    const rested = async (): Promise<void> => {
      rounds.rested += 1;
      await pause(2);
    };
    const other = async (): Promise<void> => {
      rounds.other += 1;
      if (rounds.other === 3) third.resolve(undefined);
      await pause(2);
    };
    const stops = [
      repeat({ execute: rested }, 0, {} as Logger, A_LONG_TIME_MS),
      repeat({ execute: other }, 0, {} as Logger),
    ];
    await third.promise;
    expect(rounds.rested).toBe(1);
    for (const stop of stops) await stop();
  });
});
