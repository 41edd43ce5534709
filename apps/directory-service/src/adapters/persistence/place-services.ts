import type { EntityManager } from 'typeorm';

/** Writes the rows of services among the places anew. */
export async function placeAnew(manager: EntityManager, ids: readonly string[]): Promise<void> {
  await manager.query(UNPLACE, [ids]);
  await manager.query(PLACE, [ids]);
}

export const UNPLACE = 'DELETE FROM service_place WHERE service_id = ANY($1)';

const PLACE = `
  INSERT INTO service_place (service_id, place, need, is_first, service_at_location_id, at, rules,
    minimum_age, maximum_age, days, postcode)
  SELECT s.id, p.place - 1, need.code, need.place = 1, (p.value->>'serviceAtLocationId')::uuid,
    CASE WHEN p.value ? 'position' THEN ll_to_earth((p.value->'position'->>'latitude')::float8,
      (p.value->'position'->>'longitude')::float8) END,
    s.rules, s.minimum_age, s.maximum_age,
    CASE WHEN p.value ?| ARRAY['days',
      'usableDays'] THEN ARRAY(SELECT jsonb_array_elements_text(coalesce(p.value->'usableDays',
      p.value->'days'))) END,
    upper(replace(p.value->>'postcode', ' ', ''))
  FROM service s
  CROSS JOIN LATERAL jsonb_array_elements(s.indexed->'places') WITH ORDINALITY AS p(value, place)
  CROSS JOIN LATERAL unnest(CASE WHEN s.needs = '{}' THEN ARRAY['']
    ELSE s.needs END) WITH ORDINALITY AS need(code, place)
  WHERE s.id = ANY($1) AND s.is_open`;
