import { v7 as uuidv7 } from 'uuid';

/**
 * Proposed transfers, each of an episode of its own, with an alarm in five days. $1 how many, $2
 * from, $3 to, $4 who leads.
 */
export const TRANSFERS = `
  WITH made AS (
    INSERT INTO episode (id, state, resumes_as, originating_authority, home_authority, consent_id, lookup_id, own_reference, level_of_need, started_at, version)
    SELECT gen_random_uuid(), 'transferring', 'active', $2, $2, '${uuidv7()}', '${uuidv7()}', 'BENCH', '{"level":2,"label":"x"}', now() - interval '1 day', 1 FROM generate_series(1, $1)
    RETURNING id
  ), leads AS (
    INSERT INTO lead_term (episode_id, term, authority, person_id, since) SELECT id, 1, $2, $4, now() - interval '1 day' FROM made
  ), counterparts AS (
    INSERT INTO counterpart (episode_id, authority) SELECT id, $2 FROM made
  ), transfers AS (
    INSERT INTO transfer (id, episode_id, state, from_authority, to_authority, reason, family_view, outgoing_person_id, outgoing_term, proposed_at, due_at, version)
    SELECT gen_random_uuid(), id, 'proposed', $2, $3, 'move', 'agrees', $4, 1, now(), now() + interval '5 days', 1 FROM made
    RETURNING id, due_at
  )
  INSERT INTO timer (kind, subject, due_at) SELECT 'transfer', id, due_at FROM transfers`;
