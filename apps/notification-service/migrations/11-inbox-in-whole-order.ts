import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What shares its instant and its subject has an order too, and no page ends within it unseen. */
export class InboxInWholeOrder11 implements MigrationInterface {
  readonly name = 'InboxInWholeOrder1800300000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(indexesBy('sorted_at, subject, workflow, place'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(indexesBy('sorted_at, subject'));
  }
}

function indexesBy(order: string): string {
  return `
    DROP INDEX waiting_for_person, waiting_for_role, waiting_for_authority;
    CREATE INDEX waiting_for_person ON waiting (authority, person_id, ${order})
      WHERE person_id IS NOT NULL;
    CREATE INDEX waiting_for_role ON waiting (authority, role, ${order}) WHERE person_id IS NULL;
    CREATE INDEX waiting_for_authority ON waiting (authority, ${order});
  `;
}
