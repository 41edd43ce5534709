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

  async has(personId: string): Promise<boolean> {
    const [found] = await this.manager.query<object[]>(
      'SELECT FROM ended_person WHERE person_id = $1',
      [personId],
    );
    return found !== undefined;
  }
}
