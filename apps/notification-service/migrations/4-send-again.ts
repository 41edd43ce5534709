import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a member did not confirm is sent again; what was sent before this came is due at once. */
export class SendAgain4 implements MigrationInterface {
  readonly name = 'SendAgain1796700000501';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE delivery
        ADD COLUMN times_again integer NOT NULL DEFAULT 0,
        -- Null while it was not sent, and where no receipt is due.
        ADD COLUMN again_at timestamptz;
      UPDATE delivery SET again_at = now() WHERE sent_at IS NOT NULL AND confirmed_at IS NULL AND type NOT LIKE 'command.%';
      CREATE INDEX delivery_again ON delivery (authority, again_at) WHERE confirmed_at IS NULL AND again_at IS NOT NULL;
      -- One copy of the service at a time sends again to an authority.
      ALTER TABLE delivery_stream ADD COLUMN again_taken_until timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE delivery_stream DROP COLUMN again_taken_until;
      ALTER TABLE delivery DROP COLUMN times_again, DROP COLUMN again_at;
    `);
  }
}
