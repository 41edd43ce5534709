import { isRefusal, type Refusal } from '@hub/contracts';
import type {
  AgencyReport,
  EpisodeReport,
  PlaceReport,
  TransferReport,
  UnmetNeedReport,
} from '@hub/contracts/episode';
import type { ReportSpanPayload } from '@hub/contracts/shape';
import { type Clock, type MessageContext, readReportSpan, type ReportSpan } from '@hub/use-case';
import { londonDate } from '@hub/working-time';
import { areMany, tellable } from '../../domain/small-numbers.js';
import type { EpisodeWork } from '../ports.js';
import type { ReportStore } from './report-ports.js';

/** Figures for those who answer for a service: of their own authority, or of all for operations. */
export class ReportFigures {
  constructor(
    private readonly work: EpisodeWork,
    private readonly clock: Clock,
  ) {}

  episodes(payload: ReportSpanPayload, context: MessageContext): Promise<EpisodeReport | Refusal> {
    return this.report(payload, context, (reports, span) => reports.episodes(span));
  }

  agencies(payload: ReportSpanPayload, context: MessageContext): Promise<AgencyReport | Refusal> {
    return this.report(payload, context, (reports, span) => reports.agencies(span));
  }

  transfers(
    payload: ReportSpanPayload,
    context: MessageContext,
  ): Promise<TransferReport | Refusal> {
    return this.report(payload, context, (reports, span) => reports.transfers(span));
  }

  unmetNeeds(
    payload: ReportSpanPayload,
    context: MessageContext,
  ): Promise<UnmetNeedReport | Refusal> {
    return this.report(payload, context, (reports, span) => reports.unmetNeeds(span));
  }

  /** Of a few children at one school nothing is told. */
  async places(
    payload: ReportSpanPayload,
    context: MessageContext,
  ): Promise<PlaceReport | Refusal> {
    const all = await this.report(payload, context, (reports, span) => reports.places(span));
    if (isRefusal(all)) return all;
    const shown = all.rows.filter(({ cases }) => areMany(cases));
    return {
      ...all,
      rows: shown.map(({ started, asked, waiting, notGiven, ...row }) => ({
        ...row,
        ...tellable('started', started),
        ...tellable('asked', asked),
        ...tellable('waiting', waiting),
        ...tellable('notGiven', notGiven),
      })),
      leftOut: all.rows.length - shown.length,
    };
  }

  private async report<Row>(
    payload: ReportSpanPayload,
    { caller }: MessageContext,
    rowsOf: (reports: ReportStore, span: ReportSpan) => Promise<Row[]>,
  ): Promise<{ from: string; to: string; rows: Row[] } | Refusal> {
    const span = readReportSpan(payload, caller, londonDate(this.clock.now()));
    if (isRefusal(span)) return span;
    return this.work.read(async ({ reports }) => ({
      from: span.from,
      to: span.to,
      rows: await rowsOf(reports, span),
    }));
  }
}
