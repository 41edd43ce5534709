import { isRefusal } from '@hub/contracts';
import { FindArbitrators } from '@hub/internal-messages';
import { internalCaller } from '@hub/use-case';
import type { RequestClient } from '@hub/messaging';
import type { Arbitrators } from '../application/ports.js';

const KEEP_MS = 60_000;
const CALLER = internalCaller('arbitration-service');

/** Asks identity-service who may decide. That changes rarely, so it is kept for a minute. */
export class IdentityClient implements Arbitrators {
  private kept:
    { readonly at: number; readonly items: Awaited<ReturnType<Arbitrators['all']>> } | undefined;

  constructor(private readonly requests: RequestClient) {}

  async all(): ReturnType<Arbitrators['all']> {
    const now = performance.now();
    if (this.kept && now - this.kept.at < KEEP_MS) return this.kept.items;
    const found = await this.requests.request(FindArbitrators, {}, { caller: CALLER });
    if (isRefusal(found))
      throw new Error(`identity-service refused its arbitrators: ${found.refused}`);
    this.kept = { at: now, items: found.items };
    return found.items;
  }
}
