import type { EncryptionKey } from '@hub/contracts/shape';
import type {
  EnquiryFault,
  EnquiryFigures,
  EnquiryStore,
  FederatedAuthority,
} from '../application/lookups/lookup-ports.js';
import type { Enquiry } from '../domain/lookups/enquiry.js';

export class InMemoryEnquiries implements EnquiryStore {
  readonly faults: EnquiryFault[] = [];
  private readonly keys = new Map<string, EncryptionKey>();
  private readonly enquiries = new Map<string, Enquiry>();

  join(authority: string, key: EncryptionKey): Promise<void> {
    this.keys.set(authority, key);
    return Promise.resolve();
  }
  leave(authority: string): Promise<void> {
    this.keys.delete(authority);
    return Promise.resolve();
  }
  isFederated(authority: string): Promise<boolean> {
    return Promise.resolve(this.keys.has(authority));
  }
  federated(at: string, recent: number): Promise<FederatedAuthority[]> {
    const all = [...this.keys]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([authority, key]) => {
        const own = this.of(authority);
        const over = own.filter(
          ({ answeredAt, answerBy }) => answeredAt !== undefined || answerBy <= at,
        );
        const standing = {
          inFlight: own.filter(
            ({ answeredAt, answerBy }) => answeredAt === undefined && answerBy > at,
          ).length,
          lastAskedAt: own[0]?.askedAt,
          recent: over
            .slice(0, recent)
            .map(({ answeredAt, answerBy }) => answeredAt !== undefined && answeredAt < answerBy),
        };
        return { authority, key, standing };
      });
    return Promise.resolve(all);
  }
  add(enquiries: readonly Enquiry[]): Promise<void> {
    for (const enquiry of enquiries) this.enquiries.set(enquiry.id, enquiry);
    return Promise.resolve();
  }
  async renew(enquiry: Enquiry): Promise<Enquiry> {
    const before = (await this.ofLookup(enquiry.lookupId)).find(
      ({ authority }) => authority === enquiry.authority,
    );
    if (before?.answeredAt !== undefined) return before;
    const stands: Enquiry = { ...enquiry, id: before?.id ?? enquiry.id, attempt: 2 };
    this.enquiries.set(stands.id, stands);
    return stands;
  }
  lock(id: string, authority: string): Promise<Enquiry | undefined> {
    const enquiry = this.enquiries.get(id);
    return Promise.resolve(enquiry?.authority === authority ? enquiry : undefined);
  }
  ofLookup(lookupId: string): Promise<Enquiry[]> {
    return this.ofLookups([lookupId]);
  }
  ofLookups(lookupIds: readonly string[]): Promise<Enquiry[]> {
    const own = [...this.enquiries.values()].filter((one) => lookupIds.includes(one.lookupId));
    return Promise.resolve(own.sort((one, other) => (one.authority < other.authority ? -1 : 1)));
  }
  async askAgain(lookupId: string, at: string): Promise<Enquiry[]> {
    const silent = (await this.ofLookup(lookupId)).filter(
      ({ attempt, answer, answerBy }) => attempt === 1 && answer === undefined && answerBy > at,
    );
    const again = silent.map((enquiry): Enquiry => ({ ...enquiry, attempt: 2 }));
    await this.add(again);
    return again;
  }
  answer(enquiry: Enquiry): Promise<void> {
    return this.add([enquiry]);
  }
  addFault(fault: EnquiryFault): Promise<void> {
    this.faults.push(fault);
    return Promise.resolve();
  }
  figures(since: string): Promise<EnquiryFigures[]> {
    const all = [...this.keys.keys()].sort().map((authority) => {
      const own = this.of(authority).filter(({ askedAt }) => askedAt >= since);
      const answered = own.filter(({ answeredAt }) => answeredAt !== undefined);
      const inTime = answered.filter(
        ({ answeredAt = '', answerBy }) => answeredAt < answerBy,
      ).length;
      const faults = this.faults.filter(
        (fault) => fault.authority === authority && fault.at >= since,
      ).length;
      return { authority, asked: own.length, inTime, late: answered.length - inTime, faults };
    });
    return Promise.resolve(all);
  }

  /** The newest first. */
  private of(authority: string): Enquiry[] {
    return [...this.enquiries.values()]
      .filter((enquiry) => enquiry.authority === authority)
      .sort((one, other) => (one.askedAt < other.askedAt ? 1 : -1));
  }
}
