import { isRefusal, type Refusal, refuse } from '@hub/contracts';
import { isId, readShape } from '@hub/contracts/shape';
import { Provisioning } from '@hub/internal-messages';
import { readFilter } from '../../domain/scim/filter.js';
import { listResponse, readPage } from '../../domain/scim/paging.js';
import { patchUser, readOperations } from '../../domain/scim/patch.js';
import { isScimFault, type ScimFault, scimFault } from '../../domain/scim/scim-fault.js';
import {
  draftOf,
  readUser,
  type SaidUser,
  saidUser,
  userResource,
} from '../../domain/scim/user-resource.js';
import type { StaffOfAuthority } from './scim-ports.js';

type Resource = Record<string, unknown>;
type No = Refusal | ScimFault;

export interface ScimQuery {
  readonly filter?: unknown;
  readonly startIndex?: unknown;
  readonly count?: unknown;
  readonly attributes?: unknown;
  readonly excludedAttributes?: unknown;
}

/** So often a change is done anew where somebody else was quicker. */
const MOST_TRIES = 4;
const COMPARED = ['userName', 'externalId', 'id'];
const GONE = 'They act for your authority no more: create them anew.';

/** The users of one authority's directory. */
export class ServeUsers {
  constructor(
    private readonly staff: StaffOfAuthority,
    private readonly base: string,
  ) {}

  async list({ filter, startIndex, count }: ScimQuery): Promise<Resource | No> {
    const page = readPage(startIndex, count);
    if (isScimFault(page)) return page;
    const sought = filter === undefined ? new Map<string, string>() : soughtIn(filter);
    if (isScimFault(sought)) return sought;
    const [username, externalId, id] = ['username', 'externalid', 'id'].map((name) =>
      sought.get(name),
    );
    if (id !== undefined && !isId(id)) return listResponse(0, page.startIndex, []);
    const found = await this.staff.list({
      ...(username === undefined ? {} : { username }),
      ...(externalId === undefined ? {} : { externalId }),
      ...(id === undefined ? {} : { personId: id }),
      offset: page.startIndex - 1,
      limit: page.count,
    });
    if (isRefusal(found)) return found;
    const users = found.items.map((person) => userResource(person, this.base));
    return listResponse(found.total, page.startIndex, users);
  }

  async one(id: string): Promise<Resource | No> {
    const person = await this.find(id);
    return isRefusal(person) ? person : userResource(person, this.base);
  }

  async create(body: unknown): Promise<Resource | No> {
    const said = fit(readUser(body));
    if (isScimFault(said)) return said;
    if (!said.active) return scimFault('invalidValue', 'Create somebody once they are active.');
    return this.shown(await this.staff.register(said.terms));
  }

  replace(id: string, body: unknown, version?: number): Promise<Resource | No> {
    return this.change(id, version, () => readUser(body));
  }

  async patch(id: string, body: unknown, version?: number): Promise<Resource | No> {
    const operations = readOperations(body);
    if (isScimFault(operations)) return operations;
    return this.change(id, version, (person) => {
      const draft = draftOf(person);
      return patchUser(draft, operations) ?? saidUser(draft);
    });
  }

  async remove(id: string, version?: number): Promise<Refusal | undefined> {
    if (!isId(id)) return refuse('not_found');
    const ended = await this.staff.end(id, true, version);
    return isRefusal(ended) ? ended : undefined;
  }

  /** Reads, changes what was read, and says it whole, of the version that was read. */
  private async change(
    id: string,
    version: number | undefined,
    say: (person: Provisioning.ProvisionedPerson) => SaidUser | ScimFault,
  ): Promise<Resource | No> {
    for (let tries = 1; ; tries += 1) {
      const person = await this.find(id);
      if (isRefusal(person)) return person;
      if (version !== undefined && person.version !== version) return refuse('etag_stale');
      const said = fit(say(person));
      if (isScimFault(said)) return said;
      const answer = await this.store(person, said);
      const isBehind = isRefusal(answer) && answer.refused === 'etag_stale';
      if (!isBehind || version !== undefined || tries === MOST_TRIES) return this.shown(answer);
    }
  }

  private store(
    person: Provisioning.ProvisionedPerson,
    { terms, active }: SaidUser,
  ): Promise<Provisioning.ProvisionedPerson | Refusal> {
    if (!person.active)
      return Promise.resolve(
        active || !isAsItIs(person, terms) ? refuse('not_found', GONE) : person,
      );
    return active
      ? this.staff.revise(person.id, terms, person.version)
      : this.staff.end(person.id, false, person.version);
  }

  private async find(id: string): Promise<Provisioning.ProvisionedPerson | Refusal> {
    if (!isId(id)) return refuse('not_found');
    const found = await this.staff.list({ personId: id, offset: 0, limit: 1 });
    return isRefusal(found) ? found : (found.items[0] ?? refuse('not_found'));
  }

  private shown(person: Provisioning.ProvisionedPerson | Refusal): Resource | Refusal {
    return isRefusal(person) ? person : userResource(person, this.base);
  }
}

/** Whether a directory says of somebody what is there. */
function isAsItIs(person: Provisioning.ProvisionedPerson, terms: SaidUser['terms']): boolean {
  const { username, externalId, contact } = terms;
  const { role, name, team, phone, email } = person.contact;
  return (
    username.toLowerCase() === person.username &&
    externalId === person.externalId &&
    contact.name === name &&
    contact.role === role &&
    contact.team === team &&
    contact.phone === phone &&
    contact.email === email
  );
}

function soughtIn(filter: unknown): ReadonlyMap<string, string> | ScimFault {
  return readFilter(typeof filter === 'string' ? filter : '', COMPARED);
}

/** What the hub takes of a member of staff, as at its other doors. */
function fit(said: SaidUser | ScimFault): SaidUser | ScimFault {
  if (isScimFault(said)) return said;
  const reading = readShape(Provisioning.ProvisionPersonPayload, said.terms, 'refuse');
  if (reading.ok) return said;
  const faults = reading.faults.map(({ field, message }) => `${field} ${message}`);
  return scimFault('invalidValue', faults.join('; '));
}
