/** What the hub found wrong with one field. */
export interface FieldFault {
  readonly field: string;
  readonly message: string;
}

/** The hub said no. */
export class HubRefusalError extends Error {
  override readonly name = 'HubRefusalError';

  constructor(
    readonly status: number,
    readonly code: string,
    /** What is wrong, and what to do next. */
    readonly detail: string,
    readonly faults: readonly FieldFault[] = [],
  ) {
    super(`The hub refused with ${code}`);
  }
}

/** The hub gave no answer in time, or said that a part of it is away. */
export class HubAwayError extends Error {
  override readonly name = 'HubAwayError';
}
