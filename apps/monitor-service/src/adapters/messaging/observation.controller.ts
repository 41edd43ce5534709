import { Controller, Inject } from '@nestjs/common';
import { MessagePattern, Payload } from '@nestjs/microservices';
import {
  type AuthorityMatrix,
  type BrokerView,
  type ConversationView,
  type Done,
  type Endpoints,
  type FailureGroups,
  FindJourneys,
  type FindJourneysPayload,
  FindMessages,
  type FindMessagesPayload,
  isRefusal,
  type JourneyList,
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
import { journeyOf } from '../../domain/journey-of.js';

const MOST_JOURNEYS = 100;

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
    return pageOf(
      found,
      page.limit,
      ({ at, id }) => ({ at, id }),
      (view) => view,
    );
  }

  /** For the services of the hub, which show an authority its part. */
  @MessagePattern(FindJourneys.type)
  async journeys(@Payload() { subjects, authority }: FindJourneysPayload): Promise<JourneyList> {
    const found = await Promise.all(
      subjects.map((subject) => this.observations.findMessages({ subject }, MOST_JOURNEYS)),
    );
    const own = found.flat().flatMap((message) => journeyOf(message, authority) ?? []);
    return { items: own.sort((a, b) => (a.at < b.at ? 1 : -1)) };
  }

  @MessagePattern(ReadMessage.type)
  async message(@Payload() { messageId }: ReadMessagePayload): Promise<MessageDetail | Refusal> {
    return (await this.observations.message(messageId)) ?? refuse('not_found');
  }

  @MessagePattern(ReadConversation.type)
  async conversation(
    @Payload() { conversationId }: ReadConversationPayload,
  ): Promise<ConversationView | Refusal> {
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
