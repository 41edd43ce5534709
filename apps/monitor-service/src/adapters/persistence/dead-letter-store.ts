import type { EntityManager } from 'typeorm';
import type { ServiceName } from '@hub/contracts';
import type { DeadLetterState } from '@hub/contracts/monitor';
import type { Place } from '@hub/use-case';
import type { DeadLetterFilter, DeadLetterStore } from '../../application/ports.js';
import type { DeadLetter } from '../../domain/dead-letter.js';

const COLUMNS =
  'id, message_id, service, type, error, fingerprint, state, failures, first_at, changed_at, version';

interface Row {
  readonly id: string;
  readonly message_id: string;
  readonly service: ServiceName;
  readonly type: string;
  readonly error: string;
  readonly fingerprint: string;
  readonly state: DeadLetterState;
  readonly failures: number;
  readonly first_at: Date;
  readonly changed_at: Date;
  readonly version: number;
}

export class SqlDeadLetterStore implements DeadLetterStore {
  constructor(private readonly manager: EntityManager) {}

  async add(letter: DeadLetter): Promise<void> {
    await this.manager.query(
      `INSERT INTO dead_letter (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      valuesOf(letter),
    );
  }

  async save(letter: DeadLetter): Promise<void> {
    await this.manager.query(
      `UPDATE dead_letter SET state = $2, failures = $3, changed_at = $4, version = $5, error = $6,
         fingerprint = $7 WHERE id = $1`,
      [
        letter.id,
        letter.state,
        letter.failures,
        letter.changedAt,
        letter.version,
        letter.error,
        letter.fingerprint,
      ],
    );
  }

  find(id: string): Promise<DeadLetter | undefined> {
    return this.one('id = $1', [id]);
  }

  lock(id: string): Promise<DeadLetter | undefined> {
    return this.one('id = $1 FOR UPDATE', [id]);
  }

  lockOf(service: string, messageId: string): Promise<DeadLetter | undefined> {
    return this.one('service = $1 AND message_id = $2 FOR UPDATE', [service, messageId]);
  }

  async list(filter: DeadLetterFilter, limit: number, after?: Place): Promise<DeadLetter[]> {
    const rows = await this.manager.query<Row[]>(
      `SELECT ${COLUMNS} FROM dead_letter
       WHERE ($1::text[] IS NULL OR state = ANY($1)) AND ($2::text IS NULL OR service = $2)
         AND ($3::text IS NULL OR type = $3)
         AND ($4::text IS NULL OR fingerprint = $4) AND ($5::uuid[] IS NULL OR id = ANY($5))
         AND ($6::timestamptz IS NULL OR (first_at, id) < ($6, $7::uuid))
       ORDER BY first_at DESC, id DESC LIMIT $8`,
      [
        filter.states ?? null,
        filter.service ?? null,
        filter.type ?? null,
        filter.fingerprint ?? null,
        filter.ids ?? null,
        after?.at ?? null,
        after?.id ?? null,
        limit,
      ],
    );
    return rows.map(toLetter);
  }

  private async one(condition: string, values: unknown[]): Promise<DeadLetter | undefined> {
    const [row] = await this.manager.query<Row[]>(
      `SELECT ${COLUMNS} FROM dead_letter WHERE ${condition}`,
      values,
    );
    return row && toLetter(row);
  }
}

function valuesOf(letter: DeadLetter): unknown[] {
  const {
    id,
    messageId,
    service,
    type,
    error,
    fingerprint,
    state,
    failures,
    firstAt,
    changedAt,
    version,
  } = letter;
  return [
    id,
    messageId,
    service,
    type,
    error,
    fingerprint,
    state,
    failures,
    firstAt,
    changedAt,
    version,
  ];
}

function toLetter(row: Row): DeadLetter {
  const { message_id: messageId, first_at: firstAt, changed_at: changedAt, ...same } = row;
  return { ...same, messageId, firstAt: firstAt.toISOString(), changedAt: changedAt.toISOString() };
}
