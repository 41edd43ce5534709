import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { EpisodeOrder } from '@hub/contracts/episode';
import type { Place } from '@hub/use-case';
import { RUNNING } from '../../domain/episode.js';
import { type EpisodeChoice, NO_REVIEW } from '../../domain/episode-choice.js';
import { type EpisodeRow, episodeTable } from './tables.js';

const LED_BY = `EXISTS (SELECT FROM lead_term l WHERE l.episode_id = e.id AND l.ended_at IS NULL
  AND l.person_id = CAST(:%s AS uuid))`;
const COVERED_BY = `EXISTS (SELECT FROM lead_term l WHERE l.episode_id = e.id AND l.ended_at IS NULL
  AND l.acting_id <> l.person_id AND l.acting_id = CAST(:person AS uuid))`;
const IN_TEAM = `EXISTS (SELECT FROM team_member m WHERE m.episode_id = e.id AND m.left_on IS NULL
  AND m.person_id = CAST(:%s AS uuid))`;
const DISPUTED = `(cardinality(e.disputes) > 0 AND e.state = ANY(:running))`;
const REVIEW = `coalesce(e.next_review_on, DATE '${NO_REVIEW}')`;

/** What each part of a choice asks of a row, as `isChosen` of the domain does of an episode. */
const ASKED: Readonly<Record<Exclude<keyof EpisodeChoice, 'referenceToken'>, string>> = {
  authority: `EXISTS (SELECT FROM counterpart c WHERE c.episode_id = e.id
    AND c.authority = :authority)`,
  viewer: `NOT coalesce(e.shield->'hiddenFromPeople' @> to_jsonb(CAST(:viewer AS text)), false)`,
  person: `(${LED_BY.replace('%s', 'person')} OR ${COVERED_BY} OR ${IN_TEAM.replace('%s', 'person')}
    OR e.coordinator->>'personId' = CAST(CAST(:person AS uuid) AS text))`,
  state: `CASE WHEN ${DISPUTED} THEN 'disputed' ELSE e.state END = :state`,
  lead: LED_BY.replace('%s', 'lead'),
  team: IN_TEAM.replace('%s', 'team'),
  home: 'e.home_authority = :home',
  level: `(e.level_of_need->>'level')::integer = :level`,
  reviewBefore: 'e.next_review_on <= CAST(:reviewBefore AS date)',
  reference: `(e.own_reference = :reference OR EXISTS (SELECT FROM own_reference r
    WHERE r.episode_id = e.id AND r.token = :referenceToken))`,
};

/** The rows of the episodes that a choice asks for. */
export function chosenEpisodes(
  manager: EntityManager,
  choice: EpisodeChoice,
): SelectQueryBuilder<EpisodeRow> {
  const asked = (Object.keys(ASKED) as (keyof typeof ASKED)[]).filter(
    (part) => choice[part] !== undefined,
  );
  return asked.reduce(
    (query, part) => query.andWhere(ASKED[part]),
    manager
      .createQueryBuilder(episodeTable, 'e')
      .setParameters({ referenceToken: null, ...choice, running: [...RUNNING] }),
  );
}

/** A page of them, in an order. */
export function inOrder(
  query: SelectQueryBuilder<EpisodeRow>,
  order: EpisodeOrder,
  limit: number,
  after: Place | undefined,
): SelectQueryBuilder<EpisodeRow> {
  query.limit(limit);
  if (order === 'newest') {
    query.orderBy('e.startedAt', 'DESC').addOrderBy('e.id', 'DESC');
    return after
      ? query.andWhere('(e.startedAt, e.id) < (:at::timestamptz, :id::uuid)', after)
      : query;
  }
  query.orderBy(REVIEW, 'ASC').addOrderBy('e.id', 'ASC');
  return after
    ? query.andWhere(`(${REVIEW}, e.id) > (CAST(:at AS timestamptz)::date, :id::uuid)`, after)
    : query;
}
