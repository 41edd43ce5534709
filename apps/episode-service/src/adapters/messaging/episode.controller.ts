import { Controller } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import {
  AddTeamMember as AddTeamMemberMessage,
  type AddTeamMemberPayload,
  type EpisodeHistory,
  type EpisodePage,
  type EpisodeView,
  ListEpisodes,
  type MessageContext,
  type PageQuery,
  ReadEpisode,
  ReadEpisodeHistory,
  type ReadEpisodePayload,
  type Refusal,
  StartEpisode as StartEpisodeMessage,
  type StartEpisodePayload,
  TakeEpisodeStep,
  type TakeEpisodeStepPayload,
} from '@hub/contracts';
import { AddTeamMember } from '../../application/episodes/add-team-member.js';
import { ReadEpisodes } from '../../application/episodes/read-episodes.js';
import { StartEpisode } from '../../application/episodes/start-episode.js';
import { TakeStep } from '../../application/episodes/take-step.js';

@Controller()
export class EpisodeController {
  constructor(
    private readonly startEpisode: StartEpisode,
    private readonly addTeamMember: AddTeamMember,
    private readonly readEpisodes: ReadEpisodes,
    private readonly takeStep: TakeStep,
  ) {}

  @MessagePattern(StartEpisodeMessage.type)
  start(
    @Payload() payload: StartEpisodePayload,
    @Ctx() context: MessageContext,
  ): Promise<EpisodeView | Refusal> {
    return this.startEpisode.execute(payload, context);
  }

  @MessagePattern(AddTeamMemberMessage.type)
  addMember(
    @Payload() payload: AddTeamMemberPayload,
    @Ctx() context: MessageContext,
  ): Promise<EpisodeView | Refusal> {
    return this.addTeamMember.execute(payload, context);
  }

  @MessagePattern(TakeEpisodeStep.type)
  step(
    @Payload() payload: TakeEpisodeStepPayload,
    @Ctx() context: MessageContext,
  ): Promise<EpisodeView | Refusal> {
    return this.takeStep.execute(payload, context);
  }

  @MessagePattern(ReadEpisodeHistory.type)
  history(
    @Payload() payload: ReadEpisodePayload,
    @Ctx() context: MessageContext,
  ): Promise<EpisodeHistory | Refusal> {
    return this.takeStep.history(payload, context);
  }

  @MessagePattern(ReadEpisode.type)
  read(
    @Payload() payload: ReadEpisodePayload,
    @Ctx() context: MessageContext,
  ): Promise<EpisodeView | Refusal> {
    return this.readEpisodes.one(payload, context);
  }

  @MessagePattern(ListEpisodes.type)
  list(
    @Payload() payload: PageQuery,
    @Ctx() context: MessageContext,
  ): Promise<EpisodePage | Refusal> {
    return this.readEpisodes.list(payload, context);
  }
}
