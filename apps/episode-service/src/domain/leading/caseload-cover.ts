import { isRefusal, type Refusal, type RefusalCode, refuse } from '@hub/contracts';
import {
  type CaseloadCoverView,
  type CoverCaseloadPayload,
  CoverCaseload,
} from '@hub/contracts/leading';
import type { Caller, Viewer } from '@hub/use-case';
import { londonDate } from '@hub/working-time';
import { type Episode, isLived, type LivedEpisode } from '../episode.js';
import { isNamed } from '../shield-terms.js';
import { type Nominee, refuseAsLead } from './refuse-as-lead.js';
import { coverAt, type LeadCover, nameCover, refuseDays } from './lead-cover.js';

/** Who named it, as they were then. */
type NamedAs = Omit<Caller, 'clientId' | 'door'>;

/** Who stands in for all cases of a lead, those with them that they come to lead meanwhile. */
export interface CaseloadCover extends Readonly<
  Pick<
    CaseloadCoverView,
    | ('id' | 'authority' | 'leadProfessionalId' | 'personId' | 'from' | 'until' | 'because')
    | ('namedAt' | 'endedAt' | 'endedBecause')
  >
> {
  readonly namedBy: NamedAs;
}

/** In how many cases of the lead they are named. */
export type Coverage = Readonly<Pick<CaseloadCoverView, 'open' | 'covered' | 'notCovered'>>;

const KEEPERS = CoverCaseload.roles.filter((role) => role !== 'practitioner');

/** Whoever leads them, and whoever answers for who leads at their authority. */
export function mayCoverAll(
  { authority, leadProfessionalId }: Pick<CaseloadCover, 'authority' | 'leadProfessionalId'>,
  caller: Pick<Caller, 'authority' | 'personId' | 'roles'>,
): boolean {
  return (
    caller.authority === authority && (caller.personId === leadProfessionalId || isKeeper(caller))
  );
}

/** Whether somebody answers for who leads, whoever it is. */
export function isKeeper({ roles }: Pick<Caller, 'roles'>): boolean {
  return KEEPERS.some((role) => roles.includes(role));
}

/**
 * @param lead who leads, where the directory knows them
 * @param other who stands in, where it knows them
 */
export function coverCaseload(
  terms: CoverCaseloadPayload,
  { id, caller, at }: { readonly id: string; readonly caller: Caller; readonly at: string },
  [lead, other]: readonly [Nominee | undefined, Nominee | undefined],
): CaseloadCover | Refusal {
  const { authority } = caller;
  const { leadProfessionalId, personId, from, until, because } = terms;
  if (lead?.authority !== authority) return refuse('person_unknown');
  const cannot = refuseAsLead(other, authority);
  if (cannot) return cannot;
  if (!mayCoverAll({ authority, leadProfessionalId }, caller))
    return refuse(
      'forbidden',
      'Whoever leads the cases, their lead CAF contact and their managers name who stands in.',
    );
  if (personId === leadProfessionalId)
    return refuse('party_to_itself', 'Name somebody else than the Lead Professional.');
  const unfit = refuseDays(terms, at);
  if (unfit) return unfit;
  const { clientId: _client, door: _door, otherPosts: _posts, ...namedBy } = caller;
  return {
    ...{ id, authority, leadProfessionalId, personId, from, until, because },
    ...{ namedAt: at, namedBy },
  };
}

/** Whether it is that very cover. */
export function isSameCover(one: CaseloadCover, other: CaseloadCover): boolean {
  return one.personId === other.personId && one.from === other.from && one.until === other.until;
}

export function endCaseloadCover(
  cover: CaseloadCover,
  endedBecause: NonNullable<CaseloadCover['endedBecause']>,
  endedAt: string,
): CaseloadCover | Refusal {
  if (cover.endedAt !== undefined) return refuse('cover_ended');
  return { ...cover, endedAt, endedBecause };
}

/**
 * Why it has come to an end by itself; nothing where it goes on. While whoever led leads cases that
 * wait for another lead, somebody stands in there still.
 */
export function caseloadCoverOver(
  { until }: Pick<CaseloadCover, 'until'>,
  { today, hasLeft, leadsNothing }: OverWhere,
): CaseloadCover['endedBecause'] {
  if (today > until) return 'date_came';
  if (hasLeft) return 'stand_in_left';
  return leadsNothing ? 'lead_passed' : undefined;
}

interface OverWhere {
  readonly today: string;
  /** Who stands in acts for their authority no more. */
  readonly hasLeft: boolean;
  /** Nor does the lead, and another leads each of their cases. */
  readonly leadsNothing: boolean;
}

export function viewCaseloadCover(
  { namedBy, ...cover }: CaseloadCover,
  coverage: Coverage,
  { caller, at }: { readonly caller: Caller; readonly at: string },
): CaseloadCoverView {
  const { from, endedAt } = cover;
  const begun = from <= londonDate(at) ? 'running' : 'planned';
  return {
    ...{ ...cover, ...coverage },
    state: endedAt === undefined ? begun : 'ended',
    ...(namedBy.personId === undefined ? {} : { namedBy: namedBy.personId }),
    mayEnd: endedAt === undefined && mayCoverAll(cover, caller),
  };
}

/**
 * Who stands in from now on in one case of the lead; nothing where they do already, somebody else
 * leads, or it waits for another cover to end. Where it may not be, that is kept: it is looked at
 * once.
 *
 * @param permitted whether it would be, if whoever named it asked for it in this case
 */
export function coverCase(
  cover: CaseloadCover,
  episode: LivedEpisode,
  known: readonly LeadCover[],
  { id, at, permitted }: { readonly id: string; readonly at: string; readonly permitted: boolean },
): LeadCover | undefined {
  const { authority, leadProfessionalId, personId, until, because, namedBy } = cover;
  const { lead } = episode;
  if (cover.endedAt !== undefined || lead.personId !== leadProfessionalId) return undefined;
  const isDone = known.some(
    (one) => one.term === lead.term && (one.caseloadCoverId === cover.id || isOpenForAll(one)),
  );
  if (isDone || lead.authority !== authority) return undefined;
  const today = londonDate(at);
  const from = cover.from < today ? today : cover.from;
  const isLeadCafContact = namedBy.roles.includes('lead_caf_contact');
  const terms = { episodeId: episode.id, personId, from, until, because };
  const by = { authority, personId: namedBy.personId, isLeadCafContact };
  const named = nameCover(episode, terms, { ...by, id, at, caseloadCoverId: cover.id }, known);
  if (permitted && !isRefusal(named)) return coverAt(named, episode, at);
  if (isRefusal(named) && PASSING.includes(named.refused)) return undefined;
  return {
    ...{ ...terms, id, authority, leadProfessionalId, term: lead.term, forAll: true },
    ...{ caseloadCoverId: cover.id, confirmed: isLeadCafContact, namedAt: at, state: 'ended' },
    ...(namedBy.personId === undefined ? {} : { namedBy: namedBy.personId }),
    ...{ endedAt: at, endedBecause: 'cannot_cover' },
  };
}

/** What is not so for good, or is over anyway. */
const PASSING: readonly RefusalCode[] = ['cover_exists', 'conflict', 'step_incomplete'];

function isOpenForAll({ forAll, state }: LeadCover): boolean {
  return forAll && state !== 'ended';
}

/**
 * Cases that the lead leads now, without those that are hidden from who asks.
 *
 * @param covers of these cases
 */
export function coverageOf(
  { id, authority, leadProfessionalId }: CaseloadCover,
  episodes: readonly Episode[],
  covers: readonly LeadCover[],
  { viewer, most }: { readonly viewer: Pick<Viewer, 'personId'>; readonly most: number },
): Coverage {
  const led = episodes.filter(
    (episode) =>
      isLived(episode) &&
      episode.state !== 'closed' &&
      episode.lead.authority === authority &&
      episode.lead.personId === leadProfessionalId &&
      !isNamed(episode.shield, viewer),
  );
  const open = covers.filter((one) => one.caseloadCoverId === id && one.state !== 'ended');
  const bare = led
    .filter(
      ({ id: of, lead }) => !open.some((one) => one.episodeId === of && one.term === lead.term),
    )
    .map((episode) => episode.id)
    .sort();
  return {
    ...{ open: led.length, covered: led.length - bare.length },
    notCovered: bare.slice(0, most),
  };
}
