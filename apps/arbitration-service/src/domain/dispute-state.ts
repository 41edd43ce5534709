import type { Change } from '@hub/contracts';
import type {
  DisputeView,
  FamilyNo,
  FormerReopening,
  OfferView,
  OutcomeView,
  QuestionView,
  ReopeningGround,
  StageView,
  StatementView,
} from '@hub/contracts/arbitration';
import { stepsOf } from '@hub/workflow';
import type { AskedPerson } from './asked-people.js';
import { DISPUTE_MACHINE, type DisputeEvent, type DisputeState } from './dispute-machine.js';

type Absent<Name extends string> = { readonly [Key in Name]?: never };
type ViewFields<Name extends keyof DisputeView> = {
  readonly [Key in Name]: DisputeView[Key] extends (infer Item)[]
    ? readonly Item[]
    : DisputeView[Key];
};

interface Claim extends ViewFields<
  | 'id'
  | 'episodeId'
  | 'kind'
  | 'openedBy'
  | 'respondents'
  | 'askedFor'
  | 'supportInPlace'
  | 'riskOfHarm'
  | 'openedAt'
> {
  /** The transfer it is about. */
  readonly transferId?: string;
  /** Who pays until there is an outcome. */
  readonly interimPayer?: string;
}

/** What was said or done on a rung of the ladder. */
type OnRung<View> = Omit<View, 'stage'> & { readonly rung: number };
type Statement = OnRung<StatementView>;
type Offer = OnRung<OfferView>;
export type Question = Readonly<QuestionView>;
export type Outcome = OnRung<OutcomeView>;
/** When the dispute came to a rung, and how it left it. */
export type RungVisit = OnRung<StageView>;

/** What was done to a dispute, by the type of the request, or of what the hub told of it. */
export type Act = Omit<LogEntry, 'version'>;
/** The same with the version that came of it; its words are found when it is told. */
type LogEntry = Omit<Change, 'words'>;

interface Course extends ViewFields<'ladder' | 'arbitrators' | 'version'> {
  /** On which it is now, from 0. */
  readonly rung: number;
  /** Those it was on, this one last. */
  readonly rungs: readonly RungVisit[];
  /** Whom the parties are asked through by name, while practitioners speak with each other. */
  readonly asked?: readonly AskedPerson[];
  /** Oldest first. */
  readonly statements: readonly Statement[];
  readonly offers: readonly Offer[];
  /** What arbitrators asked the parties. */
  readonly questions?: readonly Question[];
  /** Outcomes after which it was opened again. */
  readonly earlierOutcomes: readonly Outcome[];
  /** When it was opened again; absent once that was taken back. */
  readonly reopenedAt?: string;
  /** Who opened it again, and may take that back. */
  readonly reopenedBy?: string;
  /** On what grounds; while it is unsettled again, the last outcome stands. */
  readonly reopenedOn?: ReopeningGround;
  /** Reopenings that were taken back, oldest first: whoever had one has had it. */
  readonly formerReopenings?: readonly Readonly<FormerReopening>[];
  /** Why it ended without an outcome, was opened again, or why that was taken back. */
  readonly because?: string;
  /** The family says no to the hand-over that was ordered, or said so before. */
  readonly familyNo?: Readonly<FamilyNo>;
  /** What was done last, oldest first. */
  readonly log?: readonly LogEntry[];
  /** Clocks of an outcome that ran out before it was carried out. */
  readonly overdue: number;
}

interface Clock {
  /** By when the present rung is to be answered, decided or carried out. */
  readonly dueAt: string;
  /** When the next reminder goes out. */
  readonly remindAt?: string;
}
type NoClock = Absent<'dueAt' | 'remindAt'>;

/** What is on record of a dispute, whatever its state. */
export interface Ground extends Claim, Course {}

export type OpenDispute = Ground &
  Clock &
  Absent<'outcome' | 'endedAt'> & { readonly state: 'open' };
export type ArbitratedDispute = Ground &
  Clock &
  Absent<'outcome' | 'endedAt'> & { readonly state: 'arbitration' };
export type UnsettledDispute = OpenDispute | ArbitratedDispute;
export type ResolvedDispute = Ground &
  Clock &
  Absent<'endedAt'> & { readonly state: 'resolved'; readonly outcome: Outcome };
export type CarriedOutDispute = Ground &
  NoClock & {
    readonly state: 'carried_out';
    readonly outcome: Outcome;
    readonly endedAt: string;
  };
type LeftDispute = Ground & NoClock & { readonly because: string; readonly endedAt: string };
export type WithdrawnDispute = LeftDispute & Absent<'outcome'> & { readonly state: 'withdrawn' };
/** Child protection may take one over that has an outcome already. */
export type SafeguardedDispute = LeftDispute & {
  readonly state: 'to_safeguarding';
  readonly outcome?: Outcome;
};

export type Dispute =
  | OpenDispute
  | ArbitratedDispute
  | ResolvedDispute
  | CarriedOutDispute
  | WithdrawnDispute
  | SafeguardedDispute;

export type UnendedDispute = OpenDispute | ArbitratedDispute | ResolvedDispute;

/** Whether something is still to be said, decided or carried out. */
export function isUnended(dispute: Dispute): dispute is UnendedDispute {
  const { state } = dispute;
  return state === 'open' || state === 'arbitration' || state === 'resolved';
}

/**
 * The outcome that binds the parties now: also while they, or another arbitrator, look at it again.
 */
export function bindingOf(dispute: Dispute): Outcome | undefined {
  const { state, outcome, earlierOutcomes } = dispute;
  return state === 'open' || state === 'arbitration' ? earlierOutcomes.at(-1) : outcome;
}

export function hasEnded({ state }: Dispute): boolean {
  const ends: readonly DisputeState[] = DISPUTE_MACHINE.ends;
  return ends.includes(state);
}

export const { stepTo, stay } = stepsOf<DisputeState, DisputeEvent>(DISPUTE_MACHINE);
