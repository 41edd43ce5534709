import { type Refusal, refuse } from '@hub/contracts';
import type {
  ListPeoplePayload,
  PersonEntry,
  PersonPage,
  ReadPersonPayload,
} from '@hub/contracts/identity';
import { isId } from '@hub/contracts/shape';
import type { NamedPeople, NamePeoplePayload } from '@hub/internal-messages';
import { type Clock, type MessageContext } from '@hub/use-case';
import type { IdentityWork } from '../ports.js';
import { personEntry, readLeads } from './staff-now.js';

const DEFAULT_LIMIT = 50;
const MOST_REPORTS = 500;

/** Members of staff, for colleagues and for other services. */
export class ReadPeople {
  constructor(
    private readonly work: IdentityWork,
    private readonly clock: Clock,
  ) {}

  one({ personId }: ReadPersonPayload): Promise<PersonEntry | Refusal> {
    return this.work.read(async ({ people, register }) => {
      const person = await people.find(personId);
      if (!person) return refuse('not_found');
      return personEntry(person, await readLeads(register, person.authority, this.clock.now()));
    });
  }

  named({ personIds }: NamePeoplePayload): Promise<NamedPeople> {
    return this.work.read(async ({ people }) => ({ items: await people.named(personIds) }));
  }

  /** Whose manager somebody is. */
  team({ personId }: ReadPersonPayload): Promise<{ personIds: string[] }> {
    return this.work.read(async ({ people }) => ({
      personIds: await people.reports(personId, MOST_REPORTS),
    }));
  }

  /** Staff of another authority are found, not listed: by name, or by the role that is sought. */
  list(
    { authority: asked, q, role, organisation, cursor, limit = DEFAULT_LIMIT }: ListPeoplePayload,
    { caller }: Pick<MessageContext, 'caller'>,
  ): Promise<PersonPage | Refusal> {
    const authority = asked ?? caller.authority;
    if (authority !== caller.authority && q === undefined && role === undefined)
      return Promise.resolve(invalid('q', 'or role must be said for staff of another authority'));
    if (cursor !== undefined && !isId(cursor))
      return Promise.resolve(invalid('cursor', 'is not a cursor of this list'));
    return this.work.read(async ({ people, register }) => {
      const leads = await readLeads(register, authority, this.clock.now());
      const found = await people.list({
        authority,
        ...(q === undefined ? {} : { q }),
        ...(role === undefined ? {} : { role: { name: role, leads } }),
        ...(organisation === undefined ? {} : { organisation }),
        ...(cursor === undefined ? {} : { after: cursor }),
        limit: limit + 1,
      });
      const items = found.slice(0, limit).map((person) => personEntry(person, leads));
      const last = items.at(-1);
      return found.length > limit && last ? { items, nextCursor: last.id } : { items };
    });
  }
}

function invalid(field: string, message: string): Refusal {
  return refuse('invalid_request', undefined, [{ field, message }]);
}
