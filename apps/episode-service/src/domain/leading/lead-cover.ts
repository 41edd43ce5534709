import { type Refusal, refuse } from '@hub/contracts';
import {
  LeadCoverMoved,
  type LeadCoverView,
  type NameLeadCoverPayload,
} from '@hub/contracts/leading';
import { type Fact, fact } from '@hub/use-case';
import { dayAfter, endOfLondonDay, londonDate } from '@hub/working-time';
import { counterpartsOf, type Episode, isOver, type LivedEpisode } from '../episode.js';
import { refuseHidden } from '../shield.js';
import { isHidden } from '../shield-terms.js';

/** Who stands in for a Lead Professional from a day to a day. */
export interface LeadCover extends Readonly<LeadCoverView> {
  readonly episodeId: string;
  /** The term of office that it is in; with that it ends. */
  readonly term: number;
  /** Their own lead CAF contact named them. */
  readonly confirmed: boolean;
  /** Where it comes of one for all cases that the lead leads. */
  readonly caseloadCoverId?: string;
}

/** Longer than that the lead is passed on. */
export const MOST_COVERED_DAYS = 92;

interface NamedBy {
  readonly id: string;
  readonly authority: string;
  readonly personId: string | undefined;
  readonly isLeadCafContact: boolean;
  readonly at: string;
  /** For all cases of the Lead Professional. */
  readonly caseloadCoverId?: string;
}

export function nameCover(
  episode: LivedEpisode,
  { personId, from, until, because }: NameLeadCoverPayload,
  { id, authority, personId: namedBy, isLeadCafContact, at, caseloadCoverId }: NamedBy,
  others: readonly LeadCover[],
): LeadCover | Refusal {
  const { lead } = episode;
  const forAll = caseloadCoverId !== undefined;
  if (lead.authority !== authority)
    return refuse('forbidden', 'Only the authority of the Lead Professional names who stands in.');
  if (isOver(episode)) return refuse('conflict', 'The episode is closed.');
  if (personId === lead.personId)
    return refuse('party_to_itself', 'Name somebody else than the Lead Professional.');
  const hidden = refuseHidden(episode, { authority, personId });
  if (hidden) return hidden;
  const unfit = refuseDays({ from, until }, at);
  if (unfit) return unfit;
  if (others.some((one) => isOpenCover(one, lead.term) && one.forAll === forAll))
    return refuse('cover_exists');
  return {
    ...{ id, episodeId: episode.id, authority, personId, from, until, because },
    ...{ leadProfessionalId: lead.personId, term: lead.term, confirmed: isLeadCafContact, forAll },
    ...{ state: 'planned', namedAt: at, ...(namedBy === undefined ? {} : { namedBy }) },
    ...(caseloadCoverId === undefined ? {} : { caseloadCoverId }),
  };
}

/** Why nobody stands in on those days, whatever the case. */
export function refuseDays(
  { from, until }: Pick<LeadCover, 'from' | 'until'>,
  at: string,
): Refusal | undefined {
  const latest = dayAfter(from, MOST_COVERED_DAYS - 1);
  const faults = [
    ...(from < londonDate(at) ? [{ field: 'from', message: 'must not lie in the past' }] : []),
    ...(until < from || until > latest
      ? [{ field: 'until', message: `must lie between from and ${latest}` }]
      : []),
  ];
  return faults.length > 0 ? refuse('step_incomplete', undefined, faults) : undefined;
}

/** Of one whose stand-in has left, it says that nobody is needed instead. */
export function endCover(
  cover: LeadCover,
  endedBecause: NonNullable<LeadCover['endedBecause']>,
  at: string,
): LeadCover | Refusal {
  const hasLeft = cover.endedBecause === 'stand_in_left';
  if (cover.state === 'ended' && !hasLeft) return refuse('cover_ended');
  return { ...cover, state: 'ended', endedAt: cover.endedAt ?? at, endedBecause };
}

/**
 * What has come of a cover by itself; the same where nothing has.
 *
 * @param hasLeft whether who stands in acts for their authority no more
 */
export function coverAt(
  cover: LeadCover,
  episode: Episode,
  at: string,
  hasLeft = false,
): LeadCover {
  const ended = (endedBecause: NonNullable<LeadCover['endedBecause']>): LeadCover => ({
    ...cover,
    ...{ state: 'ended', endedAt: at, endedBecause },
  });
  if (cover.state === 'ended') return cover;
  if (isOver(episode) || episode.state === 'folded') return ended('case_ended');
  if (episode.lead.term !== cover.term) return ended('lead_passed');
  // It was hidden from them since they were named.
  if (isHidden(episode.shield, cover)) return ended('cannot_cover');
  const today = londonDate(at);
  if (today > cover.until) return ended('date_came');
  if (hasLeft) return ended('stand_in_left');
  return cover.state === 'planned' && cover.from <= today ? { ...cover, state: 'running' } : cover;
}

/** The next instant at which it begins or ends. */
export function alarmOfCover({ state, from, until }: LeadCover): string | undefined {
  if (state === 'ended') return undefined;
  return endOfLondonDay(state === 'planned' ? dayAfter(from, -1) : until);
}

function isOpenCover({ state, term }: LeadCover, ofTerm: number): boolean {
  return state !== 'ended' && term === ofTerm;
}

/** Who leads meanwhile: whoever is named for this case alone goes before who is for all. */
function runningCover({ lead }: Episode, covers: readonly LeadCover[]): LeadCover | undefined {
  const running = covers.filter(({ state, term }) => state === 'running' && term === lead.term);
  return running.find(({ forAll }) => !forAll) ?? running[0];
}

/** The episode as it shows who leads meanwhile; the same where that is as it was. */
export function showCover<Of extends Episode>(episode: Of, covers: readonly LeadCover[]): Of {
  const { cover: shown, ...lead } = episode.lead;
  const running = runningCover(episode, covers);
  if (!running) return shown ? { ...episode, lead, version: episode.version + 1 } : episode;
  const { personId, until, confirmed, forAll } = running;
  const isShown =
    shown?.personId === personId && shown.until === until && (shown.forAll ?? false) === forAll;
  return isShown
    ? episode
    : {
        ...episode,
        lead: { ...lead, cover: { personId, until, confirmed, forAll } },
        version: episode.version + 1,
      };
}

/** How it stands, for everybody who may have to ring whoever leads. */
export function coverMoved(
  {
    id: coverId,
    namedAt: _at,
    namedBy: _by,
    endedAt: _end,
    term: _t,
    confirmed: _c,
    caseloadCoverId: _all,
    ...said
  }: LeadCover,
  episode: Episode,
): Fact {
  return fact(LeadCoverMoved, { coverId, ...said }, counterpartsOf(episode));
}
