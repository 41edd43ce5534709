import { drawAuthority, type Refusal, refuse } from '@hub/contracts';
import type { MakeOverridePayload, ToldOutside } from '@hub/contracts/consent';
import type { Waiting } from '@hub/contracts/shape';
import { WorkingTime } from '@hub/working-time';

export const OVERRIDE_RULE = 'public-interest-1';
const HOLDS_MS = 60 * 60_000;
const REVIEW_DAYS = 1;
const UNJUSTIFIED_DAYS = 30;

/** Nothing takes these grounds from anybody: a wait could cost a child its life or health. */
const NEVER_SUSPENDED: readonly MakeOverridePayload['ground'][] = [
  'danger_to_life',
  'significant_harm',
];

/** Content shared without consent in the public interest: for an hour, or told outside the hub. */
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
  /**
   * Made although an earlier one of the same authority was found unjustified lately: its head of
   * service is told.
   */
  readonly afterFinding?: true;
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
  {
    parts,
    own,
    chance,
  }: {
    readonly parts: readonly string[];
    /** Those that the same authority made before. */
    readonly own: readonly Override[];
    readonly chance: number;
  },
): Override | Refusal {
  const { recipient, toldOutside } = command;
  if ((recipient === undefined) === (toldOutside === undefined))
    return refuse('step_incomplete', 'Name who is to see it, or who outside the hub was told.', [
      { field: 'recipient', message: 'or toldOutside is needed, and not both' },
    ]);
  if (toldOutside && Date.parse(toldOutside.at) > Date.parse(by.at))
    return refuse('step_incomplete', undefined, [
      { field: 'toldOutside.at', message: 'must not lie ahead' },
    ]);
  if (recipient === by.authority) return refuse('party_to_itself');
  const afterFinding = wasUnjustifiedLately(own, by.at);
  if (afterFinding && !NEVER_SUSPENDED.includes(command.ground))
    return refuse('override_suspended', 'An earlier one was found unjustified.');
  if (!command.familyTold && command.whyNotTold === undefined)
    return refuse('reason_missing', 'Say in whyNotTold why the family was not told.');
  const reviewer = drawAuthority(
    [...parts, by.authority, ...(recipient === undefined ? [] : [recipient])],
    chance,
  );
  const { id, authority: madeBy, personId, at: madeAt } = by;
  // Who was told outside needs nothing opened here.
  const holds = toldOutside ? 0 : HOLDS_MS;
  const expiresAt = new Date(Date.parse(madeAt) + holds).toISOString();
  return {
    ...command,
    id,
    madeBy,
    personId,
    madeAt,
    expiresAt,
    reviewer,
    reviewBy: new WorkingTime().addDays(madeAt, REVIEW_DAYS),
    ...(afterFinding ? { afterFinding } : {}),
  };
}

/**
 * Whether another authority found one of them unjustified in the last thirty days. A review that is
 * late is the reviewer’s fault, and counts against nobody else.
 */
function wasUnjustifiedLately(own: readonly Override[], now: string): boolean {
  return own.some(
    ({ review }) =>
      review?.justified === false &&
      Date.parse(review.at) + UNJUSTIFIED_DAYS * 86_400_000 > Date.parse(now),
  );
}

/**
 * Who is waited for until it is reviewed: the reviewer, and where it was made after an adverse
 * finding, whoever answers for who made it.
 */
export function waitsOf({ review, reviewer, reviewBy, madeBy, afterFinding }: Override): Waiting[] {
  if (review) return [];
  const toReview: Waiting = {
    step: 'review_override',
    authority: reviewer,
    role: 'lead_caf_contact',
    dueAt: reviewBy,
  };
  return afterFinding
    ? [toReview, { step: 'look_at_override', authority: madeBy, role: 'head_of_service' }]
    : [toReview];
}

/** Who made it, who may use it, who reviews it. */
export function isParty({ madeBy, recipient, reviewer }: Override, authority: string): boolean {
  return authority === madeBy || authority === recipient || authority === reviewer;
}

export function isHolding({ expiresAt }: Override, now: string): boolean {
  return Date.parse(expiresAt) > Date.parse(now);
}

/** As it stays once the contents of its episode are erased: who, when, on what ground. */
export function withoutWords({
  whyNotTold: _why,
  adviceFrom: _from,
  toldOutside,
  review,
  ...override
}: Override): Override {
  return {
    ...override,
    ...(toldOutside ? { toldOutside: withoutName(toldOutside) } : {}),
    ...(review ? { review: { ...review, reason: '' } } : {}),
    explanation: '',
  };
}

function withoutName({ whom: _whom, ...told }: ToldOutside): ToldOutside {
  return told;
}
