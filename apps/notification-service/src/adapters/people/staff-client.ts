import { isRefusal } from '@hub/contracts';
import { ListPeople } from '@hub/contracts/identity';
import { FindTeam, NamePeople } from '@hub/internal-messages';
import type { RequestClient } from '@hub/messaging';
import { internalCaller } from '@hub/use-case';
import type { TeamRegister } from '../../application/ports.js';
import type { Colleague, StaffRegister } from '../../application/reminders/reminder-ports.js';

const CALLER = internalCaller('notification-service');

/** Asks identity-service. An address stands in no table of this service. */
export class StaffClient implements StaffRegister, TeamRegister {
  constructor(private readonly requests: RequestClient) {}

  async *atWork(authority: string): AsyncGenerator<Colleague> {
    let cursor: string | undefined;
    do {
      const page = await this.requests.request(
        ListPeople,
        { limit: 100, ...(cursor === undefined ? {} : { cursor }) },
        { caller: { ...CALLER, authority } },
      );
      if (isRefusal(page)) throw new Error(`Staff were not listed: ${page.refused}`);
      for (const { id: personId, authority: of, roles, contact } of page.items)
        if (contact.email !== undefined) yield { personId, authority: of, roles };
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  }

  async teamOf(personId: string): Promise<readonly string[]> {
    const team = await this.requests.request(FindTeam, { personId }, { caller: CALLER });
    if (isRefusal(team)) throw new Error(`A team was not said: ${team.refused}`);
    return team.personIds;
  }

  async addressOf(personId: string): Promise<string | undefined> {
    const named = await this.requests.request(
      NamePeople,
      { personIds: [personId] },
      { caller: CALLER },
    );
    if (isRefusal(named)) throw new Error(`An address was not said: ${named.refused}`);
    const [person] = named.items;
    return person?.left === true ? undefined : person?.contact.email;
  }
}
