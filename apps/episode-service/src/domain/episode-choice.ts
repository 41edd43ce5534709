import type { EpisodeView, ListEpisodesPayload } from '@hub/contracts/episode';
import { type Episode, hasPart, shownState } from './episode.js';
import { peopleOf } from './relations.js';

/** Which episodes a list shows. */
export interface EpisodeChoice {
  /** With a part in them. */
  readonly authority: string;
  /** Who looks, where a person does: those hidden from them are left out. */
  readonly viewer?: string;
  /** Who leads them, or is in their team. */
  readonly person?: string;
  readonly state?: EpisodeView['state'];
  readonly lead?: string;
  readonly team?: string;
  readonly home?: string;
  readonly level?: number;
  readonly reviewBefore?: string;
  /** Under any of these case references. */
  readonly references?: readonly string[];
  /** By what it is found under the authority’s own references, beside those on record. */
  readonly referenceTokens?: readonly string[];
}

/** What a list shows to who asks; nothing of its own to a case system that acts for nobody. */
export function choiceOf(
  {
    mine = false,
    reference,
    cursor: _cursor,
    limit: _limit,
    sort: _sort,
    ...named
  }: ListEpisodesPayload,
  { authority, personId }: { readonly authority: string; readonly personId?: string | undefined },
): EpisodeChoice | undefined {
  const seen = {
    authority,
    ...(personId === undefined ? {} : { viewer: personId }),
    ...named,
    ...(reference === undefined ? {} : { references: spellingsOf(reference) }),
  };
  if (!mine) return seen;
  return personId === undefined ? undefined : { ...seen, person: personId };
}

/**
 * How a reference that somebody typed may stand on record. Its token is of the very text, so that
 * only whole texts can be looked for: as it was typed, without blanks around it, and in capitals or
 * small letters throughout.
 */
export function spellingsOf(reference: string): string[] {
  const trimmed = reference.trim();
  return [...new Set([reference, trimmed, trimmed.toUpperCase(), trimmed.toLowerCase()])];
}

export function isChosen(episode: Episode, choice: EpisodeChoice): boolean {
  const { authority, viewer, person, state, lead, team, home, level, reviewBefore, references } =
    choice;
  const { nextReviewOn } = episode;
  return (
    hasPart(episode, { authority, personId: viewer }) &&
    (person === undefined || peopleOf(episode).some(({ personId }) => personId === person)) &&
    (state === undefined || shownState(episode) === state) &&
    (lead === undefined || episode.lead.personId === lead) &&
    (team === undefined || episode.team.some(({ personId }) => personId === team)) &&
    (home === undefined || episode.homeAuthority === home) &&
    (level === undefined || episode.levelOfNeed.level === level) &&
    (reviewBefore === undefined || (nextReviewOn !== undefined && nextReviewOn <= reviewBefore)) &&
    (references === undefined || references.includes(episode.ownReference))
  );
}

/** Stands for no review: after every one. */
const NO_REVIEW = '9999-12-31';

/** Where an episode stands in a list by the day of its next review. */
export function reviewPlace({ nextReviewOn = NO_REVIEW, id }: Episode): {
  readonly at: string;
  readonly id: string;
} {
  return { at: `${nextReviewOn}T00:00:00.000Z`, id };
}
