import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Services that were read before the hub kept when their days change. */
export class DaysLookedAtAgain6 implements MigrationInterface {
  readonly name = 'DaysLookedAtAgain1796700000304';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Long due, so that they are looked at again at once: schedules that begin, end, or are not simply each week.
      UPDATE service SET days_change_on = '-infinity' WHERE days_change_on IS NULL AND is_open
        AND document::text ~ '"(valid_from|valid_to|until|dtstart|interval|count|bymonthday|byyearday|byweekno)"|"freq"\\s*:\\s*"(?!WEEKLY)';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE service SET days_change_on = NULL WHERE days_change_on = '-infinity'`,
    );
  }
}
