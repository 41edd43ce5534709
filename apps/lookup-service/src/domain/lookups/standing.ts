/** How live questions to authorities are limited. */
export interface FederationPolicy {
  /** So long a lookup waits for the answers of others. */
  readonly deadlineMs: number;
  /** No more questions than this are open with one authority (bulkhead). */
  readonly mostInFlight: number;
  /** So many in a row without an answer in time, and it is asked no more (circuit breaker) … */
  readonly missesToSuspend: number;
  /** … but for one question after each such time. */
  readonly probeAfterMs: number;
}

/** How an authority that answers live has answered of late. */
export interface Standing {
  readonly inFlight: number;
  readonly lastAskedAt?: string | undefined;
  /** The newest first: whether each was answered in time. Those that still can be are left out. */
  readonly recent: readonly boolean[];
}

/**
 * Whether an authority is asked, so that a system that is down is neither waited for nor flooded.
 * Source: M. Nygard, Release It!, circuit breaker and bulkhead.
 */
export function mayAsk(
  { inFlight, lastAskedAt, recent }: Standing,
  at: string,
  policy: FederationPolicy,
): 'ask' | 'suspended' | 'busy' {
  if (isSuspended({ recent }, policy)) {
    const probeFrom = lastAskedAt === undefined ? 0 : Date.parse(lastAskedAt) + policy.probeAfterMs;
    return Date.parse(at) < probeFrom ? 'suspended' : 'ask';
  }
  return inFlight >= policy.mostInFlight ? 'busy' : 'ask';
}

export function isSuspended(
  { recent }: Pick<Standing, 'recent'>,
  { missesToSuspend }: FederationPolicy,
): boolean {
  return recent.length >= missesToSuspend && !recent.slice(0, missesToSuspend).includes(true);
}
