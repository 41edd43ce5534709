import type { EntityManager } from 'typeorm';
import type { EndedPeopleStore } from '../../application/ports.js';

export class SqlEndedPeopleStore implements EndedPeopleStore {
  constructor(private readonly manager: EntityManager) {}

  async add(personId: string, dueAt: string): Promise<void> {
    await this.manager.query(
      'INSERT INTO ended_person (person_id, due_at) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [personId, dueAt],
    );
  }
}
