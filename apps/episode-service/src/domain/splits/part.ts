import { isRunning, type LivedEpisode, renewed, resumed, stopped } from '../episode.js';
import { familiesApart, type FamilyNamed } from './family-apart.js';
import type { Apart } from './split-decisions.js';

/** The two after a split. */
export interface Parting {
  readonly from: LivedEpisode;
  readonly to: LivedEpisode;
  /** Places in the team of the first that are no more. */
  readonly left: readonly string[];
  /** The first had stopped with the consent of the other, and goes on. */
  readonly resumes: boolean;
  /** What the other went on under ended while it was thought to be of the first child. */
  readonly stops: boolean;
  /** What of its family came into the other. */
  readonly brought: readonly ('team' | 'needs')[];
}

/**
 * Two children apart: who was named leaves the first, and whoever joined by the merge that is
 * undone. One that had gone on in the first stands where it stood, with its family.
 *
 * @param how.inForce consents in force, as far as is known, of those that the two go on under
 */
export function part(
  { from, to }: Apart,
  how: {
    readonly team: readonly string[];
    readonly consents: readonly string[];
    readonly inForce: readonly string[];
    readonly family: FamilyNamed;
  },
): Parting {
  const isInForce = (id: string): boolean => how.inForce.includes(id) && !how.consents.includes(id);
  const seat = to.state === 'folded' ? [to.folded.mergeId] : [];
  const left = from.team.map(({ id }) => id).filter((id) => [...how.team, ...seat].includes(id));
  const team = from.team.filter(({ id }) => !left.includes(id));
  const alone = to.state === 'folded' ? unfold(to) : to;
  const families = familiesApart({ from: { ...from, team }, to: alone }, how.family);
  const stays: LivedEpisode = { ...families.from, version: from.version + 1 };
  const resumes = to.state === 'folded' && from.state === 'withdrawn' && isInForce(from.consentId);
  const isChanged = families.to !== alone;
  const other = isChanged ? { ...families.to, version: to.version + 1 } : alone;
  const stops = to.state === 'folded' && isRunning(alone) && !how.inForce.includes(alone.consentId);
  return {
    from: resumes ? renewed(stays, from.consentId) : stays,
    to: stops ? stopped(other) : other,
    ...{ left, resumes, stops, brought: families.brought },
  };
}

function unfold({
  folded,
  state: _folded,
  resumesAs: _as,
  nextReviewOn: _on,
  ...stays
}: Extract<Apart['to'], { state: 'folded' }>): LivedEpisode {
  const stood: LivedEpisode = { ...stays, ...folded.before, version: stays.version + 1 };
  // Its transfers ended when it was folded.
  return stood.state === 'transferring' ? resumed(stood) : stood;
}
