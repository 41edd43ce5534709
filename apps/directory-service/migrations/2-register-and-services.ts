import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deputies, absences and teams; services of feeds instead of samples. Needs the extensions of `libs/persistence`. */
export class RegisterAndServices2 implements MigrationInterface {
  readonly name = 'RegisterAndServices1796600000102';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REGISTER);
    await runner.query(FEEDS);
    await runner.query(SERVICES);
    await runner.query(SEARCH);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE search_word, foreign_term, postcode, duplicate, service_place, service, staged_service, pull_difference, pull_fault, pull, feed_page, feed, absence;
      ALTER TABLE authority DROP COLUMN entry_id, DROP COLUMN deputy_ids, DROP COLUMN teams, DROP COLUMN systems, DROP COLUMN asked_on, DROP COLUMN version;
      CREATE TABLE service (id uuid PRIMARY KEY);
    `);
  }
}

const REGISTER = `
  ALTER TABLE authority
    ADD COLUMN entry_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    ADD COLUMN deputy_ids uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN teams jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN systems jsonb NOT NULL DEFAULT '[]',
    ADD COLUMN asked_on date,
    ADD COLUMN version integer NOT NULL DEFAULT 1;
  CREATE INDEX authority_by_deputy ON authority USING gin (deputy_ids);

  -- The last word of each person counts.
  CREATE TABLE absence (
    person_id uuid PRIMARY KEY REFERENCES person (id),
    authority text NOT NULL,
    from_at timestamptz(3) NOT NULL,
    until_at timestamptz(3) NOT NULL,
    CHECK (from_at < until_at)
  );
`;

const FEEDS = `
  CREATE TABLE feed (
    id uuid PRIMARY KEY,
    authority text NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    url text,
    licence text NOT NULL,
    every_hours integer,
    unless_said text,
    state text NOT NULL,
    copy_of timestamptz(3),
    next_pull_at timestamptz(3),
    failures integer NOT NULL,
    because text,
    indexed_as text
  );
  CREATE UNIQUE INDEX feed_of_address ON feed (authority, url) WHERE state <> 'ended';
  CREATE UNIQUE INDEX feed_of_import ON feed (authority) WHERE kind = 'import' AND state <> 'ended';
  CREATE INDEX feed_due ON feed (next_pull_at) WHERE state <> 'ended';

  -- What a feed said last of each of its pages.
  CREATE TABLE feed_page (
    feed_id uuid NOT NULL REFERENCES feed (id),
    page integer NOT NULL,
    etag text,
    last_modified text,
    source_ids text[] NOT NULL,
    PRIMARY KEY (feed_id, page)
  );

  CREATE TABLE pull (
    id uuid PRIMARY KEY,
    feed_id uuid NOT NULL REFERENCES feed (id),
    outcome text NOT NULL,
    because text,
    began_at timestamptz(3) NOT NULL,
    ended_at timestamptz(3),
    pages integer NOT NULL,
    unchanged_pages integer NOT NULL,
    bytes bigint NOT NULL,
    good integer NOT NULL,
    bad integer NOT NULL,
    added integer NOT NULL,
    changed integer NOT NULL,
    removed integer NOT NULL,
    same integer NOT NULL
  );
  CREATE INDEX pull_of_feed ON pull (feed_id, began_at DESC, id DESC);
  CREATE INDEX pull_running ON pull (began_at) WHERE outcome = 'running';

  CREATE TABLE pull_fault (
    pull_id uuid NOT NULL REFERENCES pull (id) ON DELETE CASCADE,
    number bigint GENERATED ALWAYS AS IDENTITY,
    record text NOT NULL,
    field text NOT NULL,
    message text NOT NULL,
    PRIMARY KEY (pull_id, number)
  );

  CREATE TABLE pull_difference (
    pull_id uuid NOT NULL,
    service_id uuid NOT NULL,
    name text NOT NULL,
    change text NOT NULL,
    fields text[] NOT NULL,
    PRIMARY KEY (pull_id, service_id)
  );

  -- What a running pull has read; lost in a crash, as the pull is. Without content it is as it was.
  CREATE UNLOGGED TABLE staged_service (
    pull_id uuid NOT NULL,
    source_id text NOT NULL,
    id uuid,
    digest text,
    document json,
    summary json,
    indexed jsonb,
    PRIMARY KEY (pull_id, source_id)
  );
`;

const SERVICES = `
  DROP TABLE service;
  -- Columns to search by are those of "indexed", taken apart. The document is kept as text: it is served as it came.
  CREATE TABLE service (
    id uuid PRIMARY KEY,
    feed_id uuid NOT NULL REFERENCES feed (id),
    source_id text NOT NULL,
    authority text NOT NULL,
    digest text NOT NULL,
    removed boolean NOT NULL,
    name text NOT NULL,
    -- Active and listed.
    is_open boolean NOT NULL,
    -- Whether any of its places is known.
    is_located boolean NOT NULL,
    organization text NOT NULL,
    organization_id text,
    needs text[] NOT NULL,
    rules text[] NOT NULL,
    minimum_age smallint,
    maximum_age smallint,
    days text[],
    areas text[] NOT NULL,
    term_ids text[] NOT NULL,
    taxonomy_ids text[] NOT NULL,
    quality smallint NOT NULL,
    modified_at timestamptz(3),
    words tsvector NOT NULL,
    indexed jsonb NOT NULL,
    document json NOT NULL,
    summary json NOT NULL,
    UNIQUE (feed_id, source_id)
  -- Half of each page stays free: a service that is found by the same as before is then written without touching an index.
  ) WITH (fillfactor = 50);
  CREATE INDEX service_by_words ON service USING gin (words) WITH (fastupdate = off);
  CREATE INDEX service_by_name ON service (name, id) WHERE is_open;
  CREATE INDEX service_unlocated ON service (name, id) WHERE is_open AND NOT is_located;
  CREATE INDEX service_by_need ON service USING gin (needs) WITH (fastupdate = off) WHERE is_open;
  CREATE INDEX service_by_term ON service USING gin (term_ids, taxonomy_ids) WITH (fastupdate = off);
  CREATE INDEX service_listed ON service (id) WHERE NOT removed;
  CREATE INDEX service_like ON service USING gin (lower(name) gin_trgm_ops) WITH (fastupdate = off);

  -- A row for each place and need of an open service; what is searched by stands here again, so that the nearest come out of
  -- one walk through one index.
  CREATE TABLE service_place (
    service_id uuid NOT NULL REFERENCES service (id) ON DELETE CASCADE,
    place smallint NOT NULL,
    need text NOT NULL,
    -- One row of each place.
    is_first boolean NOT NULL,
    service_at_location_id uuid NOT NULL,
    -- A point on the earth (earthdistance); absent where it is not known.
    at cube,
    rules text[] NOT NULL,
    minimum_age smallint,
    maximum_age smallint,
    days text[],
    postcode text,
    PRIMARY KEY (service_id, place, need)
  );
  CREATE INDEX service_place_by_need ON service_place USING gist (need, at) WHERE at IS NOT NULL;
  CREATE INDEX service_place_near ON service_place USING gist (at) WHERE is_first AND at IS NOT NULL;
  CREATE INDEX service_place_by_id ON service_place (service_at_location_id) WHERE is_first;
  CREATE INDEX service_place_by_postcode ON service_place (postcode) WHERE is_first;

  CREATE TABLE duplicate (
    service_id uuid NOT NULL REFERENCES service (id) ON DELETE CASCADE,
    other_id uuid NOT NULL REFERENCES service (id) ON DELETE CASCADE,
    likeness smallint NOT NULL,
    because text NOT NULL,
    PRIMARY KEY (service_id, other_id)
  );
`;

const SEARCH = `
  -- Words that services use, to correct misspelt ones by.
  CREATE TABLE search_word (
    word text PRIMARY KEY,
    services integer NOT NULL
  );
  CREATE INDEX search_word_like ON search_word USING gin (word gin_trgm_ops);

  -- Terms and taxonomies that feeds use, as they are shown; "kind" is "term" or "taxonomy".
  CREATE TABLE foreign_term (
    kind text NOT NULL,
    id text NOT NULL,
    content text NOT NULL,
    PRIMARY KEY (kind, id)
  );

  -- The full postcodes an operator loaded, if any: without a blank, upper case.
  CREATE TABLE postcode (
    code text PRIMARY KEY,
    latitude double precision NOT NULL,
    longitude double precision NOT NULL,
    -- GSS code of the local authority it lies in.
    authority text
  );
`;
