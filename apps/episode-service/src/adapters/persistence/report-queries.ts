import type { EntityManager } from 'typeorm';
import type {
  AgencyFigures,
  EpisodeFigures,
  PlaceFigures,
  TransferFigures,
  UnmetNeedFigures,
} from '@hub/contracts/episode';
import type { ReportSpan } from '@hub/use-case';
import type { ReportStore } from '../../application/reports/report-ports.js';
import { PLACES } from './place-queries.js';

/** Counts come as text. */
type RowOf<Figures> = {
  readonly [K in keyof Figures]: Figures[K] extends number ? string : Figures[K];
};
type Row = RowOf<EpisodeFigures>;

interface TransferRow extends Readonly<
  Record<
    'proposed' | 'completed' | 'declined' | 'cancelled' | 'expired' | 'disputed' | 'open',
    string
  >
> {
  readonly month: string;
  readonly authority: string;
  readonly toAuthority: string;
  readonly hoursToAccept: number | null;
  readonly hoursToComplete: number | null;
}

/** Figures from what is on record, counted when they are asked for. */
export class SqlReportStore implements ReportStore {
  constructor(private readonly manager: EntityManager) {}

  async episodes({ from, to, authority }: ReportSpan): Promise<EpisodeFigures[]> {
    const rows = await this.manager.query<Row[]>(episodesBy(['authority']), [
      from,
      to,
      authority ?? null,
    ]);
    return rows.map(({ month, authority: code, ...counts }) => ({
      month,
      authority: code,
      ...numbers(counts),
    }));
  }

  async agencies({ from, to, authority }: ReportSpan): Promise<AgencyFigures[]> {
    const rows = await this.manager.query<(Row & Pick<AgencyFigures, 'agency'>)[]>(
      episodesBy(['authority', 'agency']),
      [from, to, authority ?? null],
    );
    return rows.map(({ month, authority: code, agency, ...counts }) => ({
      month,
      authority: code,
      agency,
      ...numbers(counts),
    }));
  }

  async transfers({ from, to, authority }: ReportSpan): Promise<TransferFigures[]> {
    const rows = await this.manager.query<TransferRow[]>(TRANSFERS, [from, to, authority ?? null]);
    return rows.map(
      ({ month, authority: code, toAuthority, hoursToAccept, hoursToComplete, ...counts }) => ({
        month,
        authority: code,
        toAuthority,
        ...numbers(counts),
        ...(hoursToAccept === null ? {} : { hoursToAccept: Math.round(hoursToAccept) }),
        ...(hoursToComplete === null ? {} : { hoursToComplete: Math.round(hoursToComplete) }),
      }),
    );
  }

  async places(span: ReportSpan): Promise<Required<PlaceFigures>[]> {
    const rows = await this.manager.query<RowOf<Required<PlaceFigures>>[]>(PLACES, [
      span.from,
      span.to,
      span.authority ?? null,
    ]);
    return rows.map(({ kind, authority, code, name, ...counts }) => ({
      ...{ kind, authority, code, name },
      ...numbers(counts),
    }));
  }

  async unmetNeeds({ from, to, authority }: ReportSpan): Promise<UnmetNeedFigures[]> {
    const rows = await this.manager.query<RowOf<UnmetNeedFigures>[]>(UNMET_NEEDS, [
      from,
      to,
      authority ?? null,
    ]);
    return rows.map(({ month, authority: code, service, ...counts }) => ({
      month,
      authority: code,
      service,
      ...numbers(counts),
    }));
  }
}

function numbers<K extends string>(counts: Readonly<Record<K, string>>): Record<K, number> {
  return Object.fromEntries(
    Object.entries<string>(counts).map(([name, count]) => [name, Number(count)]),
  ) as Record<K, number>;
}

const countOf = (condition: string, name: string): string =>
  `count(*) FILTER (WHERE ${condition}) AS "${name}"`;
const closedAs = (reason: string, name: string): string =>
  countOf(`what = 'close' AND detail = '${reason}'`, name);

/** Since when an episode is hidden from the authority that reads; `infinity` where it is not. */
const HIDDEN_AT = `CASE WHEN e.shield->'hiddenFrom' @> to_jsonb($3::text)
  THEN (e.shield->>'since')::timestamptz ELSE 'infinity' END`;

/**
 * $1 first day, $2 last day, $3 authority or all; by month and these columns. From whom an episode
 * is hidden counts it as it stood then: how and when it ends would tell where the family is. A
 * withdrawal has no step of its own: such an episode is active until it is closed. One that is
 * void, or goes on in another, is active no longer.
 */
function episodesBy(groups: readonly string[]): string {
  const columns = groups.join(', ');
  const ofMine = groups.map((name) => `m.${name}`).join(', ');
  return `
  WITH mine AS (
    SELECT id, originating_authority AS authority, coalesce(agency, 'not_said') AS agency,
      started_at, coalesce(voided, folded) ->> 'at' AS ended_at, ${HIDDEN_AT} AS hidden_at
    FROM episode e WHERE $3::text IS NULL OR originating_authority = $3
  ), happened AS (
    SELECT ${columns}, started_at AS at, 'start' AS what, NULL AS detail, hidden_at FROM mine
    UNION ALL
    SELECT ${ofMine}, s.at, s.step, coalesce(s.closing_reason, CASE
      WHEN (s.at AT TIME ZONE 'UTC')::date <= s.was_due_on THEN 'on_time' ELSE 'late' END), m.hidden_at
      FROM episode_step s JOIN mine m ON m.id = s.episode_id
        WHERE s.step IN ('close', 'complete_review') AND s.undone_at IS NULL
    UNION ALL
    SELECT ${ofMine}, m.ended_at::timestamptz, 'end', NULL, m.hidden_at FROM mine m
      WHERE m.ended_at IS NOT NULL AND NOT EXISTS (
        SELECT FROM episode_step s WHERE s.episode_id = m.id AND s.step = 'close'
          AND s.undone_at IS NULL)
    UNION ALL
    SELECT ${ofMine}, r.sent_at, 'request',
      CASE WHEN coalesce(r.answered_at, '-infinity') < m.hidden_at THEN r.state END, m.hidden_at
      FROM service_request r JOIN mine m ON m.id = r.episode_id
  ), counted AS (
    SELECT date_trunc('month', at AT TIME ZONE 'UTC') AS month, ${columns},
      count(*) FILTER (WHERE what = 'start') AS started,
      count(*) FILTER (WHERE what = 'close') AS closed,
      count(*) FILTER (WHERE what = 'end') AS ended,
      ${closedAs('needs_met', 'closedNeedsMet')}, ${closedAs('disengaged', 'closedDisengaged')},
      ${closedAs('moved_out_of_london', 'closedMovedOutOfLondon')},
        ${closedAs('social_care', 'closedSocialCare')},
      ${closedAs('age_limit', 'closedAgeLimit')},
        ${closedAs('opened_in_error', 'closedOpenedInError')},
      ${closedAs('consent_withdrawn', 'closedConsentWithdrawn')},
      count(*) FILTER (WHERE what = 'complete_review' AND detail = 'on_time') AS "reviewsOnTime",
      count(*) FILTER (WHERE what = 'complete_review' AND detail = 'late') AS "reviewsLate",
      count(*) FILTER (WHERE what = 'request') AS "serviceRequestsSent",
      count(*) FILTER (WHERE what = 'request' AND detail = 'accepted') AS "serviceRequestsAccepted"
    FROM happened WHERE at <= hidden_at GROUP BY 1, ${columns}
  ), running AS (
    SELECT *, sum(started - closed - ended) OVER (PARTITION BY ${columns} ORDER BY month) AS "activeAtEnd"
      FROM counted
  )
  SELECT to_char(month, 'YYYY-MM') AS month, ${columns}, started, "activeAtEnd", closed,
    "closedNeedsMet", "closedDisengaged",
    "closedMovedOutOfLondon", "closedSocialCare", "closedAgeLimit", "closedOpenedInError",
      "closedConsentWithdrawn", "reviewsOnTime",
    "reviewsLate", "serviceRequestsSent", "serviceRequestsAccepted"
  FROM running WHERE month >= date_trunc('month', $1::date) AND month <= $2::date
    ORDER BY 1, ${columns}`;
}

const hoursTo = (instant: string): string =>
  `percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch
     FROM ${instant} - proposed_at) / 3600.0)`;
const standingAs = (state: string): string => countOf(`state = '${state}'`, state);

/**
 * $1 first day, $2 last day, $3 authority on either side, or all. A pair may stand for one family:
 * those of hidden episodes count for their own two alone, and for them only from before.
 */
const TRANSFERS = `
  SELECT to_char(date_trunc('month', proposed_at AT TIME ZONE 'UTC'), 'YYYY-MM') AS month,
    from_authority AS authority, to_authority AS "toAuthority",
    count(*) AS proposed, ${['completed', 'declined', 'cancelled', 'expired', 'disputed'].map(standingAs).join(', ')},
    count(*) FILTER (WHERE ended_at IS NULL) AS open,
    ${hoursTo('accepted_at')} FILTER (WHERE accepted_at IS NOT NULL) AS "hoursToAccept",
    ${hoursTo('ended_at')} FILTER (WHERE state = 'completed') AS "hoursToComplete"
  FROM (
    SELECT t.* FROM transfer t JOIN episode e ON e.id = t.episode_id
    WHERE CASE WHEN $3::text IS NULL THEN e.shield IS NULL
      ELSE $3 IN (t.from_authority, t.to_authority) AND t.proposed_at <= ${HIDDEN_AT} END
  ) shown
  WHERE proposed_at >= date_trunc('month', $1::date) AND proposed_at < $2::date + 1
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

const declinedAs = (reason: string, name: string): string => countOf(`reason = '${reason}'`, name);

/** $1 first day, $2 last day, $3 authority that asked, or all; as `episodesBy`. */
const UNMET_NEEDS = `
  SELECT to_char(date_trunc('month', sent_at AT TIME ZONE 'UTC'), 'YYYY-MM') AS month,
    from_authority AS authority, service, count(*) AS asked,
    ${standingAs('accepted')}, ${standingAs('waiting')}, ${countOf("state = 'sent'", 'unanswered')},
    ${countOf("state IN ('withdrawn', 'cancelled')", 'withdrawn')},
    ${declinedAs('no_capacity', 'declinedNoCapacity')},
    ${declinedAs('not_eligible', 'declinedNotEligible')},
    ${declinedAs('not_appropriate', 'declinedNotAppropriate')},
    ${declinedAs('already_served', 'declinedAlreadyServed')},
    ${declinedAs('family_declined', 'declinedByFamily')}
  FROM (
    SELECT r.sent_at, r.from_authority, r.service,
      CASE WHEN seen THEN r.state ELSE 'sent' END AS state, CASE WHEN seen THEN r.reason END AS reason
    FROM service_request r JOIN episode e ON e.id = r.episode_id,
      LATERAL (SELECT coalesce(r.answered_at, '-infinity') < ${HIDDEN_AT} AS seen) s
  ) asked
  WHERE ($3::text IS NULL OR from_authority = $3)
    AND sent_at >= date_trunc('month', $1::date) AND sent_at < $2::date + 1
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
