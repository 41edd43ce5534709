import {
  type Consent,
  type EndedConsent,
  type GrantedConsent,
  isListed,
  isOfChild,
  mayOverruleChild,
  type RefusedConsent,
} from './consent.js';
import type { EpisodeParts } from './episode-parts.js';

/**
 * What a family said against sharing: it refused, withdrew, or agreed to less in place of what it
 * had agreed to.
 */
export type No = RefusedConsent | (EndedConsent & { readonly state: 'withdrawn' | 'superseded' });

export function isNo(consent: Consent): consent is No {
  return (
    consent.state === 'refused' || consent.state === 'withdrawn' || consent.state === 'superseded'
  );
}

/**
 * Whether a grant holds although the family said no. A refusal is taken back only by a later grant
 * that names the recipient or, where everybody had been refused, by any. Besides, not every
 * authority may say that a family thinks otherwise by now: those may that were told the no, keep
 * its record, named the episode or employ the Lead Professional. For itself an authority may only
 * where nobody but itself was told. What a child who is able to decide said outranks a parent’s
 * word, whoever spoke last.
 *
 * @param storing the recipient would add something of its own, and see nothing of others
 */
export function holdsAgainst(
  grant: GrantedConsent,
  no: No,
  { recipient, storing }: { readonly recipient: string; readonly storing: boolean },
  parts: EpisodeParts,
): boolean {
  const childSaysNo = isWordOfChild(no);
  const childAgrees = isOfChild(grant);
  if (childSaysNo && !mayOverruleChild(grant)) return false;
  const isOutranked = childAgrees && !childSaysNo && no.givenBy.overrulesChild === undefined;
  if (no.state === 'refused' && !isOutranked && !takesBack(grant, no, recipient)) return false;
  const { authority: by } = grant;
  if (by === recipient && !storing) return by === toldOf(no) && by === no.authority;
  return mayPassOn(by, no, parts);
}

/**
 * Whether an authority may say that a family thinks otherwise by now: it was told what the family
 * had said, keeps the record of it, named the episode or employs the Lead Professional.
 */
export function mayPassOn(
  authority: string,
  said: No | EndedConsent,
  { namedBy, leadAuthority }: EpisodeParts,
): boolean {
  return [toldOf(said), said.authority, namedBy, leadAuthority].includes(authority);
}

function toldOf(said: No | EndedConsent): string | undefined {
  return 'toldTo' in said ? said.toldTo : said.authority;
}

/**
 * A child who takes back what a parent gave is heeded at once, but was not judged able to decide.
 */
export function isWordOfChild(no: No): boolean {
  return isOfChild(no) && !(no.state === 'withdrawn' && no.endedBy !== 'child');
}

function takesBack(grant: GrantedConsent, refusal: RefusedConsent, recipient: string): boolean {
  if (Date.parse(grant.givenAt) <= Date.parse(refusal.givenAt)) return false;
  return refusal.recipients.kind === 'all_counterparts' || isListed(grant, recipient);
}
