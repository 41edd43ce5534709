import type { EntityManager } from 'typeorm';
import type { LedgerStore } from '../../application/ports.js';
import { FIRST_HASH, hashOf, type LedgerEntry } from '../../application/ledger.js';

const LEDGER_LOCK = 7_310_117;
const COLUMNS = 'number, at, by, action, subject, outcome, reason, previous_hash, hash';

interface Row {
  readonly number: string;
  readonly at: Date;
  readonly by: string;
  readonly action: string;
  readonly subject: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly previous_hash: string;
  readonly hash: string;
}

export class SqlLedgerStore implements LedgerStore {
  constructor(private readonly manager: EntityManager) {}

  append(entry: Parameters<LedgerStore['append']>[0]): Promise<void> {
    // Outside a transaction the lock would not last until the insert.
    return this.manager.queryRunner?.isTransactionActive ? appendTo(this.manager, entry) : this.manager.transaction((manager) => appendTo(manager, entry));
  }

  of(subject: string): Promise<LedgerEntry[]> {
    return this.read('WHERE subject = $1', [subject]);
  }

  all(): Promise<LedgerEntry[]> {
    return this.read('', []);
  }

  private async read(condition: string, values: unknown[]): Promise<LedgerEntry[]> {
    const rows = await this.manager.query<Row[]>(`SELECT ${COLUMNS} FROM ledger ${condition} ORDER BY number`, values);
    return rows.map(toEntry);
  }
}

async function appendTo(manager: EntityManager, { at, by, action, subject, outcome, reason }: Parameters<LedgerStore['append']>[0]): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [LEDGER_LOCK]);
  const [last] = await manager.query<{ number: string; hash: string }[]>('SELECT number, hash FROM ledger ORDER BY number DESC LIMIT 1');
  const sealed = { number: Number(last?.number ?? 0) + 1, at, by, action, subject, outcome, ...(reason === undefined ? {} : { reason }), previousHash: last?.hash ?? FIRST_HASH };
  await manager.query(`INSERT INTO ledger (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [
    sealed.number,
    at,
    by,
    action,
    subject,
    outcome,
    reason ?? null,
    sealed.previousHash,
    hashOf(sealed),
  ]);
}

function toEntry(row: Row): LedgerEntry {
  const { number, at, reason, previous_hash: previousHash, ...same } = row;
  return { ...same, number: Number(number), at: at.toISOString(), previousHash, ...(reason === null ? {} : { reason }) };
}
