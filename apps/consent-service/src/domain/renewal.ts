import {
  type Consent,
  type EndedConsent,
  type GrantedConsent,
  mayOverruleChild,
} from './consent.js';
import { isNo, isWordOfChild, mayPassOn } from './change-of-mind.js';
import type { EpisodeParts } from './episode-parts.js';

/** More would not fit a fact. */
const MOST_RENEWED = 50;

/**
 * Consents that had ended when a family agreed again, in whose place an episode that had stopped
 * goes on: those that the authority of the new one may speak of. It was told of the ending, keeps
 * the record, named the episode or employs the Lead Professional. What a child who is able to
 * decide took back is renewed by the child, or where a recorded reason overrules it.
 *
 * @returns ids, the last one ended first
 */
export function renewedBy(
  grant: GrantedConsent,
  consents: readonly Consent[],
  parts: EpisodeParts,
): string[] {
  return consents
    .filter(hasStoppedEpisodes)
    .filter((ended) => Date.parse(ended.endedAt) <= Date.parse(grant.recordedAt))
    .filter((ended) => mayPassOn(grant.authority, ended, parts))
    .filter((ended) => !isTakenBackByChild(ended) || mayOverruleChild(grant))
    .sort((one, other) => Date.parse(other.endedAt) - Date.parse(one.endedAt))
    .slice(0, MOST_RENEWED)
    .map(({ id }) => id);
}

function hasStoppedEpisodes(consent: Consent): consent is EndedConsent {
  const { state } = consent;
  return state === 'withdrawn' || state === 'expired' || state === 'other_child';
}

/** What expired was taken back by nobody. */
function isTakenBackByChild(ended: EndedConsent): boolean {
  return isNo(ended) && isWordOfChild(ended);
}
