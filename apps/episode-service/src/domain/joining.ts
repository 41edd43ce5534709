import { type Episode, isRunning, type TeamMember } from './episode.js';
import { isHidden } from './shield-terms.js';

/** Why somebody stays out of a team, whoever wants them in it. */
export type JoinHindrance =
  'already_in_team' | 'person_unknown' | 'not_running' | 'shielded_from' | 'consent_missing';

/** Who is to be in a team, and what is known of it elsewhere. */
export interface Joiner {
  readonly authority: string;
  readonly personId: string;
  /** Where identity-service says that they work; absent where it knows nobody. */
  readonly employer: string | undefined;
  /** What the family agreed to covers their authority. */
  readonly agreed: boolean;
}

/** One set of rules for who is added and for who asked to join. */
export function hindranceOf(
  episode: Episode,
  { authority, personId, employer, agreed }: Joiner,
): JoinHindrance | undefined {
  if (employer !== authority) return 'person_unknown';
  if (isHidden(episode.shield, { authority, personId })) return 'shielded_from';
  if (isIn(episode, personId)) return 'already_in_team';
  if (!isRunning(episode)) return 'not_running';
  return agreed ? undefined : 'consent_missing';
}

function isIn({ lead, team }: Episode, personId: string): boolean {
  return lead.personId === personId || team.some((member) => member.personId === personId);
}

/**
 * The seat of somebody whom another brought in, which their own lead CAF contact confirms by adding
 * them again.
 */
export function seatToConfirm(episode: Episode, personId: string): TeamMember | undefined {
  if (!isRunning(episode)) return undefined;
  return episode.team.find((member) => member.personId === personId && !member.confirmed);
}
