import type { EntityManager } from 'typeorm';
import type { DisputeReport, IgnoringAuthority, OutcomeFigures } from '@hub/contracts/arbitration';
import type { ReportSpan } from '@hub/use-case';
import type { DisputeReports } from '../../application/ports.js';

interface Row extends Readonly<
  Record<'reached' | 'settled' | 'escalated' | 'ranOut' | 'missedAnswers', string>
> {
  readonly month: string;
  readonly authority: string;
  readonly stage: number;
  readonly medianHours: number | null;
}

/** Figures from what is on record, counted when they are asked for. */
export class SqlDisputeReports implements DisputeReports {
  constructor(private readonly manager: EntityManager) {}

  async figures({ from, to, authority }: ReportSpan): Promise<Omit<DisputeReport, 'from' | 'to'>> {
    const span = [from, to, authority ?? null];
    const rows = await this.manager.query<Row[]>(RUNGS, span);
    const [settled] = await this.manager.query<{ resolved: string; early: string }[]>(
      SETTLED,
      span,
    );
    const outcomes = await this.manager.query<OutcomeFigures[]>(OUTCOMES, span);
    const ignored = await this.manager.query<IgnoringAuthority[]>(IGNORED, [from, to]);
    return {
      outcomes,
      ignored,
      resolved: Number(settled?.resolved ?? 0),
      settledEarly: Number(settled?.early ?? 0),
      rows: rows.map(
        ({
          month,
          authority: code,
          stage,
          medianHours,
          reached,
          settled: on,
          escalated,
          ranOut,
          missedAnswers,
        }) => ({
          month,
          authority: code,
          stage,
          reached: Number(reached),
          settled: Number(on),
          escalated: Number(escalated),
          ranOut: Number(ranOut),
          missedAnswers: Number(missedAnswers),
          ...(medianHours === null ? {} : { medianHours: Math.round(medianHours) }),
        }),
      ),
    };
  }
}

/**
 * $1 first day, $2 last day, $3 authority or all. An arbitrator who missed their clock stands for
 * an authority that is no party.
 */
const RUNGS = `
  SELECT to_char(date_trunc('month', r.entered_at AT TIME ZONE 'UTC'), 'YYYY-MM') AS month,
    a.authority, r.stage,
    count(*) FILTER (WHERE a.authority = ANY(r.parties)) AS reached,
    count(*) FILTER (WHERE a.authority = ANY(r.parties) AND r.how = 'resolved') AS settled,
    count(*) FILTER (WHERE a.authority = ANY(r.parties) AND r.how = 'escalated') AS escalated,
    count(*) FILTER (WHERE a.authority = ANY(r.parties) AND r.how = 'run_out') AS "ranOut",
    sum((SELECT count(*) FROM unnest(r.missed) AS m(authority)
      WHERE m.authority = a.authority)) AS "missedAnswers",
    percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch
      FROM r.left_at - r.entered_at) / 3600.0)
      FILTER (WHERE r.left_at IS NOT NULL AND a.authority = ANY(r.parties)) AS "medianHours"
  FROM dispute_rung r CROSS JOIN LATERAL (SELECT DISTINCT unnest(r.parties || r.missed)
    AS authority) a
  WHERE r.entered_at >= date_trunc('month', $1::date) AND r.entered_at < $2::date + 1
    AND ($3::text IS NULL OR a.authority = $3)
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

const SETTLED = `
  SELECT count(*) AS resolved, count(*) FILTER (WHERE stage <= 1) AS early
  FROM dispute_rung
  WHERE how = 'resolved' AND left_at >= date_trunc('month', $1::date) AND left_at < $2::date + 1
    AND ($3::text IS NULL OR $3 = ANY(parties))`;

const OUTCOMES = `
  SELECT to_char(date_trunc('month', recorded_at AT TIME ZONE 'UTC'), 'YYYY-MM') AS month,
    authority, count(*)::integer AS outcomes,
    count(*) FILTER (WHERE carried_out_at IS NOT NULL AND missed = 0)::integer AS "inTime",
    count(*) FILTER (WHERE carried_out_at IS NOT NULL AND missed > 0)::integer AS late,
    count(*) FILTER (WHERE carried_out_at IS NULL)::integer AS waiting,
    sum(missed)::integer AS "missedClocks"
  FROM outcome_record
  WHERE recorded_at >= date_trunc('month', $1::date) AND recorded_at < $2::date + 1
    AND ($3::text IS NULL OR authority = $3)
  GROUP BY 1, 2 ORDER BY 1, 2`;

/** Counted where what binds was not replaced by another outcome, and its dispute goes on. */
const IGNORED = `
  SELECT o.authority, count(*)::integer AS ignored
  FROM outcome_record o JOIN dispute d ON d.id = o.dispute_id
  WHERE o.carried_out_at IS NULL AND o.missed >= 3 AND d.state = 'resolved'
    AND o.recorded_at >= date_trunc('month', $1::date) AND o.recorded_at < $2::date + 1
    AND NOT EXISTS (SELECT FROM outcome_record later
      WHERE later.dispute_id = o.dispute_id AND later.recorded_at > o.recorded_at)
  GROUP BY 1 ORDER BY 1`;
