import type { EntityManager } from 'typeorm';
import type { Place, Viewer } from '@hub/use-case';
import type { Sealer } from '@hub/security';
import type { SubjectAccessStore } from '../../application/ports.js';
import type { SubjectAccess } from '../../domain/subject-access/subject-access.js';
import { hiddenByName } from './hidden-by-name.js';

interface Row {
  readonly id: string;
  readonly content: Buffer;
}

/**
 * Requests with what was gathered for them, sealed as a whole; beside it what they are found by.
 */
export class SqlSubjectAccessStore implements SubjectAccessStore {
  constructor(
    private readonly manager: EntityManager,
    private readonly sealer: Sealer,
  ) {}

  async add(access: SubjectAccess): Promise<void> {
    const { id, episodeId, authority, gatheredAt, dueOn } = access;
    await this.manager.query(
      `INSERT INTO subject_access (id, episode_id, authority, gathered_at, due_on, content)
         VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, episodeId, authority, gatheredAt, dueOn, this.seal(access)],
    );
  }

  async save(access: SubjectAccess): Promise<void> {
    const { id, dueOn, state } = access;
    await this.manager.query(
      `UPDATE subject_access SET content = $2, ready_at = $3, due_on = $4, to_approve = $5
         WHERE id = $1`,
      [
        ...[id, this.seal(access), state === 'ready' ? access.readyAt : null],
        ...[dueOn, state === 'to_approve'],
      ],
    );
  }

  async find(id: string): Promise<SubjectAccess | undefined> {
    return (await this.read('WHERE id = $1', [id]))[0];
  }

  async lock(id: string): Promise<SubjectAccess | undefined> {
    return (await this.read('WHERE id = $1 FOR UPDATE', [id]))[0];
  }

  list({ authority, personId }: Viewer, limit: number, after?: Place): Promise<SubjectAccess[]> {
    return this.read(
      `WHERE authority = $1 AND ($3::timestamptz IS NULL OR (gathered_at, id) < ($3, $4::uuid))
         AND NOT ${hiddenByName('subject_access', '$5')}
         ORDER BY gathered_at DESC, id DESC LIMIT $2`,
      [authority, limit, after?.at ?? null, after?.id ?? null, personId ?? null],
    );
  }

  async forget(before: string): Promise<number> {
    const [, count] = await this.manager.query<[unknown, number]>(
      'DELETE FROM subject_access WHERE coalesce(ready_at, gathered_at) < $1',
      [before],
    );
    return count;
  }

  async forgetOf(episodeId: string): Promise<void> {
    await this.manager.query('DELETE FROM subject_access WHERE episode_id = $1', [episodeId]);
  }

  private async read(choice: string, values: readonly unknown[]): Promise<SubjectAccess[]> {
    const rows = await this.manager.query<Row[]>(
      `SELECT id, content FROM subject_access ${choice}`,
      [...values],
    );
    return rows.map(
      ({ id, content }) =>
        JSON.parse(
          this.sealer.open(content, `subject access ${id}`).toString('utf8'),
        ) as SubjectAccess,
    );
  }

  private seal(access: SubjectAccess): Buffer {
    return this.sealer.seal(JSON.stringify(access), `subject access ${access.id}`);
  }
}
