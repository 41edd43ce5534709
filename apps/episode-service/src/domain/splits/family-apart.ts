import type { CaseContact } from '@hub/contracts/team';
import { londonDate } from '@hub/working-time';
import type { LivedEpisode } from '../episode.js';
import { isSame } from '../team/contacts.js';
import { withoutCoordinator } from '../team/coordinator.js';
import type { Parts } from './split.js';

/** What was named of a family, and when. */
export interface FamilyNamed extends Pick<Parts, 'contacts' | 'needs' | 'coordinator'> {
  readonly proposedAt: string;
  readonly at: string;
}

interface Families {
  readonly from: LivedEpisode;
  readonly to: LivedEpisode;
  /** What came into the other. */
  readonly brought: readonly ('team' | 'needs')[];
}

/**
 * Each case with its own family: those without an account who were named, and what the family
 * needs, go to the other, as they are of its child. Nobody coordinates the other by it.
 */
export function familiesApart(
  { from, to }: { readonly from: LivedEpisode; readonly to: LivedEpisode },
  named: FamilyNamed,
): Families {
  const { from: own, to: other, moved } = contactsApart(from, to, named);
  const needs = needsApart(own, other, named);
  return {
    from: coordinatorApart(needs.from, named),
    to: needs.to,
    brought: [...(moved ? (['team'] as const) : []), ...(needs.moved ? (['needs'] as const) : [])],
  };
}

/** Where the other has such a one already, who comes is noted as one of before. */
function contactsApart(from: LivedEpisode, to: LivedEpisode, { contacts, at }: FamilyNamed) {
  const { contacts: all = [], ...rest } = from;
  const moving = all.filter(({ id }) => contacts.includes(id));
  if (moving.length === 0) return { from, to, moved: false };
  const staying = all.filter((one) => !moving.includes(one));
  const { contacts: there = [] } = to;
  const now = there.filter(({ until }) => until === undefined);
  const come = moving.map((one): CaseContact => {
    const isDouble = one.until === undefined && now.some((other) => isSame(other, one));
    return isDouble ? { ...one, until: londonDate(at) } : one;
  });
  return {
    from: { ...rest, ...(staying.length === 0 ? {} : { contacts: staying }) },
    to: { ...to, contacts: [...there, ...come] },
    moved: true,
  };
}

/** What was said after it was proposed is of the first child; what was said last stands alone. */
function needsApart(from: LivedEpisode, to: LivedEpisode, named: FamilyNamed) {
  const { needs, ...rest } = from;
  if (!named.needs || !needs || needs.recordedAt > named.proposedAt)
    return { from, to, moved: false };
  const isNewer = to.needs === undefined || to.needs.recordedAt < needs.recordedAt;
  return { from: rest, to: isNewer ? { ...to, needs } : to, moved: isNewer };
}

function coordinatorApart(from: LivedEpisode, { coordinator, at }: FamilyNamed): LivedEpisode {
  return coordinator !== undefined && from.coordinator?.personId === coordinator
    ? withoutCoordinator(from, { until: at, because: 'of_another_child' })
    : from;
}
