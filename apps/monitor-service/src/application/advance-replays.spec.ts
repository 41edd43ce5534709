import { describe, expect, it } from '@jest/globals';
import { CountingIds, FakeUnitOfWork, FixedClock, testId } from '@hub/testing';
import { inMemoryMonitorStores } from '../testing/in-memory-monitor.js';
import { letter } from '../testing/monitor-stores-suite.js';
import { AdvanceReplays } from './advance-replays.js';
import { ReadReplays } from './read-replays.js';

const RATE = 10;
const ITEMS = 60;
/** Its first step that sends more than a hundred. */
const LAST_STEP = 3;

/** A replay that may send all its messages, and a process of the service for each round. */
async function replaying() {
  const work = new FakeUnitOfWork(inMemoryMonitorStores());
  const clock = new FixedClock();
  const { deadLetters, replays } = work.stores;
  const numbers = Array.from({ length: ITEMS }, (_, number) => number);
  for (const number of numbers)
    await deadLetters.add(letter(number, { state: 'replay_requested' }));
  await replays.add(
    {
      ...{ id: testId(1), state: 'running', reason: 'mended', ratePerSecond: RATE, version: 1 },
      ...{ step: LAST_STEP, failedBefore: 0, needsApproval: false },
      ...{ requestedBy: testId(2), requestedAt: clock.now() },
    },
    numbers.map((number) => ({
      ...{ id: testId(100 + number), replayId: testId(1), state: 'waiting' },
      deadLetterId: letter(number).id,
    })),
  );
  const rounds = async (times: number, everyMs: number): Promise<number> => {
    const before = work.facts.length;
    for (let round = 0; round < times; round += 1) {
      clock.advance(everyMs);
      await new AdvanceReplays(work, clock, new CountingIds()).execute();
    }
    return work.facts.length - before;
  };
  return { rounds, read: () => new ReadReplays(work).one(testId(1)) };
}

describe('a replay that goes on', () => {
  it('keeps its rate, though each round is another process of the service', async () => {
    const { rounds } = await replaying();
    expect(await rounds(40, 50)).toBe(2 * RATE);
  });

  it('saves nothing up while nobody advances it: at the most a second of it goes out at once', async () => {
    const { rounds } = await replaying();
    await rounds(1, 0);
    expect(await rounds(1, 60_000)).toBe(RATE);
  });

  it('keeps its version and shows nothing of its pace, as nothing changes that anybody reads', async () => {
    const { rounds, read } = await replaying();
    await rounds(3, 200);
    const view = await read();
    expect(view).toMatchObject({ state: 'running', version: 1 });
    expect(view).not.toHaveProperty('usedUpTo');
  });
});
