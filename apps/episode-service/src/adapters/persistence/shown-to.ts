/**
 * Leaves out what is about an episode that is hidden from `:authority`, or from `:personId` where
 * that is no null.
 * @param row that has the id of an episode
 */
export function shownTo(row: string): string {
  return `NOT EXISTS (SELECT 1 FROM episode hidden WHERE hidden.id = ${row}.episode_id
    AND (hidden.shield->'hiddenFrom' @> to_jsonb(CAST(:authority AS text))
      OR hidden.shield->'hiddenFromPeople' @> to_jsonb(CAST(:personId AS text))))`;
}
