import type {
  AssessBreachPayload,
  BreachDelay,
  BreachRisk,
  FamilyToldBy,
  FamilyUntold,
  RegulatorUntold,
} from '@hub/contracts/protection';
import type { Correction } from '../corrections/correction.js';

const HOUR_MS = 3_600_000;
/** Clock hours from when it is known: nights and weekends count. */
const ASSESS_HOURS = 24;
const DECIDE_HOURS = 72;

/** Who said something, and when. */
export interface Authorship {
  readonly personId: string;
  readonly at: string;
}

export type RegulatorDecision = Authorship &
  (
    | { readonly told: true; readonly lateBecause?: BreachDelay }
    | { readonly told: false; readonly because: RegulatorUntold }
  );
export type FamilyWord = Authorship &
  (
    | { readonly told: true; readonly how: FamilyToldBy }
    | { readonly told: false; readonly because: FamilyUntold }
  );

interface BreachKept {
  /** Of the correction that it belongs to. */
  readonly correctionId: string;
  readonly episodeId: string;
  /** The authority that answers for it. */
  readonly authority: string;
  readonly awareAt: string;
  readonly assessBy: string;
  readonly decideBy: string;
  /** How often its silence was climbed over. */
  readonly climbs: number;
  readonly version: number;
}

/** Nothing is decided before it is assessed. */
export type RecordedBreach = BreachKept & { readonly state: 'recorded' };
export type AssessedBreach = BreachKept & {
  readonly state: 'assessed';
  readonly assessment: Authorship & Readonly<Pick<AssessBreachPayload, 'risk'>>;
  readonly regulator?: RegulatorDecision;
  readonly family?: FamilyWord;
};
/** Nothing was wrong, so that there was none. */
export type DismissedBreach = BreachKept & { readonly state: 'dismissed' };
/** What personal data came to others who should not have it, and what is done about that. */
export type Breach = RecordedBreach | AssessedBreach | DismissedBreach;

export function recordBreach({
  id: correctionId,
  episodeId,
  answers: authority,
  raisedAt: awareAt,
}: Correction): RecordedBreach {
  return {
    ...{ correctionId, episodeId, authority, awareAt, state: 'recorded', climbs: 0, version: 1 },
    assessBy: hoursAfter(awareAt, ASSESS_HOURS),
    decideBy: hoursAfter(awareAt, DECIDE_HOURS),
  };
}

/** The correction was declined: nobody learnt what they should not have. */
export function dismissBreach({
  correctionId,
  episodeId,
  authority,
  awareAt,
  assessBy,
  decideBy,
  climbs,
  version,
}: Breach): DismissedBreach {
  return {
    ...{ correctionId, episodeId, authority, awareAt, assessBy, decideBy, climbs },
    state: 'dismissed',
    version: version + 1,
  };
}

/** What was said under a smaller risk is to be said again. */
export function isLikelier(risk: BreachRisk, before: BreachRisk): boolean {
  const order: readonly BreachRisk[] = ['none', 'some', 'high'];
  return order.indexOf(risk) > order.indexOf(before);
}

function hoursAfter(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * HOUR_MS).toISOString();
}
