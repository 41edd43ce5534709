import type { EntityManager } from 'typeorm';

/**
 * Words that fewer services use are more likely misspelt themselves, and nothing to correct others
 * by.
 */
const LEAST_SERVICES = 2;
const LEAST_LIKENESS = 0.6;

/** Counts anew in how many services each word stands. */
export async function refreshWords(manager: EntityManager): Promise<void> {
  await manager.query(
    `WITH counted AS MATERIALIZED (
       SELECT word, ndoc FROM ts_stat($$SELECT to_tsvector('simple',
         unaccent(name || ' ' || organization || ' ' || left(indexed->>'description', 2000)))
         FROM service WHERE is_open$$)
       WHERE ndoc >= ${String(LEAST_SERVICES)} AND word ~ '^[a-z]{3,30}$'
     ), gone AS (
       DELETE FROM search_word w WHERE NOT EXISTS (SELECT FROM counted c WHERE c.word = w.word)
     )
     INSERT INTO search_word (word, services) SELECT word, ndoc FROM counted
     ON CONFLICT (word) DO UPDATE SET services = excluded.services
       WHERE search_word.services <> excluded.services`,
  );
}

/** A web page however it is written: with or without https, www. and a stroke behind. */
const page = (service: string): string =>
  `regexp_replace(lower(${service}.document->>'url'), '^https?://(www\\.)?|/+$', '', 'g')`;

/**
 * Finds anew which services of a feed another feed lists too: one name at one postcode, or one name
 * and one web page.
 */
export async function refreshDuplicates(manager: EntityManager, feedId: string): Promise<void> {
  await manager.query(
    `DELETE FROM duplicate d USING service s WHERE s.feed_id = $1
       AND (d.service_id = s.id OR d.other_id = s.id)`,
    [feedId],
  );
  await manager.query(
    `WITH pair AS (
       SELECT mine.id, other.id AS other_id,
         similarity(lower(mine.name), lower(other.name)) AS likeness,
         'alike in name, at the same postcode' AS because
       FROM service mine
       JOIN service_place here ON here.service_id = mine.id AND here.is_first
       JOIN service_place there ON there.postcode = here.postcode AND there.is_first
         AND there.service_id <> mine.id
       JOIN service other ON other.id = there.service_id AND other.feed_id <> $1
       WHERE mine.feed_id = $1 AND mine.is_open AND other.is_open
       UNION ALL
       SELECT mine.id, other.id, 1, 'the same name and web page'
       FROM service mine JOIN service other ON lower(other.name) = lower(mine.name)
         AND other.feed_id <> $1 AND ${page('other')} = ${page('mine')}
       WHERE mine.feed_id = $1 AND mine.is_open AND other.is_open
     ), best AS (
       SELECT id, other_id, max(likeness) AS likeness, (array_agg(because
         ORDER BY likeness DESC))[1] AS because FROM pair
         WHERE likeness >= ${String(LEAST_LIKENESS)} GROUP BY id, other_id
     )
     INSERT INTO duplicate (service_id, other_id, likeness, because)
     SELECT id, other_id, round(likeness * 100), because FROM best
     UNION ALL
     SELECT other_id, id, round(likeness * 100), because FROM best
     ON CONFLICT DO NOTHING`,
    [feedId],
  );
}

/**
 * Gathers anew the terms and taxonomies that feeds use, with every required field, also where a
 * feed leaves one out.
 */
export async function refreshTerms(manager: EntityManager): Promise<void> {
  await manager.query(
    `WITH used AS MATERIALIZED (
       SELECT attribute->'taxonomy_term' AS term FROM service s
         CROSS JOIN LATERAL json_array_elements(s.document->'attributes') attribute
       WHERE NOT s.removed AND s.term_ids <> '{}' AND attribute->'taxonomy_term'->>'id' IS NOT NULL
     ), term AS (
       SELECT DISTINCT ON (1) term->>'id' AS id,
         (term::jsonb || jsonb_build_object('description',
         coalesce(term->>'description', term->>'name')))::text AS content
       FROM used ORDER BY 1
     ), taxonomy AS (
       SELECT DISTINCT ON (1) term->>'taxonomy_id' AS id,
         json_build_object('id', term->>'taxonomy_id', 'name',
         coalesce(term->>'taxonomy', 'unnamed'), 'description',
         coalesce(term->>'taxonomy', 'unnamed'))::text AS content
       FROM used WHERE term->>'taxonomy_id' IS NOT NULL ORDER BY 1
     ), found AS MATERIALIZED (
       SELECT 'term' AS kind, id, content FROM term UNION ALL SELECT 'taxonomy', id, content
         FROM taxonomy
     ), gone AS (
       DELETE FROM foreign_term f
         WHERE NOT EXISTS (SELECT FROM found WHERE found.kind = f.kind AND found.id = f.id)
     )
     INSERT INTO foreign_term (kind, id, content) SELECT kind, id, content FROM found
     ON CONFLICT (kind, id) DO UPDATE SET content = excluded.content
       WHERE foreign_term.content <> excluded.content`,
  );
}
