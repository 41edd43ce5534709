import { AUTHORITY_CODES } from '@hub/contracts';
import type { FoundEpisode } from '@hub/contracts/lookup';

type Episodes = readonly [FoundEpisode, ...FoundEpisode[]];

/**
 * What the hub's index held of one authority. None is known only of an index that is complete up to
 * a time.
 */
export type IndexAnswer = { readonly authority: string } & (
  | { readonly outcome: 'found'; readonly episodes: Episodes; readonly completeUpTo?: string }
  | { readonly outcome: 'person_will_answer'; readonly completeUpTo?: string }
  | { readonly outcome: 'none'; readonly completeUpTo: string }
  | { readonly outcome: 'stale'; readonly completeUpTo?: string }
);

/**
 * What one authority answered. The answer of a system that was asked live stands with its enquiry;
 * the hub knows its own episodes beside it.
 */
export type AuthorityAnswer =
  | IndexAnswer
  | {
      readonly authority: string;
      readonly outcome: 'asked_live';
      readonly episodes?: Episodes;
    }
  | {
      readonly authority: string;
      readonly outcome: 'not_asked';
      readonly because: 'suspended' | 'busy';
      readonly episodes?: Episodes;
    };

type LiveAnswer = Exclude<AuthorityAnswer, IndexAnswer>;

/** Up to when an authority's index is known complete; absent where it was never reconciled. */
export type Freshness = ReadonlyMap<string, string>;

/** Authorities that answer live: asked, or why not. */
export type Live = ReadonlyMap<string, 'asked' | 'suspended' | 'busy'>;

export interface Match {
  readonly authority: string;
  /**
   * Of what is only possible, a person must say whether it is the child before anything of it is
   * shown.
   */
  readonly outcome: 'found' | 'possible';
  readonly episode: FoundEpisode;
}

export const MOST_EPISODES_SHOWN = 5;

/**
 * One answer for each of the 33 authorities. An index not reconciled since `notBefore` answers
 * `stale`, never `none`.
 */
export function answersOf(
  matches: readonly Match[],
  freshness: Freshness,
  notBefore: string,
  live: Live = new Map(),
): AuthorityAnswer[] {
  return AUTHORITY_CODES.map((authority): AuthorityAnswer => {
    const how = live.get(authority);
    const own = matches.filter((match) => match.authority === authority);
    const found = own.filter(({ outcome }) => outcome === 'found').map(({ episode }) => episode);
    const known = shown(found);
    if (how === 'asked') return { authority, outcome: 'asked_live', ...known };
    if (how !== undefined) return { authority, outcome: 'not_asked', because: how, ...known };
    const index = { authority, completeUpTo: freshness.get(authority), notBefore };
    return ofIndex(index, found, own.length > found.length);
  });
}

/**
 * The answer of an authority that is asked live, once a person has said that an episode of the hub
 * is the child's.
 */
export function knownLive(answer: LiveAnswer, found: FoundEpisode | undefined): LiveAnswer {
  const before = answer.episodes ?? [];
  const isNew = found && !before.some(({ reference }) => reference === found.reference);
  return isNew ? { ...answer, ...shown([...before, found]) } : answer;
}

function shown([first, ...others]: readonly FoundEpisode[]): { readonly episodes?: Episodes } {
  return first ? { episodes: [first, ...others.slice(0, MOST_EPISODES_SHOWN - 1)] } : {};
}

/** The answer of an authority once a person has answered one of the questions about its records. */
export function answeredAgain(
  answer: IndexAnswer,
  { found, open, notBefore }: { found: FoundEpisode | undefined; open: boolean; notBefore: string },
): IndexAnswer {
  const { authority, completeUpTo } = answer;
  const before = answer.outcome === 'found' ? answer.episodes : [];
  const isNew = found && !before.some(({ reference }) => reference === found.reference);
  const episodes = isNew ? [...before, found] : before;
  return ofIndex({ authority, completeUpTo, notBefore }, episodes, open);
}

export function isOfIndex(answer: AuthorityAnswer): answer is IndexAnswer {
  return answer.outcome !== 'asked_live' && answer.outcome !== 'not_asked';
}

function ofIndex(
  index: { authority: string; completeUpTo: string | undefined; notBefore: string },
  episodes: readonly FoundEpisode[],
  open: boolean,
): IndexAnswer {
  const { authority, completeUpTo, notBefore } = index;
  const known = { authority, ...(completeUpTo === undefined ? {} : { completeUpTo }) };
  const { episodes: found } = shown(episodes);
  if (found) return { ...known, outcome: 'found', episodes: found };
  if (open) return { ...known, outcome: 'person_will_answer' };
  if (completeUpTo === undefined || completeUpTo < notBefore) return { ...known, outcome: 'stale' };
  return { authority, outcome: 'none', completeUpTo };
}
