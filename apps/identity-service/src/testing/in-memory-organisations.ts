import type {
  OrganisationQuery,
  OrganisationStore,
} from '../application/organisations/organisation-ports.js';
import type { Organisation } from '../domain/organisations/organisation.js';

export class InMemoryOrganisations implements OrganisationStore {
  private readonly kept = new Map<string, Organisation>();

  find(id: string): Promise<Organisation | undefined> {
    return Promise.resolve(this.kept.get(id));
  }
  hold(): Promise<void> {
    return Promise.resolve();
  }
  list({ authority, partOf, limit }: OrganisationQuery): Promise<Organisation[]> {
    const found = [...this.kept.values()].filter(
      (one) => one.authority === authority && (partOf === undefined || one.partOf === partOf),
    );
    return Promise.resolve(found.slice(0, limit));
  }
  isCluster(id: string): Promise<boolean> {
    return Promise.resolve([...this.kept.values()].some(({ partOf }) => partOf === id));
  }
  hasDouble({ id, authority, urn, ods }: Organisation): Promise<boolean> {
    const others = [...this.kept.values()].filter(
      (one) => one.authority === authority && one.id !== id,
    );
    return Promise.resolve(
      others.some(
        (one) => (urn !== undefined && one.urn === urn) || (ods !== undefined && one.ods === ods),
      ),
    );
  }
  save(organisation: Organisation): Promise<void> {
    this.kept.set(organisation.id, organisation);
    return Promise.resolve();
  }
}
