/**
 * Says in SQL whether the episode of a row is hidden from a person by name; from nobody where the
 * person is not known.
 *
 * @param table whose `episode_id` it is
 * @param person the parameter with the id of the person, such as `$3`
 */
export function hiddenByName(table: string, person: string): string {
  return `EXISTS (SELECT FROM episode_shield shield WHERE shield.episode_id = ${table}.episode_id
    AND ${person}::uuid = ANY (shield.hidden_people))`;
}
