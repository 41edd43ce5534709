import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The journal in partitions of a month, so that a month is forgotten by dropping it; and what operations did to a message is
 * kept beside it without a chain of hashes of its own: the evidence ledger holds who did it, and why.
 */
export class JournalByMonths2 implements MigrationInterface {
  readonly name = 'JournalByMonths1796600000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE journal_entry ALTER COLUMN id DROP IDENTITY;
      ALTER TABLE journal_entry RENAME TO journal_entry_before;
      ALTER TABLE journal_entry_before DROP CONSTRAINT journal_entry_pkey;
      DROP INDEX journal_entry_message;

      CREATE SEQUENCE journal_entry_id_seq;
      SELECT setval('journal_entry_id_seq', coalesce(max(id), 0) + 1, false) FROM journal_entry_before;
      CREATE TABLE journal_entry (
        id bigint NOT NULL DEFAULT nextval('journal_entry_id_seq'),
        at timestamptz NOT NULL,
        service text NOT NULL,
        -- Of the service's journal: entries of one message by one service happened in this order, however they arrived.
        batch bigint NOT NULL,
        kind text NOT NULL,
        message_id uuid NOT NULL,
        detail jsonb NOT NULL,
        PRIMARY KEY (id, at)
      ) PARTITION BY RANGE (at);
      ALTER SEQUENCE journal_entry_id_seq OWNED BY journal_entry.id;
      CREATE INDEX journal_entry_message ON journal_entry (message_id);

      DO $$ BEGIN
        EXECUTE format('ALTER TABLE journal_entry ATTACH PARTITION journal_entry_before FOR VALUES FROM (MINVALUE) TO (%L)',
          date_trunc('month', greatest(now(), (SELECT max(at) FROM journal_entry_before)) + interval '1 month'));
      END $$;
      -- For clocks that are far off.
      CREATE TABLE journal_entry_other PARTITION OF journal_entry DEFAULT;

      ALTER TABLE ledger RENAME TO history;
      ALTER INDEX ledger_subject RENAME TO history_subject;
      ALTER TABLE history DROP COLUMN previous_hash, DROP COLUMN hash, ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY;
      SELECT setval(pg_get_serial_sequence('history', 'number'), coalesce(max(number), 0) + 1, false) FROM history;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE journal_entry DETACH PARTITION journal_entry_before;
      ALTER TABLE history RENAME TO ledger;
    `);
  }
}
