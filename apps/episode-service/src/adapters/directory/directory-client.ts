import {
  type AuthorityView,
  FindPerson,
  internalCaller,
  isRefusal,
  ListAuthorities,
  type PersonView,
} from '@hub/contracts';
import type { RequestClient } from '@hub/messaging';
import type { AuthorityRegister, People } from '../../application/ports.js';

const KEEP_MS = 60_000;
const CALLER = internalCaller('episode-service');

/** Asks directory-service. The register changes rarely, so it is kept for a minute. */
export class DirectoryClient implements People, AuthorityRegister {
  private kept: { at: number; register: Promise<ReadonlyMap<string, AuthorityView>> } | undefined;

  constructor(private readonly requests: RequestClient) {}

  async find(personId: string): Promise<PersonView | undefined> {
    if (personId === '') return undefined;
    const person = await this.requests.request(FindPerson, { personId }, { caller: CALLER });
    return isRefusal(person) ? undefined : person;
  }

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

  private async read(): Promise<ReadonlyMap<string, AuthorityView>> {
    const list = await this.requests.request(ListAuthorities, {}, { caller: CALLER });
    if (isRefusal(list))
      throw new Error(`The directory refused its list of authorities: ${list.refused}`);
    return new Map(list.items.map((authority) => [authority.code, authority]));
  }
}
