const environment = process.env;

/** What the bench tells the peer. */
export const peerConfig = {
  amqpUrl: environment['PEER_AMQP_URL'] ?? '',
  databaseUrl: environment['PEER_DATABASE_URL'] ?? '',
  prefetch: Number(environment['PEER_PREFETCH'] ?? '50'),
  seconds: Number(environment['PEER_SECONDS'] ?? '5'),
};
