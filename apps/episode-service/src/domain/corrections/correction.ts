import type { RecallAnswer } from '@hub/contracts/consent';
import type {
  CorrectionDecline,
  CorrectionLift,
  CorrectionSubjectView,
} from '@hub/contracts/protection';
import type { WithheldBecause } from '@hub/internal-messages';
import type { AnswerClock } from '@hub/working-time';
import type { Shield } from '../shield-terms.js';
import { isHidden } from '../shield-terms.js';

/** What is said to be wrong, by whom, and who answers for it. */
interface CorrectionRaised extends Readonly<CorrectionSubjectView> {
  readonly id: string;
  /** The right reference, where the one on record is wrong. */
  readonly ownReference?: string;
  readonly raisedBy: string;
  readonly raiserId: string;
  readonly raisedAt: string;
  /** The authority that answers for what is wrong: one of its people approves. */
  readonly answers: string;
  readonly dueAt: string;
  /** How often nobody had looked at it in time. */
  readonly climbs: number;
  /** Where a family may have to be told. */
  readonly incident?: string;
  readonly version: number;
}

interface Settlement {
  readonly decidedBy: string;
  readonly decidedAt: string;
}

interface CorrectionInForce extends Settlement {
  /** The reference that was wrong. */
  readonly formerReference?: string;
  /** Who was told was asked a second time, for what had been under way. */
  readonly askedAgain: boolean;
}

/** The document that it held back may be shared again. */
interface Lifting {
  readonly liftedBy: string;
  readonly liftedAt: string;
  readonly liftedBecause: CorrectionLift;
}

export type Correction = CorrectionRaised &
  (
    | { readonly state: 'raised' }
    | ({ readonly state: 'declined'; readonly declinedBecause: CorrectionDecline } & Settlement)
    | ({ readonly state: 'made' } & CorrectionInForce)
    | ({ readonly state: 'lifted' } & CorrectionInForce & Lifting)
  );

export type MadeCorrection = Extract<Correction, { state: 'made' }>;
export type LiftedCorrection = Extract<Correction, { state: 'lifted' }>;
export type DeclinedCorrection = Extract<Correction, { state: 'declined' }>;

/** What one authority owes that was told what was wrong. */
export interface CorrectionNotice extends AnswerClock {
  readonly correctionId: string;
  readonly authority: string;
  readonly answer?: RecallAnswer & { readonly at: string; readonly personId?: string };
}

/** The same thing, said to be wrong in the same way. */
export function isSame(one: CorrectionSubjectView, other: CorrectionSubjectView): boolean {
  return (
    one.kind === other.kind &&
    one.about === other.about &&
    one.aboutId === other.aboutId &&
    one.documentVersion === other.documentVersion &&
    one.field === other.field
  );
}

/** Somebody may have learned what was not for them. */
export function isIncident({ kind }: Pick<CorrectionSubjectView, 'kind'>): boolean {
  return kind === 'wrong_child' || kind === 'sent_too_wide' || kind === 'breach';
}

/** The whole episode is of the wrong child, and void once that is approved. */
export function voids({ kind, about }: Pick<CorrectionSubjectView, 'kind' | 'about'>): boolean {
  return kind === 'wrong_child' && (about === 'episode' || about === 'lookup');
}

/** Why the document that it is about goes nowhere while it stands; undefined where it may. */
export function withholds({
  kind,
  about,
}: Pick<CorrectionSubjectView, 'kind' | 'about'>): WithheldBecause | undefined {
  return about === 'document' && (kind === 'sent_too_wide' || kind === 'wrong_child')
    ? kind
    : undefined;
}

/** Every reference under which the episode stood, the newest first. */
export function referencesOf(ownReference: string, corrections: readonly Correction[]): string[] {
  const former = corrections.flatMap((one) =>
    one.state === 'made' && one.formerReference !== undefined ? [one.formerReference] : [],
  );
  return [...new Set([ownReference, ...former.reverse()])];
}

/** The reference that was wrong may be that of another child’s record. */
export function namesAnother({ kind, because }: Correction): boolean {
  return kind === 'wrong_child' || because === 'wrong_record_chosen' || because === 'looked_alike';
}

/** Those that may still be told something: nobody from whom the episode is hidden meanwhile. */
export function shownNotices(
  notices: readonly CorrectionNotice[],
  shield: Shield | undefined,
): CorrectionNotice[] {
  return notices.filter(({ authority }) => !isHidden(shield, { authority }));
}

/** What is hidden where it is listed: of a wrong fact the right one stands beside it. */
export function hides({ kind, state }: Pick<Correction, 'kind' | 'state'>): boolean {
  return state === 'made' && kind !== 'wrong_fact' && kind !== 'breach';
}
