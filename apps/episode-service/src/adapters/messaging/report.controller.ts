import { Controller } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import {
  type AgencyReport,
  type EpisodeReport,
  type MessageContext,
  type Refusal,
  ReportAgencies,
  ReportEpisodes,
  type ReportSpanPayload,
  ReportTransfers,
  type TransferReport,
} from '@hub/contracts';
import { ReportFigures } from '../../application/reports/report-figures.js';

@Controller()
export class ReportController {
  constructor(private readonly figures: ReportFigures) {}

  @MessagePattern(ReportEpisodes.type)
  episodes(
    @Payload() payload: ReportSpanPayload,
    @Ctx() context: MessageContext,
  ): Promise<EpisodeReport | Refusal> {
    return this.figures.episodes(payload, context);
  }

  @MessagePattern(ReportAgencies.type)
  agencies(
    @Payload() payload: ReportSpanPayload,
    @Ctx() context: MessageContext,
  ): Promise<AgencyReport | Refusal> {
    return this.figures.agencies(payload, context);
  }

  @MessagePattern(ReportTransfers.type)
  transfers(
    @Payload() payload: ReportSpanPayload,
    @Ctx() context: MessageContext,
  ): Promise<TransferReport | Refusal> {
    return this.figures.transfers(payload, context);
  }
}
