import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Episodes are listed by who leads them, by who is in their team, and by their reference. */
export class EpisodesByPerson33 implements MigrationInterface {
  readonly name = 'EpisodesByPerson1798200000133';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX lead_term_of_person ON lead_term (person_id) WHERE ended_at IS NULL;
      CREATE INDEX team_member_of_person ON team_member (person_id);
      CREATE INDEX episode_by_reference ON episode (own_reference);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX lead_term_of_person, team_member_of_person, episode_by_reference',
    );
  }
}
