import { QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';

/** Node's system errors. */
const SYSTEM_ERRORS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/**
 * Classes of SQLSTATE, their first two characters: whatever falls into them lies with the server
 * (PostgreSQL, appendix A).
 */
const SQLSTATE_CLASSES = new Set([
  '08', // connection exception
  '40', // transaction rollback: deadlocks and serialization failures
  '53', // insufficient resources
  '57', // operator intervention: shutdown, crash, a statement's time-out
  '58', // system error outside PostgreSQL
]);

const SQLSTATES = new Set([
  '25006', // read_only_sql_transaction: a fail-over is under way
  '25P03', // idle_in_transaction_session_timeout
  '25P04', // transaction_timeout
  '55P03', // lock_not_available
]);

/** What pg and its pool say of a lost connection without a code. */
const SAID_OF_CONNECTIONS =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/;

/**
 * Whether a failure lies with the database or the network and says nothing about the message at
 * hand.
 *
 * TypeORM gives a connection back the moment it is lost; a transaction that was just not asking
 * then hears of a query runner already released, and of nothing else.
 */
export function isInfrastructureFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof QueryRunnerAlreadyReleasedError) return true;
  if (error instanceof QueryRunnerProviderAlreadyReleasedError) return true;
  if ('code' in error && typeof error.code === 'string' && isPassing(error.code)) return true;
  return SAID_OF_CONNECTIONS.test(error.message);
}

function isPassing(code: string): boolean {
  if (SYSTEM_ERRORS.has(code) || SQLSTATES.has(code)) return true;
  return code.length === SQLSTATE_LENGTH && SQLSTATE_CLASSES.has(code.slice(0, 2));
}

const SQLSTATE_LENGTH = 5;
