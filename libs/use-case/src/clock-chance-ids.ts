/** Time comes in through this port. */
export interface Clock {
  /** RFC 3339 in UTC, milliseconds. */
  now(): string;
}

/** Chance comes in through this port. */
export interface Chance {
  /** At least 0 and below 1, not to be foreseen. */
  next(): number;
}

/** Ids come in through this port. */
export interface Ids {
  /** A fresh UUIDv7 (RFC 9562). */
  next(): string;
}
