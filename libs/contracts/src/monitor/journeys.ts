import { defineQuery, SERVICES, type ServiceName } from '../definition.js';
import { EXAMPLE } from '../examples.js';
import { JOURNAL_KINDS, type JournalKind } from './journal-kinds.js';
import {
  AuthorityCode,
  AuthorityCodes,
  Flag,
  Id,
  Instant,
  NestedList,
  OneOf,
  Optional,
  Text,
  Whole,
} from '../shape/fields.js';
import { PageQuery } from '../shape/page.js';
import { get, HUGE, OPERATIONS } from './operations-query.js';

export const MESSAGE_STATES = [
  'requested',
  'enqueued',
  'unroutable',
  'published',
  'processed',
  'waiting',
  'parked',
  'discarded',
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** What one service, or one authority, made of a message. */
export class HandlingView {
  @Text(60, 'Service, or GSS code of an authority') consumer!: string;
  @OneOf(JOURNAL_KINDS, 'The last step') last!: JournalKind;
  @Instant('When that was') at!: string;
  @Whole(0, HUGE, 'Deliveries that had no further effect') duplicates!: number;
  @Whole(0, HUGE, 'Attempts') attempts!: number;
  @Optional() @Whole(0, HUGE, 'Milliseconds between the fact and its handling') waitedMs?: number;
  @Optional() @Whole(0, HUGE, 'Milliseconds of handling') workedMs?: number;
  @Optional() @Text(300, 'Class of the last error') error?: string;
  @Optional()
  @Whole(0, HUGE, 'How often it was sent again, as no receipt came')
  timesAgain?: number;
  @Optional() @Instant('When it was sent again last') againAt?: string;
}

export class MessageView {
  @Id('The message or request') id!: string;
  @OneOf(MESSAGE_STATES, 'Where it stands') state!: MessageState;
  @Text(60, 'The service that produced it, or that answered the request') producer!: string;
  @Optional() @Text(200, 'Type') type?: string;
  @Optional() @Id('Its conversation') conversation?: string;
  @Optional() @Id('The message or request that caused it') causation?: string;
  @Optional() @Text(200, 'The aggregate it speaks of') subject?: string;
  @Optional() @Whole(1, HUGE, 'Its place in the stream of the aggregate') sequence?: number;
  @Optional() @Text(20, 'GSS code of the authority that caused it, or hub') from?: string;
  @Optional() @AuthorityCodes('The authorities it is for') to?: string[];
  @Optional() @Text(32, 'Trace identifier') trace?: string;
  @Instant('First heard of') at!: string;
  @Optional() @Instant('When the broker confirmed it') publishedAt?: string;
  @NestedList(() => HandlingView, 100, 'What each receiver made of it') handlings!: HandlingView[];
}

export class MessagesPage {
  @NestedList(() => MessageView, 100, 'Newest first') items!: MessageView[];
  @Optional() @Text(200, 'Cursor of the next page; absent on the last') nextCursor?: string;
}

export class FindMessagesPayload extends PageQuery {
  @Optional() @Id('Only of this conversation') conversation?: string;
  @Optional() @Text(32, 'Only of this trace') trace?: string;
  @Optional()
  @Text(200, 'Only of this aggregate: an episode, consent, transfer or dispute')
  subject?: string;
  @Optional() @OneOf(SERVICES, 'Only produced by this service') producer?: ServiceName;
  @Optional() @Text(200, 'Only of this type') messageType?: string;
  @Optional() @OneOf(MESSAGE_STATES, 'Only in this state') state?: MessageState;
  @Optional() @Text(16, 'Only with failures of this group') fingerprint?: string;
  @Optional() @AuthorityCode('Only caused by this authority') from?: string;
  @Optional() @Instant('Not before') since?: string;
  @Optional() @Instant('Before') until?: string;
}

export const FindMessages = defineQuery({
  ...OPERATIONS,
  type: 'message.find.v1',
  summary:
    'Finds messages by conversation, trace, aggregate, type, state or failure; never by content, which is not kept.',
  payload: FindMessagesPayload,
  reply: MessagesPage,
  http: get('/v1/ops/messages'),
  examples: [{ conversation: EXAMPLE.conversationId }, { state: 'parked', limit: 20 }],
  counterExamples: { 'by content': { childName: 'x' } },
});

export class JournalEntryView {
  @Instant('When, by the clock of the service’s database') at!: string;
  @Text(60, 'The service that wrote it') service!: string;
  @OneOf(JOURNAL_KINDS, 'What happened') kind!: JournalKind;
  @Optional()
  @AuthorityCode('The authority it was sent to, or that confirmed it')
  authority?: string;
  @Optional() @Whole(1, HUGE, 'Attempts so far') attempt?: number;
  @Optional() @Text(300, 'Class of the error') error?: string;
}

export class MessageDetail extends MessageView {
  @NestedList(() => JournalEntryView, 1000, 'Every step, oldest first')
  journal!: JournalEntryView[];
}

export class ReadMessagePayload {
  @Id('The message or request') messageId!: string;
}

export const ReadMessage = defineQuery({
  ...OPERATIONS,
  type: 'message.read.v1',
  on: { object: 'message', id: 'messageId' },
  summary: 'Reads the journey of one message, step by step.',
  payload: ReadMessagePayload,
  reply: MessageDetail,
  http: get('/v1/ops/messages/{messageId}'),
  examples: [{ messageId: EXAMPLE.messageId }],
});

export class ConversationView {
  @Id('The conversation') id!: string;
  @Optional() @Text(20, 'GSS code of the authority that began it, or hub') from?: string;
  @Instant('When it began') at!: string;
  @Flag('Whether every message but the first has its cause among the others') whole!: boolean;
  @NestedList(
    () => MessageView,
    1000,
    'Each names its cause, so that together they form a tree; oldest first',
  )
  messages!: MessageView[];
}

export class ReadConversationPayload {
  @Id('The conversation') conversationId!: string;
}

export const ReadConversation = defineQuery({
  ...OPERATIONS,
  type: 'conversation.read.v1',
  on: { object: 'conversation', id: 'conversationId' },
  summary: 'Reads everything that followed from one request at the door.',
  payload: ReadConversationPayload,
  reply: ConversationView,
  http: get('/v1/ops/conversations/{conversationId}'),
  examples: [{ conversationId: EXAMPLE.conversationId }],
});
