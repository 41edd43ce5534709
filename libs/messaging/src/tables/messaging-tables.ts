/**
 * Tables that every service with messages keeps in its own schema: what waits to be published, the
 * last sequence of each aggregate, what was handled already, and the first answer to each
 * idempotency key.
 */
export const MESSAGING_TABLES = `
  CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id uuid NOT NULL UNIQUE,
    type text NOT NULL,
    envelope jsonb NOT NULL,
    state text NOT NULL DEFAULT 'ready' CHECK (state IN ('ready', 'unroutable')),
    created_at timestamptz NOT NULL DEFAULT now()
  ) WITH (fillfactor = 90, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

  CREATE TABLE outbox_sequence (
    subject text PRIMARY KEY,
    last bigint NOT NULL
  );

  CREATE TABLE inbox (
    message_id uuid PRIMARY KEY,
    handled_at timestamptz NOT NULL DEFAULT now()
  );

  CREATE TABLE idempotency (
    scope text NOT NULL,
    key text NOT NULL,
    fingerprint text NOT NULL,
    reply bytea,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (scope, key)
  );
`;
