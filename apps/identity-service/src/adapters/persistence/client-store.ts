import type { EntityManager } from 'typeorm';
import type { ClientView } from '@hub/internal-messages';
import type { ClientStore } from '../../application/ports.js';
import { clientTable } from './tables.js';

export class TypeormClientStore implements ClientStore {
  constructor(private readonly manager: EntityManager) {}

  async find(clientId: string): Promise<ClientView | undefined> {
    return (await this.manager.findOneBy(clientTable, { clientId })) ?? undefined;
  }
}
