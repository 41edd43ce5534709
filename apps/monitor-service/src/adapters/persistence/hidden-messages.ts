import type { HiddenEpisodes } from '../../application/ports.js';

/**
 * Messages that tell of hidden episodes: those that name one, whatever else has the same aggregate
 * or came of the same request, and what was said of the delivery of all these. `$1` are the
 * episodes.
 */
const OF_EPISODES = `
  naming AS (
    SELECT id, conversation, subject FROM message
      WHERE episode = ANY($1::text[]) OR subject = ANY($1::text[])
  ), near AS (
    SELECT id, conversation, subject FROM message
      WHERE conversation IN (SELECT conversation FROM naming)
    UNION SELECT id, conversation, subject FROM message
      WHERE subject IN (SELECT subject FROM naming)
    UNION SELECT * FROM naming
  ), delivering AS (
    SELECT id, conversation FROM message WHERE subject IN (SELECT id::text FROM near)
  ), hidden_message AS (
    SELECT id FROM near
    UNION SELECT id FROM delivering
    UNION SELECT id FROM message WHERE conversation IN (SELECT conversation FROM delivering)
  )`;

/** Which messages tell of hidden episodes, for a query whose `$1` is `value`. */
export interface HiddenMessages {
  readonly value: readonly string[] | null;
  /** What the query begins with. */
  readonly with: string;
  /** Whether the message of that id does. */
  readonly has: (id: string) => string;
}

/** Where it cannot be said which episodes are hidden, each might be. */
export function hiddenMessages(episodes: HiddenEpisodes): HiddenMessages {
  if (episodes === 'all' || episodes.length === 0) {
    const value = episodes === 'all' ? null : episodes;
    return { value, with: '', has: () => '$1::text[] IS NULL' };
  }
  return {
    value: episodes,
    with: `WITH ${OF_EPISODES}`,
    has: (id) => `${id} IN (SELECT id FROM hidden_message)`,
  };
}
