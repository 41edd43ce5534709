import { Worker } from 'node:worker_threads';
import type { PublishPointerPayload } from '@hub/contracts/lookup';
import type { KeyRing } from '@hub/security';
import type { RecordTokens } from '../../application/pointers/pointer-ports.js';
import { KeyedIdentityTokens } from './keyed-identity-tokens.js';

/** Fewer are done sooner here than sent there. */
const WORTH_A_THREAD = 20;

interface Job {
  resolve(tokens: RecordTokens[]): void;
  reject(error: Error): void;
}

/**
 * Makes the tokens of many records in a thread of its own, so that lookups do not wait for them.
 */
export class ThreadedIdentityTokens extends KeyedIdentityTokens {
  private readonly jobs = new Map<number, Job>();
  private worker: Worker | undefined;
  private last = 0;

  constructor(private readonly ring: KeyRing) {
    super(ring);
  }

  override recordTokens(pointers: readonly PublishPointerPayload[]): Promise<RecordTokens[]> {
    if (pointers.length < WORTH_A_THREAD) return super.recordTokens(pointers);
    this.worker ??= this.start();
    this.last += 1;
    const id = this.last;
    this.worker.postMessage({ id, pointers });
    return new Promise((resolve, reject) => this.jobs.set(id, { resolve, reject }));
  }

  private start(): Worker {
    const worker = new Worker(new URL('./token-worker.js', import.meta.url), {
      workerData: this.ring,
    });
    worker.on('message', ({ id, tokens }: { id: number; tokens: RecordTokens[] }) => {
      this.jobs.get(id)?.resolve(tokens);
      this.jobs.delete(id);
    });
    worker.on('error', (error: Error) => {
      this.worker = undefined;
      for (const job of this.jobs.values()) job.reject(error);
      this.jobs.clear();
    });
    // Last, since listening holds the process again.
    worker.unref();
    return worker;
  }
}
