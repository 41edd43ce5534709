import type { KeptMeans, StaffQuery, StaffStore } from '../application/people/staff-ports.js';
import { accountOf } from '../domain/people/posts.js';
import type { Staff } from '../domain/people/staff.js';
import type { InMemoryPeople } from './in-memory-people.js';

/** Keeps staff in a map, and puts them among the people whom others find. */
export class InMemoryStaff implements StaffStore {
  readonly staff = new Map<string, Staff>();
  readonly means = new Map<string, KeptMeans>();

  constructor(private readonly people: InMemoryPeople) {}

  find(id: string): Promise<Staff | undefined> {
    return Promise.resolve(this.staff.get(id));
  }
  lock(id: string): Promise<Staff | undefined> {
    return this.find(id);
  }
  list({ authority, ended, offered, limit }: StaffQuery): Promise<Staff[]> {
    const all = [...this.staff.values()].filter(
      (one) =>
        one.authority === authority &&
        (one.ended !== undefined) === ended &&
        (!offered || one.offer !== undefined),
    );
    return Promise.resolve(all.slice(0, limit));
  }
  async add(staff: Staff, means: KeptMeans): Promise<boolean> {
    if ([...this.staff.values()].some(({ username }) => username === staff.username)) return false;
    await this.save(staff, means);
    return true;
  }
  save(staff: Staff, means?: KeptMeans): Promise<void> {
    this.staff.set(staff.id, staff);
    this.show(staff);
    const root = staff.accountId === undefined ? undefined : this.staff.get(staff.accountId);
    if (root) this.show(root);
    if (means) this.means.set(accountOf(staff), means);
    return Promise.resolve();
  }
  private show({ organisationId: _organisation, ended, held, ...person }: Staff): void {
    const isRoot = [...this.staff.values()].some(
      (one) => one.accountId === person.id && !one.ended,
    );
    this.people.add({
      ...person,
      ...(ended ? { ended: true as const } : {}),
      ...(held ? { held } : {}),
      ...(person.accountId === undefined && !isRoot ? {} : { several: true as const }),
    });
  }
  posts(personId: string): Promise<Staff[]> {
    const one = this.staff.get(personId);
    const own = [...this.staff.values()].filter(
      (post) => one && !post.ended && accountOf(post) === accountOf(one),
    );
    return Promise.resolve(own);
  }
  offeredTo(personIds: readonly string[], now: string): Promise<Staff[]> {
    const offered = [...this.staff.values()].filter(
      ({ offer, ended }) => offer && offer.until > now && !ended && personIds.includes(offer.to),
    );
    return Promise.resolve(offered);
  }
  handOver(id: string): Promise<void> {
    const [heir, ...others] = [...this.staff.values()].filter((one) => one.accountId === id);
    const means = this.means.get(id);
    if (!heir) return Promise.resolve();
    const { accountId: _account, ...own } = heir;
    this.staff.set(heir.id, own);
    if (means) this.means.set(heir.id, means);
    for (const one of others) this.staff.set(one.id, { ...one, accountId: heir.id });
    return Promise.resolve();
  }
  usernameTaken({ id, authority, username }: Staff): Promise<boolean> {
    const others = [...this.staff.values()].filter(
      (one) => one.username === username && one.id !== id,
    );
    for (const left of others.filter((one) => one.ended && one.authority === authority))
      this.staff.set(left.id, { ...left, username: `left-${left.id}` });
    return Promise.resolve(others.some((one) => !one.ended || one.authority !== authority));
  }
  hasVerifiedKeeper(authority: string, leads: readonly string[]): Promise<boolean> {
    const keepers = [...this.staff.values()].filter(
      ({ id, roles }) =>
        leads.includes(id) ||
        roles.includes('service_manager') ||
        roles.includes('head_of_service'),
    );
    return Promise.resolve(
      keepers.some((one) => one.authority === authority && one.verified && !one.ended && !one.held),
    );
  }
  hasOrganisation(): Promise<boolean> {
    return Promise.resolve(false);
  }
}
