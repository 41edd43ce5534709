import { Controller } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import { type EpisodeReport, type MessageContext, type Refusal, ReportEpisodes as ReportEpisodesMessage, type ReportEpisodesPayload } from '@hub/contracts';
import { ReportEpisodes } from '../../application/reports/report-episodes.js';

@Controller()
export class ReportController {
  constructor(private readonly reports: ReportEpisodes) {}

  @MessagePattern(ReportEpisodesMessage.type)
  episodes(@Payload() payload: ReportEpisodesPayload, @Ctx() context: MessageContext): Promise<EpisodeReport | Refusal> {
    return this.reports.execute(payload, context);
  }
}
