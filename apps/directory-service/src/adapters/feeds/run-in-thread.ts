import { Worker } from 'node:worker_threads';

export interface ThreadLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** A thread that was at its end before its work was: of time, of memory, or by a fault in it. */
export class ThreadEndedError extends Error {
  override readonly name = 'ThreadEndedError';

  constructor(
    readonly lacked: 'time' | 'memory' | 'neither',
    cause?: unknown,
  ) {
    super(
      `The thread ended before its work: ${lacked === 'neither' ? 'it failed' : `too little ${lacked}`}.`,
      { cause },
    );
  }
}

/**
 * Does one piece of work in a thread of its own, so that nobody else waits for it, and it can take
 * down nothing but itself.
 *
 * @param script posts one message, which is the result
 * @throws ThreadEndedError
 */
export async function runInThread<Result>(
  script: URL,
  workerData: unknown,
  { milliseconds, megabytes }: ThreadLimits,
): Promise<Result> {
  const worker = new Worker(script, {
    workerData,
    resourceLimits: {
      maxOldGenerationSizeMb: megabytes,
      maxYoungGenerationSizeMb: 32,
      stackSizeMb: 4,
    },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Result>((resolve, reject) => {
      timer = setTimeout(() => {
        reject(new ThreadEndedError('time'));
      }, milliseconds);
      worker.on('message', resolve);
      worker.on('error', (error: NodeJS.ErrnoException) => {
        reject(
          new ThreadEndedError(
            error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'neither',
            error,
          ),
        );
      });
      worker.on('exit', () => {
        reject(new ThreadEndedError('neither'));
      });
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
