import { setTimeout as pause } from 'node:timers/promises';

export interface OpenLoad {
  readonly perSecond: number;
  readonly seconds: number;
}

/**
 * Sends at fixed instants, whether or not earlier calls have returned, and times each from the
 * instant at which it was due: a slow answer delays no later call and hides none.
 *
 * @returns milliseconds of each call, and how many failed
 */
export async function runOpenLoad(
  load: OpenLoad,
  call: (number: number) => Promise<void>,
): Promise<{ milliseconds: number[]; failed: number }> {
  const total = load.perSecond * load.seconds;
  const milliseconds: number[] = [];
  const running: Promise<void>[] = [];
  let failed = 0;
  const began = performance.now();
  for (let number = 0; number < total; number += 1) {
    const due = began + (number * 1000) / load.perSecond;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    running.push(
      call(number).then(
        () => {
          milliseconds.push(performance.now() - due);
        },
        () => {
          failed += 1;
        },
      ),
    );
  }
  await Promise.all(running);
  return { milliseconds, failed };
}
