import type { Agency, EpisodeView, LevelOfNeed, URGENCIES } from '@hub/contracts/episode';
import type { CaseContact, FamilyNeeds } from '@hub/contracts/team';
import { type Refusal, refuse } from '@hub/contracts';
import type { Viewer } from '@hub/use-case';
import type { Coordinator, PastCoordinator } from './team/coordinator-terms.js';
import { isHidden, type Shield } from './shield-terms.js';
import { londonDate } from '@hub/working-time';

/** Who stands in for a Lead Professional now, until the end of a day. */
interface RunningCover {
  readonly personId: string;
  readonly until: string;
  /** Their own lead CAF contact named them. */
  readonly confirmed: boolean;
  /** For all cases of the Lead Professional; absent of one from before that was told apart. */
  readonly forAll?: boolean;
}

/** One term of office of a Lead Professional; `endedAt` is when the next one began. */
interface LeadTerm {
  readonly term: number;
  readonly authority: string;
  readonly personId: string;
  readonly since: string;
  /** Their own lead CAF contact named them. */
  readonly confirmed: boolean;
  readonly cover?: RunningCover;
}

export interface TeamMember {
  readonly id: string;
  readonly authority: string;
  readonly personId: string;
  /** Of the list of roles; of who joined before there was one, any text. */
  readonly role: string;
  /** Absent of who joined before that was kept. */
  readonly joinedAt?: string;
  /** Their own lead CAF contact brought them in. */
  readonly confirmed: boolean;
}

/** As it is kept; that it is `disputed` shows beside it. */
type EpisodeState = Exclude<EpisodeView['state'], 'disputed'>;

/** Every state but those from which work leads nowhere. */
export type LivedState = Exclude<EpisodeState, 'voided' | 'folded'>;

interface EpisodeKept {
  readonly id: string;
  readonly originatingAuthority: string;
  readonly homeAuthority: string;
  /**
   * Where the child lives is on record, but the family has not agreed that the authority there
   * learns of it.
   */
  readonly homeUntold?: true;
  readonly consentId: string;
  readonly lookupId: string;
  readonly ownReference: string;
  readonly levelOfNeed: Readonly<LevelOfNeed>;
  readonly lead: LeadTerm;
  readonly team: readonly TeamMember[];
  readonly startedAt: string;
  /** That the initiator works for. */
  readonly agency?: Agency;
  /** The closed episode that it takes up again. */
  readonly reopens?: string;
  /** Why it began before its lookup was settled. */
  readonly urgent?: (typeof URGENCIES)[number];
  /** Who had not answered its lookup when it began. */
  readonly unanswered?: readonly string[];
  readonly needs?: Readonly<FamilyNeeds>;
  /** Without an account: those of now and those of before. */
  readonly contacts?: readonly Readonly<CaseContact>[];
  /** Who started it; absent where a case system did, or before that was kept. */
  readonly initiator?: { readonly authority: string; readonly personId: string };
  readonly coordinator?: Coordinator;
  /** Who did before, the first of them first. */
  readonly coordinatorsBefore?: readonly PastCoordinator[];
  /** From whom it is hidden. */
  readonly shield?: Shield;
  readonly version: number;
}

/** One in work, or one that ended as work does. */
export interface LivedEpisode extends EpisodeKept {
  readonly state: LivedState;
  /** While it is transferring or withdrawn: the state that it goes back to. */
  readonly resumesAs?: LivedState;
  /** When the whole team reviews it next, `YYYY-MM-DD`; from the first action plan on. */
  readonly nextReviewOn?: string;
  /** Open disputes about it. */
  readonly disputes: readonly string[];
  readonly voided?: never;
  readonly folded?: never;
}

/** Which correction made an episode void, and since when. */
export interface Voiding {
  readonly correctionId: string;
  readonly at: string;
}

/** It was of the wrong child: nothing can happen to it any more. */
export interface VoidedEpisode extends EpisodeKept {
  readonly state: 'voided';
  readonly voided: Voiding;
  readonly folded?: never;
  readonly resumesAs?: never;
  readonly nextReviewOn?: never;
  readonly disputes: readonly [];
}

/** In which episode of the same child it goes on. */
export interface Fold {
  readonly into: string;
  readonly mergeId: string;
  readonly at: string;
  /** How it stood. */
  readonly before: Pick<LivedEpisode, 'state' | 'resumesAs' | 'nextReviewOn'>;
}

/** It goes on in another; its documents stay its own. */
export interface FoldedEpisode extends EpisodeKept {
  readonly state: 'folded';
  readonly folded: Fold;
  readonly voided?: never;
  readonly resumesAs?: never;
  readonly nextReviewOn?: never;
  readonly disputes: readonly [];
}

export type Episode = LivedEpisode | VoidedEpisode | FoldedEpisode;

export function isLived(episode: Episode): episode is LivedEpisode {
  return episode.state !== 'voided' && episode.state !== 'folded';
}

/** Who does what whoever leads does: who stands in for them, else they themselves. */
export function actingLead({ lead }: Pick<Episode, 'lead'>): string {
  return lead.cover?.personId ?? lead.personId;
}

/** Why work leads nowhere. */
export function endOf({ state }: VoidedEpisode | FoldedEpisode): Refusal {
  return refuse(state === 'voided' ? 'episode_voided' : 'episode_folded');
}

/** The episode of the wrong child: what it was stays on record, and nothing goes on. */
export function voidEpisode(episode: LivedEpisode | FoldedEpisode, voided: Voiding): VoidedEpisode {
  const { resumesAs: _before, nextReviewOn: _due, disputes: _open, ...stood } = episode;
  const { folded: _fold, ...kept } = stood;
  return { ...kept, state: 'voided', voided, disputes: [], version: episode.version + 1 };
}

/** Authorities with a part in the episode, in order; from whom it is hidden among them. */
export function partsOf(episode: Episode): string[] {
  const all = [
    ...(episode.homeUntold ? [] : [episode.homeAuthority]),
    episode.originatingAuthority,
    episode.lead.authority,
    ...episode.team.map((member) => member.authority),
    ...(episode.coordinator ? [episode.coordinator.authority] : []),
  ];
  return [...new Set(all)].sort();
}

/** The same without those from whom it is hidden. */
export function counterpartsOf(episode: Episode): string[] {
  const hidden = episode.shield?.hiddenFrom ?? [];
  return partsOf(episode).filter((authority) => !hidden.includes(authority));
}

/** Whether somebody may know of it: of an authority with a part in it, and not hidden from them. */
export function hasPart(episode: Episode, viewer: Viewer): boolean {
  return counterpartsOf(episode).includes(viewer.authority) && !isHidden(episode.shield, viewer);
}

/** The episode once the authority where the child lives may learn of it. */
export function homeTold({ homeUntold: _untold, ...episode }: Episode): Episode {
  return { ...episode, version: episode.version + 1 };
}

/**
 * Its state as everybody sees it: while a dispute is open, its work goes on and its Lead
 * Professional stays.
 */
export function shownState(episode: Episode): EpisodeView['state'] {
  return episode.disputes.length > 0 && isRunning(episode) ? 'disputed' : episode.state;
}

/** Neither closed nor withdrawn. */
export const RUNNING: readonly LivedState[] = [
  'registered',
  'assessing',
  'active',
  'in_review',
  'transferring',
  'stepped_up',
];

export function isRunning(episode: Episode): boolean {
  return isLived(episode) && RUNNING.includes(episode.state);
}

/** Neither work nor a family brings it back; one that goes on in another is as over as it was. */
export function isOver(episode: Episode): boolean {
  const state = episode.state === 'folded' ? episode.folded.before.state : episode.state;
  return state === 'closed' || state === 'voided';
}

/** States in which the role of Lead Professional can be passed on. */
export const TRANSFERABLE: readonly LivedState[] = [
  'registered',
  'assessing',
  'active',
  'in_review',
];

/** The episode under the reference that its originating authority meant. */
export function amendReference(episode: Episode, ownReference: string): Episode {
  return { ...episode, ownReference, version: episode.version + 1 };
}

/** The episode while a transfer is open; its work goes on afterwards where it stood. */
export function transferring(episode: LivedEpisode): LivedEpisode {
  return {
    ...episode,
    state: 'transferring',
    resumesAs: episode.state,
    version: episode.version + 1,
  };
}

/** The episode after a transfer ended. */
export function resumed({ resumesAs = 'registered', ...episode }: LivedEpisode): LivedEpisode {
  return { ...episode, state: resumesAs };
}

/**
 * The episode that stops with its consent: it goes on where it stood once the family agrees again.
 */
export function stopped(episode: LivedEpisode): LivedEpisode {
  const { state, resumesAs = 'registered' } = episode;
  return {
    ...episode,
    state: 'withdrawn',
    resumesAs: state === 'transferring' ? resumesAs : state,
    version: episode.version + 1,
  };
}

/**
 * The episode that had stopped, under the consent by which it goes on. One that stopped before
 * where it stood was kept goes by its plan.
 */
export function renewed(episode: LivedEpisode, consentId: string): LivedEpisode {
  const { resumesAs = episode.nextReviewOn === undefined ? 'registered' : 'active' } = episode;
  return { ...resumed({ ...episode, resumesAs }), consentId, version: episode.version + 1 };
}

/**
 * The episode with a new Lead Professional; the next term begins in the instant the last one ends.
 *
 * @param reviewBy the day by which the new one reviews the plan, `YYYY-MM-DD`
 */
export function passLead(
  episode: LivedEpisode,
  to: { authority: string; personId: string },
  at: string,
  reviewBy: string,
): LivedEpisode {
  return {
    ...resumed(episode),
    lead: {
      term: episode.lead.term + 1,
      authority: to.authority,
      personId: to.personId,
      since: at,
      // The receiving lead CAF contact nominates.
      confirmed: true,
    },
    nextReviewOn:
      episode.nextReviewOn !== undefined &&
      episode.nextReviewOn < reviewBy &&
      episode.nextReviewOn > londonDate(at)
        ? episode.nextReviewOn
        : reviewBy,
    version: episode.version + 1,
  };
}
