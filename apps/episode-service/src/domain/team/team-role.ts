import { TEAM_ROLE_CODES, TEAM_ROLES, type TeamRole } from '@hub/contracts/team';

/** A role of the list by its code or its words. */
function roleNamed(text: string): TeamRole | undefined {
  const named = text.trim().toLowerCase();
  return TEAM_ROLE_CODES.find(
    (code) => code === named || TEAM_ROLES[code].words.toLowerCase() === named,
  );
}

/** What somebody does in a team who came into it by their post at their authority. */
export function roleOfPost(post: string | undefined): TeamRole {
  return (post === undefined ? undefined : roleNamed(post)) ?? 'other_professional';
}

/**
 * A role in words.
 *
 * @param kept of the list, or a text of before there was one: that may say anything, and counts as
 *   sensitive
 */
export function roleInWords(kept: string): {
  readonly words: string;
  readonly isSensitive: boolean;
} {
  const role = roleNamed(kept);
  if (role === undefined) return { words: kept, isSensitive: true };
  const said = TEAM_ROLES[role];
  return { words: said.words, isSensitive: 'sensitive' in said };
}
