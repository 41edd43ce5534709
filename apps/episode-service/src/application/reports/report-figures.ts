import { type AgencyReport, type Clock, type EpisodeReport, isRefusal, type MessageContext, readReportSpan, type Refusal, type ReportSpanPayload, type TransferReport } from '@hub/contracts';
import type { EpisodeWork } from '../ports.js';

/** Figures for those who answer for a service: of their own authority, or of all for operations. */
export class ReportFigures {
  constructor(
    private readonly work: EpisodeWork,
    private readonly clock: Clock,
  ) {}

  async episodes(payload: ReportSpanPayload, { caller }: MessageContext): Promise<EpisodeReport | Refusal> {
    const span = readReportSpan(payload, caller, this.clock.now());
    if (isRefusal(span)) return span;
    return this.work.read(async ({ reports }) => ({ from: span.from, to: span.to, rows: await reports.episodes(span) }));
  }

  async agencies(payload: ReportSpanPayload, { caller }: MessageContext): Promise<AgencyReport | Refusal> {
    const span = readReportSpan(payload, caller, this.clock.now());
    if (isRefusal(span)) return span;
    return this.work.read(async ({ reports }) => ({ from: span.from, to: span.to, rows: await reports.agencies(span) }));
  }

  async transfers(payload: ReportSpanPayload, { caller }: MessageContext): Promise<TransferReport | Refusal> {
    const span = readReportSpan(payload, caller, this.clock.now());
    if (isRefusal(span)) return span;
    return this.work.read(async ({ reports }) => ({ from: span.from, to: span.to, rows: await reports.transfers(span) }));
  }
}
