import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { EpisodeOrder } from '@hub/contracts/episode';
import type { Place } from '@hub/use-case';
import type { EpisodeChoice } from '../../domain/episode-choice.js';

const LED_BY = `SELECT l.episode_id FROM lead_term l
  WHERE l.ended_at IS NULL AND l.person_id = CAST(:%s AS uuid)`;
const COVERED_BY = `SELECT l.episode_id FROM lead_term l
  WHERE l.ended_at IS NULL AND l.acting_id <> l.person_id AND l.acting_id = CAST(:person AS uuid)`;
const IN_TEAM = `SELECT m.episode_id FROM team_member m
  WHERE m.left_on IS NULL AND m.person_id = CAST(:%s AS uuid)`;
const COORDINATED_BY = `SELECT e.id FROM episode e WHERE e.coordinator IS NOT NULL
  AND e.coordinator->>'personId' = CAST(CAST(:person AS uuid) AS text)`;

/** What each part of a choice asks of a part in an episode, as `isChosen` of the domain does. */
const OF_PART: Readonly<Record<Exclude<keyof EpisodeChoice, 'referenceTokens'>, string>> = {
  authority: 'p.authority = :authority',
  viewer: `NOT EXISTS (SELECT FROM episode s WHERE s.id = p.episode_id AND s.shield IS NOT NULL
    AND s.shield->'hiddenFromPeople' @> to_jsonb(CAST(:viewer AS text)))`,
  person: `p.episode_id IN (${LED_BY.replace('%s', 'person')} UNION ALL ${COVERED_BY}
    UNION ALL ${IN_TEAM.replace('%s', 'person')} UNION ALL ${COORDINATED_BY})`,
  lead: `p.episode_id IN (${LED_BY.replace('%s', 'lead')})`,
  team: `p.episode_id IN (${IN_TEAM.replace('%s', 'team')})`,
  state: 'p.shown_state = :state',
  home: 'p.home_authority = :home',
  level: 'p.level = :level',
  reviewBefore: 'p.review_on <= CAST(:reviewBefore AS date)',
  references: `p.episode_id IN (SELECT e.id FROM episode e WHERE e.own_reference = ANY(:references)
    UNION ALL SELECT r.episode_id FROM own_reference r WHERE r.token = ANY(:referenceTokens))`,
};

/** The parts of its authority in the episodes that a choice asks for. */
function chosenParts(
  manager: EntityManager,
  choice: EpisodeChoice,
): SelectQueryBuilder<ObjectLiteral> {
  return Object.entries(OF_PART).reduce(
    (query, [part, condition]) =>
      choice[part as keyof EpisodeChoice] === undefined ? query : query.andWhere(condition),
    manager
      .createQueryBuilder()
      .from('counterpart', 'p')
      .setParameters({ referenceTokens: [], ...choice }),
  );
}

export async function countChosen(manager: EntityManager, choice: EpisodeChoice): Promise<number> {
  const counted = await chosenParts(manager, choice)
    .select('count(*)::integer', 'total')
    .getRawOne<{ readonly total: number }>();
  return counted?.total ?? 0;
}

/** The ids of a page of them, in an order. */
export async function chosenInOrder(
  manager: EntityManager,
  choice: EpisodeChoice,
  { order, limit, after }: { readonly order: EpisodeOrder; limit: number; after?: Place },
): Promise<string[]> {
  const query = chosenParts(manager, choice).select('p.episode_id', 'id').limit(limit);
  if (order === 'newest') {
    query.orderBy('p.started_at', 'DESC').addOrderBy('p.episode_id', 'DESC');
    if (after)
      query.andWhere('(p.started_at, p.episode_id) < (:at::timestamptz, :id::uuid)', after);
  } else {
    query.orderBy('p.review_on', 'ASC').addOrderBy('p.episode_id', 'ASC');
    if (after)
      query.andWhere(
        '(p.review_on, p.episode_id) > (CAST(:at AS timestamptz)::date, :id::uuid)',
        after,
      );
  }
  return (await query.getRawMany<{ readonly id: string }>()).map(({ id }) => id);
}
