export {
  BrokerConnection,
  type BrokerOptions,
  type SupervisedChannel,
} from './broker/broker-connection.js';
export { ConfirmPublisher, UnconfirmedError, UnroutableError } from './broker/confirm-publisher.js';
export { type BatchConsumer, consumeBatches, parseJson } from './broker/consume-batches.js';
export { consumeQueue, type QueueConsumer } from './broker/consume-queue.js';
export * from './broker/topology.js';
export { isInfrastructureFault } from './inbox/infrastructure-fault.js';
export type { EventContext } from './inbox/stream-message.js';
export { Heartbeats } from './journal/heartbeats.js';
export { Journal } from './journal/journal.js';
export { JournalShipper } from './journal/journal-shipper.js';
export { MESSAGING_LOG } from './log-messages.js';
export { Leadership } from './outbox/leadership.js';
export { OutboxRelay } from './outbox/outbox-relay.js';
export {
  RequestClient,
  type RequestOptions,
  ServiceUnavailableError,
} from './requests/request-client.js';
export type { ReplyBody } from './requests/request-wire.js';
export { SealedContext } from './requests/sealed-context.js';
export { SqlUnitOfWork } from './sql-unit-of-work.js';
export { MESSAGING_TABLES } from './tables/messaging-tables.js';
export { MESSAGING_MIGRATIONS } from './tables/messaging-migrations.js';
export { tidyUp } from './tables/tidy-up.js';
export { HubTransport } from './transport/hub-transport.js';
