import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import { GIVEN_ROLES, type GivenRole } from '@hub/contracts/identity';
import { readFilter } from '../../domain/scim/filter.js';
import {
  GROUP_NAMES,
  type GroupChange,
  type GroupMember,
  groupResource,
  isGroup,
  memberIds,
  patchGroup,
} from '../../domain/scim/groups.js';
import { asksFor, listResponse, MOST_ON_PAGE, readPage } from '../../domain/scim/paging.js';
import { readOperations } from '../../domain/scim/patch.js';
import { isObject, isScimFault, type ScimFault, scimFault } from '../../domain/scim/scim-fault.js';
import { GROUP_SCHEMA, schemasFault } from '../../domain/scim/scim-schemas.js';
import type { StaffOfAuthority } from './scim-ports.js';
import type { ScimQuery } from './serve-users.js';

type Resource = Record<string, unknown>;
type No = Refusal | ScimFault;

const COMPARED = ['displayName', 'id', 'members', 'members.value'];
const MOST_MEMBERS = 500;
const FIXED: ScimFault = {
  scimStatus: 403,
  detail: `The groups are the roles of the hub: ${Object.values(GROUP_NAMES).join(', ')}. Name yours so, and link it to the one that is there.`,
};

/** The groups of one authority's directory: the roles that its staff have. */
export class ServeGroups {
  constructor(
    private readonly staff: StaffOfAuthority,
    private readonly base: string,
  ) {}

  /** There are four: what a filter leaves of them, page by page. */
  async list(query: ScimQuery): Promise<Resource | No> {
    const page = readPage(query.startIndex, query.count);
    if (isScimFault(page)) return page;
    const { filter } = query;
    const sought =
      filter === undefined
        ? new Map<string, string>()
        : readFilter(typeof filter === 'string' ? filter : '', COMPARED);
    if (isScimFault(sought)) return sought;
    const [name, id] = [sought.get('displayname'), sought.get('id')];
    const member = sought.get('members') ?? sought.get('members.value');
    const roles = member === undefined ? GIVEN_ROLES : await this.rolesOf(member);
    if (isRefusal(roles)) return roles;
    const found = roles.filter(
      (role) =>
        (name === undefined || GROUP_NAMES[role].toLowerCase() === name.toLowerCase()) &&
        (id === undefined || role === id),
    );
    const start = page.startIndex - 1;
    const groups: Resource[] = [];
    for (const role of found.slice(start, start + page.count)) {
      const group = await this.show(role, query);
      if (isRefusal(group)) return group;
      groups.push(group);
    }
    return listResponse(found.length, page.startIndex, groups);
  }

  one(id: string, query: ScimQuery): Promise<Resource | Refusal> {
    return isGroup(id) ? this.show(id, query) : Promise.resolve(refuse('not_found'));
  }

  /** None is added, and none goes. */
  fixed(): ScimFault {
    return FIXED;
  }

  async replace(id: string, body: unknown): Promise<Resource | No> {
    if (!isGroup(id)) return refuse('not_found');
    const unfit = schemasFault(body, GROUP_SCHEMA);
    if (unfit || !isObject(body)) return unfit ?? FIXED;
    const named = body['displayName'] ?? GROUP_NAMES[id];
    if (named !== GROUP_NAMES[id])
      return scimFault('mutability', 'A group keeps its name: it is a role of the hub.');
    const ids = memberIds(body['members'] ?? []);
    if (isScimFault(ids)) return ids;
    return this.change(id, { afresh: true, given: new Set(ids), taken: new Set() });
  }

  async patch(id: string, body: unknown): Promise<Resource | No> {
    if (!isGroup(id)) return refuse('not_found');
    const operations = readOperations(body);
    if (isScimFault(operations)) return operations;
    const change = patchGroup(id, operations);
    return isScimFault(change) ? change : this.change(id, change);
  }

  private async change(role: GivenRole, change: GroupChange): Promise<Resource | No> {
    const given = [...change.given];
    const taken = new Set(change.taken);
    if (change.afresh) {
      const members = await this.members(role);
      if (isRefusal(members)) return members;
      for (const { id } of members) if (!change.given.has(id)) taken.add(id);
    }
    if (given.length > MOST_MEMBERS || taken.size > MOST_MEMBERS)
      return scimFault('tooMany', `At most ${String(MOST_MEMBERS)} members change together.`);
    const answer = await this.staff.setRole({ role, given, taken: [...taken] });
    if (!isRefusal(answer)) return this.show(role, {});
    return answer.refused === 'person_unknown'
      ? scimFault('invalidValue', 'A member is nobody who acts for your authority.')
      : answer;
  }

  private async show(role: GivenRole, query: ScimQuery): Promise<Resource | Refusal> {
    if (!asksFor('members', query)) return groupResource(role, undefined, this.base);
    const members = await this.members(role);
    return isRefusal(members) ? members : groupResource(role, members, this.base);
  }

  private async members(role: GivenRole): Promise<GroupMember[] | Refusal> {
    const members: GroupMember[] = [];
    for (;;) {
      const page = await this.staff.list({ role, offset: members.length, limit: MOST_ON_PAGE });
      if (isRefusal(page)) return page;
      members.push(...page.items.map(({ id, contact }) => ({ id, name: contact.name })));
      if (page.items.length < MOST_ON_PAGE) return members;
    }
  }

  private async rolesOf(personId: string): Promise<readonly GivenRole[] | Refusal> {
    const ids = memberIds(personId);
    if (isScimFault(ids)) return [];
    const found = await this.staff.list({ personId, offset: 0, limit: 1 });
    return isRefusal(found) ? found : (found.items[0]?.roles ?? []);
  }
}
