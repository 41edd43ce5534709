/** How often a sign-in failed, and until when it is locked. */
export interface SignInLock {
  readonly failures: number;
  readonly lockedUntil?: string;
}

const MOST_FAILURES = 10;
const LOCK_MS = 15 * 60_000;

export function isLocked(lock: SignInLock, now: string): boolean {
  return lock.lockedUntil !== undefined && lock.lockedUntil > now;
}

/** Ten failures in a row lock for fifteen minutes, after which the count begins again. */
export function afterFailure(lock: SignInLock, now: string): SignInLock {
  const failures = lock.failures + 1;
  if (failures < MOST_FAILURES) return { failures };
  return { failures: 0, lockedUntil: new Date(Date.parse(now) + LOCK_MS).toISOString() };
}
