import { type EntityManager, In } from 'typeorm';
import { type AuthorityView, authorityName, type ClientView } from '@hub/contracts';
import type { AuthorityStore, ClientStore } from '../../application/ports.js';
import { type AuthorityRow, authorityTable, clientTable, type PersonRow, personTable } from './tables.js';

export class TypeormAuthorityStore implements AuthorityStore {
  constructor(private readonly manager: EntityManager) {}

  async all(): Promise<AuthorityView[]> {
    return this.view(await this.manager.find(authorityTable, { order: { code: 'ASC' } }));
  }

  async find(code: string): Promise<AuthorityView | undefined> {
    return (await this.view(await this.manager.findBy(authorityTable, { code })))[0];
  }

  private async view(rows: AuthorityRow[]): Promise<AuthorityView[]> {
    const people = await this.manager.findBy(personTable, { id: In(rows.map((row) => row.leadCafContactId)) });
    const byId = new Map<string, PersonRow>(people.map((person) => [person.id, person]));
    return rows.flatMap(({ code, leadCafContactId, confirmedOn }) => {
      const contact = byId.get(leadCafContactId)?.contact;
      return contact ? [{ code, name: authorityName(code), leadCafContact: contact, confirmedOn }] : [];
    });
  }
}

export class TypeormClientStore implements ClientStore {
  constructor(private readonly manager: EntityManager) {}

  async find(clientId: string): Promise<ClientView | undefined> {
    return (await this.manager.findOneBy(clientTable, { clientId })) ?? undefined;
  }
}
