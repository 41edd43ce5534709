export const MESSAGING_LOG = {
  brokerUnreachable: {
    code: 'MESSAGING_BROKER_UNREACHABLE',
    sentence: 'The broker cannot be reached; trying again',
  },
  brokerConnected: { code: 'MESSAGING_BROKER_CONNECTED', sentence: 'Connected to the broker' },
  brokerLost: {
    code: 'MESSAGING_BROKER_LOST',
    sentence: 'The connection to the broker was lost; reconnecting',
  },
  brokerBlocked: {
    code: 'MESSAGING_BROKER_BLOCKED',
    sentence: 'The broker has blocked publishing',
  },
  channelLost: {
    code: 'MESSAGING_CHANNEL_LOST',
    sentence: 'A channel was closed; opening it again',
  },
  relayFailed: {
    code: 'MESSAGING_RELAY_FAILED',
    sentence: 'Publishing from the outbox failed; the rows stay and are tried again',
  },
  unroutable: {
    code: 'MESSAGING_UNROUTABLE',
    sentence: 'A message reached no queue and stays in the outbox as unroutable',
  },
  handlerFailed: {
    code: 'MESSAGING_HANDLER_FAILED',
    sentence: 'Handling a message failed; it will be delivered again',
  },
  journalDelayed: {
    code: 'MESSAGING_JOURNAL_DELAYED',
    sentence: 'The journal could not be sent on; it stays and is tried again',
  },
  batchUnreadable: {
    code: 'MESSAGING_BATCH_UNREADABLE',
    sentence: 'A message that is no list of batches was dropped',
  },
  batchDelayed: {
    code: 'MESSAGING_BATCH_DELAYED',
    sentence: 'Batches could not be taken in; trying again',
  },
  brokerSilent: {
    code: 'MESSAGING_BROKER_SILENT',
    sentence: 'The broker answers no more; dropping the connection',
  },
  requestFailed: { code: 'MESSAGING_REQUEST_FAILED', sentence: 'Answering a request failed' },
  parked: { code: 'MESSAGING_PARKED', sentence: 'A message cannot be handled and was parked' },
  factRefused: {
    code: 'MESSAGING_FACT_REFUSED',
    sentence: 'A fact was acknowledged without effect',
  },
} as const;
