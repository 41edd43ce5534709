/**
 * The hub answered with a problem (RFC 9457). Branch on `code`, which never changes its meaning.
 */
export class HubProblemError extends Error {
  override readonly name = 'HubProblemError';
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors: readonly { field: string; message: string }[] = [],
    /** So long the hub asks to wait, where it says. */
    readonly retryAfterSeconds?: number,
  ) {
    super(`${String(status)} ${code}: ${detail}`);
  }
}

/**
 * The hub did not answer, however often it was asked. Ask again later with the same idempotency
 * key.
 */
export class HubUnreachableError extends Error {
  override readonly name = 'HubUnreachableError';
}
