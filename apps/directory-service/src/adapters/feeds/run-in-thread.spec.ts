import { describe, expect, it } from '@jest/globals';
import { runInThread, ThreadEndedError } from './run-in-thread.js';
import { ThreadedRows } from './threaded-rows.js';

const script = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
const FOR_EVER = script('for (;;);');
const HUNGRY = script(
  'const kept = []; for (;;) kept.push(Array.from({ length: 1000 }, () => ({})));',
);
const LIMITS = { milliseconds: 60_000, megabytes: 32 };
const BRIEF = { ...LIMITS, milliseconds: 200 };

describe('work in a thread of its own', () => {
  it('gives its result', async () => {
    expect(
      await runInThread(
        script(
          `const { parentPort, workerData } = await import('node:worker_threads'); parentPort.postMessage(workerData + 1);`,
        ),
        41,
        LIMITS,
      ),
    ).toBe(42);
  });

  it.each([
    ['time', FOR_EVER, BRIEF],
    ['memory', HUNGRY, LIMITS],
    ['neither', script('throw new Error("broken");'), LIMITS],
    ['neither', script(''), LIMITS],
  ] as const)(
    'that lacks %s ends by itself, and leaves this process as it is',
    async (lacked, code, limits) => {
      const ended: unknown = await runInThread(code, undefined, limits).catch(
        (error: unknown) => error,
      );
      expect(ended).toBeInstanceOf(ThreadEndedError);
      expect(ended).toMatchObject({ lacked });
    },
  );

  it('leaves others their turns while it goes on', async () => {
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 1);
    await runInThread(FOR_EVER, undefined, BRIEF).catch((error: unknown) => error);
    clearInterval(counting);
    expect(turns).toBeGreaterThan(10);
  });
});

describe('a file whose reading', () => {
  it.each([
    [
      'takes too long',
      FOR_EVER,
      BRIEF,
      'Reading it takes more than 0.2 seconds. Keep the list alone in the file, or send it as CSV.',
    ],
    [
      'takes too much memory',
      HUNGRY,
      LIMITS,
      'Reading it takes more than 32 MB of memory. Keep the list alone in the file, or send it as CSV.',
    ],
  ])(
    '%s is refused by what it lacked, and the next one is read',
    async (_what, code, limits, unreadable) => {
      const rows = new ThreadedRows(code, limits);
      const three = await Promise.all(
        ['1', '2', '3'].map((text) => rows.read(Buffer.from(text), 'csv')),
      );
      expect(three).toEqual([{ unreadable }, { unreadable }, { unreadable }]);
    },
  );
});
