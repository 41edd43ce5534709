import { type TeamInvitationView, NEUTRAL_ROLE } from '@hub/contracts/team';
import type { Episode } from '../../domain/episode.js';
import type { TeamInvitation } from '../../domain/team/invitation.js';
import { roleInWords } from '../../domain/team/team-role.js';
import { worksWith } from './seat-view.js';

/** An invitation, as it stands for who is invited, who leads and the team; or for all others. */
export function viewInvitation(
  { confirmed: _by, personId, role, notCounted, ...shown }: TeamInvitation,
  episode: Episode,
  viewer: string | undefined,
): TeamInvitationView {
  const { words, isSensitive } = roleInWords(role);
  const isWhole = !isSensitive || viewer === personId || worksWith(episode, viewer);
  // Whose holidays they are tells for whom somebody works.
  const closed = notCounted === undefined ? {} : { notCounted };
  return isWhole
    ? { ...shown, personId, role: words, ...closed }
    : { ...shown, role: NEUTRAL_ROLE };
}
