import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records of the child in other systems, social care’s first: how they stand, without content. */
export class LinksToSocialCare27 implements MigrationInterface {
  readonly name = 'LinksToSocialCare1796700001930';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE external_link (
        id uuid PRIMARY KEY,
        episode_id uuid NOT NULL REFERENCES episode (id),
        kind text NOT NULL CHECK (kind = 'ics'),
        section text NOT NULL CHECK (section IN ('section_17', 'section_47')),
        authority text NOT NULL,
        team text NOT NULL,
        referred_by text NOT NULL,
        ends_caf boolean NOT NULL,
        state text NOT NULL CHECK (state IN ('referred', 'accepted', 'not_accepted', 'closed')),
        referred_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        missed integer NOT NULL,
        answered_at timestamptz,
        because text,
        own_reference text,
        closed_at timestamptz,
        version integer NOT NULL,
        CHECK ((state = 'referred') = (answered_at IS NULL)),
        CHECK ((state = 'not_accepted') = (because IS NOT NULL)),
        CHECK ((state = 'closed') = (closed_at IS NOT NULL))
      );
      CREATE INDEX external_link_of_episode ON external_link (episode_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE external_link');
  }
}
