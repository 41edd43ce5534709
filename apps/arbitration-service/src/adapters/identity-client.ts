import { isRefusal, type Role } from '@hub/contracts';
import { ListPeople } from '@hub/contracts/identity';
import { FindArbitrators } from '@hub/internal-messages';
import { type Caller, internalCaller } from '@hub/use-case';
import type { RequestClient } from '@hub/messaging';
import type { Arbitrators, Staff } from '../application/ports.js';

/** More than an authority has in one role. */
const A_PAGE = 100;
const KEEP_MS = 60_000;
const CALLER = internalCaller('arbitration-service');

/** Asks identity-service who may decide. That changes rarely, so it is kept for a minute. */
export class IdentityClient implements Arbitrators, Staff {
  private kept:
    { readonly at: number; readonly items: Awaited<ReturnType<Arbitrators['all']>> } | undefined;

  constructor(private readonly requests: RequestClient) {}

  async withRole(role: Role, caller: Caller): Promise<readonly string[]> {
    const found = await this.requests.request(ListPeople, { role, limit: A_PAGE }, { caller });
    if (isRefusal(found)) throw new Error(`identity-service refused its staff: ${found.refused}`);
    return found.items.map(({ id }) => id);
  }

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
