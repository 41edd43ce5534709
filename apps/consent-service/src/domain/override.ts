import { drawAuthority, type MakeOverridePayload, type Refusal, refuse } from '@hub/contracts';
import { WorkingTime } from '@hub/working-time';

export const OVERRIDE_RULE = 'public-interest-1';
const HOLDS_MS = 60 * 60_000;
const REVIEW_DAYS = 1;
const UNJUSTIFIED_DAYS = 30;

/** Content shared without consent, in the public interest, for an hour. */
export interface Override extends Readonly<Omit<MakeOverridePayload, 'categories'>> {
  readonly id: string;
  readonly categories: readonly MakeOverridePayload['categories'][number][];
  readonly madeBy: string;
  readonly personId: string | undefined;
  readonly madeAt: string;
  readonly expiresAt: string;
  /** An authority with no part in the episode. */
  readonly reviewer: string;
  readonly reviewBy: string;
  readonly review?: {
    readonly justified: boolean;
    readonly reason: string;
    readonly personId: string | undefined;
    readonly at: string;
  };
}

/** @param chance at least 0 and below 1, draws who reviews */
export function makeOverride(
  command: MakeOverridePayload,
  by: {
    readonly id: string;
    readonly authority: string;
    readonly personId: string | undefined;
    readonly at: string;
  },
  { parts, chance }: { readonly parts: readonly string[]; readonly chance: number },
): Override | Refusal {
  if (command.recipient === by.authority) return refuse('party_to_itself');
  if (!command.familyTold && command.whyNotTold === undefined)
    return refuse('reason_missing', 'Say in whyNotTold why the family was not told.');
  const reviewer = drawAuthority([...parts, by.authority, command.recipient], chance);
  const { id, authority: madeBy, personId, at: madeAt } = by;
  const expiresAt = new Date(Date.parse(madeAt) + HOLDS_MS).toISOString();
  return {
    ...command,
    id,
    madeBy,
    personId,
    madeAt,
    expiresAt,
    reviewer,
    reviewBy: new WorkingTime().addDays(madeAt, REVIEW_DAYS),
  };
}

/** Why an authority may make no override now: one of its own waits too long for its review, or was found unjustified lately. */
export function suspensionOf(
  own: readonly Override[],
  now: string,
): 'overdue' | 'unjustified' | undefined {
  const passed = (instant: string, days = 0): boolean =>
    Date.parse(instant) + days * 86_400_000 <= Date.parse(now);
  if (own.some(({ review, reviewBy }) => !review && passed(reviewBy))) return 'overdue';
  return own.some(
    ({ review }) => review?.justified === false && !passed(review.at, UNJUSTIFIED_DAYS),
  )
    ? 'unjustified'
    : undefined;
}
