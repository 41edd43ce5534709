import { Controller, Inject } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import {
  type AuthorityMatrix,
  type BrokerView,
  type ConversationView,
  type Done,
  type Endpoints,
  type FailureGroups,
  FindMessages,
  type FindMessagesPayload,
  isRefusal,
  type MessageDetail,
  type MessagesPage,
  pageOf,
  type ProjectionsView,
  ReadAuthorityMatrix,
  ReadBroker,
  ReadConversation,
  type ReadConversationPayload,
  ReadEndpoints,
  type ReadEndpointsPayload,
  ReadFailureGroups,
  type ReadMatrixPayload,
  ReadMessage,
  type ReadMessagePayload,
  readPage,
  ReadProjections,
  ReadSagas,
  type ReadSagasPayload,
  ReadServices,
  ReadStuck,
  type ReadStuckPayload,
  RebuildProjections,
  type Refusal,
  refuse,
  type SagaBoard,
  type ServiceStates,
  type StuckList,
} from '@hub/contracts';
import type { Observations } from '../../application/ports.js';

export const OBSERVATIONS = Symbol('observations');

/** What operations see. Each answer is read straight from the projections: there is nothing to decide. */
@Controller()
export class ObservationController {
  constructor(@Inject(OBSERVATIONS) private readonly observations: Observations) {}

  @MessagePattern(FindMessages.type)
  async findMessages(@Payload() query: FindMessagesPayload): Promise<MessagesPage | Refusal> {
    const page = readPage(query);
    if (isRefusal(page)) return page;
    const found = await this.observations.findMessages(query, page.limit + 1, page.after);
    return pageOf(found, page.limit, ({ at, id }) => ({ at, id }), (view) => view);
  }

  @MessagePattern(ReadMessage.type)
  async message(@Payload() { messageId }: ReadMessagePayload): Promise<MessageDetail | Refusal> {
    return (await this.observations.message(messageId)) ?? refuse('not_found');
  }

  @MessagePattern(ReadConversation.type)
  async conversation(@Payload() { conversationId }: ReadConversationPayload): Promise<ConversationView | Refusal> {
    return (await this.observations.conversation(conversationId)) ?? refuse('not_found');
  }

  @MessagePattern(ReadEndpoints.type)
  endpoints(@Payload() { minutes }: ReadEndpointsPayload): Promise<Endpoints> {
    return this.observations.endpoints(minutes ?? 60);
  }

  @MessagePattern(ReadAuthorityMatrix.type)
  matrix(@Payload() { days }: ReadMatrixPayload): Promise<AuthorityMatrix> {
    return this.observations.authorityMatrix(days ?? 7);
  }

  @MessagePattern(ReadFailureGroups.type)
  failureGroups(): Promise<FailureGroups> {
    return this.observations.failureGroups();
  }

  @MessagePattern(ReadStuck.type)
  stuck(@Payload() { seconds }: ReadStuckPayload): Promise<StuckList> {
    return this.observations.stuck(seconds ?? 30);
  }

  @MessagePattern(ReadSagas.type)
  sagas(@Payload() { kind }: ReadSagasPayload): Promise<SagaBoard> {
    return this.observations.sagas(kind);
  }

  @MessagePattern(ReadBroker.type)
  broker(): BrokerView {
    return this.observations.broker();
  }

  @MessagePattern(ReadServices.type)
  services(): Promise<ServiceStates> {
    return this.observations.services();
  }

  @MessagePattern(ReadProjections.type)
  projections(): Promise<ProjectionsView> {
    return this.observations.projections();
  }

  @MessagePattern(RebuildProjections.type)
  async rebuild(): Promise<Done> {
    await this.observations.rebuild();
    return {};
  }
}
