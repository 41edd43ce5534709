/** How often may be asked; 0 is no limit. */
export interface LookupLimits {
  readonly personAndHour: number;
  readonly personAndDay: number;
  readonly authorityAndDay: number;
  /**
   * So many other authorities that asked after the same child within a day make one more a matter
   * for a human.
   */
  readonly othersAndChild: number;
}

/** What was asked so far, by who asks now and after whom. */
export interface LookupUse {
  /**
   * When the oldest of as many lookups as the limit allows was made; absent where there were fewer.
   */
  readonly personAndHour?: string;
  readonly personAndDay?: string;
  readonly authorityAndDay?: string;
  /** Other authorities that asked after the same child within a day. */
  readonly others: number;
}

export interface LimitReached {
  readonly limit: Exclude<keyof LookupLimits, 'othersAndChild'>;
  /** From when on there is room again. */
  readonly until: string;
}

const WINDOW_MS = {
  personAndHour: 3_600_000,
  personAndDay: 86_400_000,
  authorityAndDay: 86_400_000,
} as const;

/** The limit that a further lookup would break; of several the one that lasts longest. */
export function limitReached(use: LookupUse): LimitReached | undefined {
  const reached = (['personAndHour', 'personAndDay', 'authorityAndDay'] as const).flatMap(
    (limit): LimitReached[] => {
      const oldest = use[limit];
      return oldest === undefined
        ? []
        : [{ limit, until: new Date(Date.parse(oldest) + WINDOW_MS[limit]).toISOString() }];
    },
  );
  return reached.sort((one, other) => (one.until < other.until ? 1 : -1))[0];
}

/**
 * Whether so many have asked after the child that a human must look before one more is answered.
 */
export function isWatched(use: LookupUse, { othersAndChild }: LookupLimits): boolean {
  return othersAndChild > 0 && use.others >= othersAndChild;
}
