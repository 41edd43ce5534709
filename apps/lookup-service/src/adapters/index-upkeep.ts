import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from '@hub/observability';
import type { RenewIndex } from '../application/pointers/renew-index.js';
import { LOG } from '../log-messages.js';

const AGAIN_AFTER_MS = 10_000;

/**
 * Brings the index under the newest keys while the service runs; a service that could not find its
 * records does not start.
 */
@Injectable()
export class IndexUpkeep implements OnApplicationBootstrap {
  private stopped = false;

  constructor(
    private readonly renewal: RenewIndex,
    private readonly log: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.renewal.check();
    void this.run();
  }

  stop(): Promise<void> {
    this.stopped = true;
    this.renewal.stop();
    return Promise.resolve();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        const count = await this.renewal.execute();
        if (count > 0) this.log.info(LOG.indexRenewed, { count });
        return;
      } catch (error) {
        this.log.warn(LOG.renewalFailed, { error });
        await pause(AGAIN_AFTER_MS, undefined, { ref: false });
      }
    }
  }
}
