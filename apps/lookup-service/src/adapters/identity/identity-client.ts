import { isRefusal } from '@hub/contracts';
import { type AuthorityView, type ClosedDays, ListAuthorities } from '@hub/contracts/identity';
import { FindClosedDays, FindPerson } from '@hub/internal-messages';
import { internalCaller } from '@hub/use-case';
import type { RequestClient } from '@hub/messaging';
import type { Staff, StaffMember } from '../../application/episodes/episode-ports.js';
import type { AuthorityRegister } from '../../application/ports.js';

const KEEP_MS = 60_000;
const CALLER = internalCaller('lookup-service');

/** Asks identity-service. The register changes rarely, so it is kept for a minute. */
export class IdentityClient implements AuthorityRegister, Staff {
  private kept: { at: number; register: Promise<ReadonlyMap<string, AuthorityView>> } | undefined;

  constructor(private readonly requests: RequestClient) {}

  all(): Promise<ReadonlyMap<string, AuthorityView>> {
    const now = performance.now();
    if (!this.kept || now - this.kept.at > KEEP_MS) {
      const register = this.read();
      register.catch(() => {
        this.kept = undefined;
      });
      this.kept = { at: now, register };
    }
    return this.kept.register;
  }

  async find(personId: string): Promise<StaffMember | undefined> {
    const person = await this.requests.request(FindPerson, { personId }, { caller: CALLER });
    return isRefusal(person) ? undefined : person;
  }

  async closedOf(found: StaffMember | undefined): Promise<readonly ClosedDays[]> {
    if (!found?.organisation) return [];
    const asked = { organisationId: found.organisation.id };
    const days = await this.requests.request(FindClosedDays, asked, { caller: CALLER });
    return isRefusal(days) ? [] : days.closed;
  }

  private async read(): Promise<ReadonlyMap<string, AuthorityView>> {
    const list = await this.requests.request(ListAuthorities, {}, { caller: CALLER });
    if (isRefusal(list))
      throw new Error(`identity-service refused its list of authorities: ${list.refused}`);
    return new Map(list.items.map((authority) => [authority.code, authority]));
  }
}
