import { Controller } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import {
  type DuplicateList,
  EndFeed,
  type FeedList,
  type FeedPayload,
  type FeedView,
  ListDuplicates,
  ListFeeds,
  ListPulls,
  type ListPullsPayload,
  type MessageContext,
  PullFeed,
  type PullPage,
  type PullPayload,
  type PullReport,
  ReadFeed,
  ReadPull,
  type Refusal,
  RegisterFeed,
  type RegisterFeedPayload,
} from '@hub/contracts';
import { KeepFeeds } from '../../application/feeds/keep-feeds.js';
import { ReadFeeds } from '../../application/feeds/read-feeds.js';

/** Feeds of authorities. */
@Controller()
export class FeedController {
  constructor(
    private readonly keep: KeepFeeds,
    private readonly read: ReadFeeds,
  ) {}

  @MessagePattern(RegisterFeed.type)
  register(
    @Payload() command: RegisterFeedPayload,
    @Ctx() context: MessageContext,
  ): Promise<FeedView | Refusal> {
    return this.keep.register(command, context);
  }

  @MessagePattern(PullFeed.type)
  pull(
    @Payload() command: FeedPayload,
    @Ctx() context: MessageContext,
  ): Promise<FeedView | Refusal> {
    return this.keep.pull(command, context);
  }

  @MessagePattern(EndFeed.type)
  end(
    @Payload() command: FeedPayload,
    @Ctx() context: MessageContext,
  ): Promise<FeedView | Refusal> {
    return this.keep.end(command, context);
  }

  @MessagePattern(ListFeeds.type)
  list(): Promise<FeedList> {
    return this.read.all();
  }

  @MessagePattern(ReadFeed.type)
  one(@Payload() query: FeedPayload): Promise<FeedView | Refusal> {
    return this.read.one(query);
  }

  @MessagePattern(ListPulls.type)
  pulls(@Payload() query: ListPullsPayload): Promise<PullPage | Refusal> {
    return this.read.pulls(query);
  }

  @MessagePattern(ReadPull.type)
  readPull(@Payload() query: PullPayload): Promise<PullReport | Refusal> {
    return this.read.pull(query);
  }

  @MessagePattern(ListDuplicates.type)
  duplicates(@Payload() query: FeedPayload): Promise<DuplicateList | Refusal> {
    return this.read.duplicates(query);
  }
}
