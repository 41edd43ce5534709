import { type Refusal, refuse } from '@hub/contracts';
import type { AnswerReferralPayload, Section, SocialCareTeam } from '@hub/contracts/protection';
import { LONDON_TIME } from '../transfers/transfer-policy.js';

/** What a step-up to social care comes to. */
export interface SocialCarePolicy {
  /** In which it is answered, in working days. */
  readonly answerDays: number;
  /** Whether the CAF stops, and social care takes over. */
  readonly endsCaf: Readonly<Record<Section, boolean>>;
}

interface ReferralToTeam extends Readonly<SocialCareTeam> {
  readonly id: string;
  readonly episodeId: string;
  readonly referredBy: string;
  readonly endsCaf: boolean;
  readonly referredAt: string;
  readonly dueAt: string;
  /** How often nobody had answered when that was due. */
  readonly missed: number;
  readonly version: number;
}

interface Acceptance {
  readonly answeredAt: string;
  readonly ownReference?: string;
}

/** A record of the child in social care’s own system: how it stands, and no content. */
export type Referral = ReferralToTeam &
  (
    | { readonly state: 'referred' }
    | ({ readonly state: 'accepted' } & Acceptance)
    | {
        readonly state: 'not_accepted';
        readonly answeredAt: string;
        readonly because: NonNullable<AnswerReferralPayload['because']>;
      }
    | ({ readonly state: 'closed'; readonly closedAt: string } & Acceptance)
    | ({ readonly state: 'cancelled'; readonly cancelledAt: string } & Partial<Acceptance>)
  );

/** Social care has yet to answer, or has the child in hand. */
export function isOpen({ state }: Referral): boolean {
  return state === 'referred' || state === 'accepted';
}

/**
 * A step-up asks social care. One under section 47 is asked beside one under section 17, and never
 * the other way round.
 *
 * @param others of the same episode
 */
export function refer(
  asked: SocialCareTeam,
  others: readonly Referral[],
  by: Pick<Referral, 'id' | 'episodeId' | 'referredBy'> & { readonly at: string },
  { answerDays, endsCaf }: SocialCarePolicy,
): Referral | Refusal {
  const { at, ...same } = by;
  const { section, authority, team } = asked;
  const covers = (open: Referral): boolean =>
    open.section === section || open.section === 'section_47';
  if (others.filter(isOpen).some(covers)) return refuse('referral_open');
  return {
    ...same,
    section,
    authority,
    team,
    state: 'referred',
    endsCaf: endsCaf[section],
    referredAt: at,
    dueAt: LONDON_TIME.addDays(at, answerDays),
    missed: 0,
    version: 1,
  };
}

/** Whether it takes the child on. */
export function answerReferral(
  referral: Referral,
  { answer, because, ownReference }: AnswerReferralPayload,
  answeredAt: string,
): Referral | Refusal {
  if (referral.state !== 'referred')
    return refuse('conflict', `It is ${referral.state}; it was answered.`);
  const version = referral.version + 1;
  if (answer === 'accepted')
    return {
      ...referral,
      state: answer,
      answeredAt,
      version,
      ...(ownReference === undefined ? {} : { ownReference }),
    };
  return because === undefined
    ? refuse('step_incomplete', undefined, [
        { field: 'because', message: 'is needed with not_accepted' },
      ])
    : { ...referral, state: answer, because, answeredAt, version };
}

/** Social care is done with the child. */
export function closeReferral(referral: Referral, closedAt: string): Referral | Refusal {
  return referral.state === 'accepted'
    ? { ...referral, state: 'closed', closedAt, version: referral.version + 1 }
    : refuse('conflict', `It is ${referral.state}; what was accepted is closed.`);
}

/** It was of the wrong child; undefined where nothing of it goes on anyway. */
export function cancelReferral(referral: Referral, cancelledAt: string): Referral | undefined {
  if (referral.state !== 'referred' && referral.state !== 'accepted') return undefined;
  return { ...referral, state: 'cancelled', cancelledAt, version: referral.version + 1 };
}

/** The next instant at which somebody must be told that nobody answered. */
export function alarmOf({ state, dueAt, missed }: Referral): string | undefined {
  if (state !== 'referred') return undefined;
  return missed === 0 ? dueAt : LONDON_TIME.addDays(dueAt, missed);
}

/** Its clock has run out, each working day once more; undefined where nothing is due. */
export function missAnswer(referral: Referral, now: string): Referral | undefined {
  let { missed } = referral;
  for (let due = alarmOf(referral); due !== undefined && due <= now;) {
    missed += 1;
    due = alarmOf({ ...referral, missed });
  }
  return missed === referral.missed
    ? undefined
    : { ...referral, missed, version: referral.version + 1 };
}
